import type { BillShape } from '../shape.ts';
import { WECHAT } from './wechat.ts';

/** Since March 2026: times and amounts are a spreadsheet's numbers. */
export const wechatXlsx2026: BillShape = {
  ...WECHAT,
  format: 'wechat-xlsx-2026',
  container: 'sheet',
  marks: ({ firstTime }) => /^\d{5}(?:\.\d+)?$/.test(firstTime),
};
