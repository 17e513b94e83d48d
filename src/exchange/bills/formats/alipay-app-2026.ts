import type { BillShape } from '../shape.ts';
import { ALIPAY, APP_COLUMNS } from './alipay.ts';

/** The app's export of today. */
export const alipayApp2026: BillShape = {
  ...ALIPAY,
  format: 'alipay-app-2026',
  columns: { ...APP_COLUMNS, note: '备注' },
  marks: ({ above }) => above.includes('支付宝支付科技有限公司'),
};
