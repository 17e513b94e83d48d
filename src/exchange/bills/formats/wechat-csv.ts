import type { BillShape } from '../shape.ts';
import { WECHAT } from './wechat.ts';

/** From 2018 to mid-2025, with the export of April 2025 that closes its quotes too early. */
export const wechatCsv: BillShape = { ...WECHAT, format: 'wechat-csv', container: 'text' };
