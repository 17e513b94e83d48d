import type { BillShape } from '../shape.ts';
import { ALIPAY, APP_COLUMNS } from './alipay.ts';

/** The app's export from 2023 to 2025: the same columns, padded with spaces, under the company's older name. */
export const alipayApp2023: BillShape = {
  ...ALIPAY,
  format: 'alipay-app-2023',
  columns: { ...APP_COLUMNS, note: '备注' },
};
