import type { BillShape } from '../shape.ts';
import { WECHAT } from './wechat.ts';

/** From mid-2025 to February 2026: times and amounts are texts. */
export const wechatXlsx2025: BillShape = { ...WECHAT, format: 'wechat-xlsx-2025', container: 'sheet' };
