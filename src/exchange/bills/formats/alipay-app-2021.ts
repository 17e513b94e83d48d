import type { BillShape } from '../shape.ts';
import { ALIPAY, APP_COLUMNS } from './alipay.ts';

/** The app's export of 2021 and 2022: another order, no remarks, the explanations at the end. */
export const alipayApp2021: BillShape = {
  ...ALIPAY,
  format: 'alipay-app-2021',
  columns: APP_COLUMNS,
  marks: ({ names }) => names[0] === '收/支',
};
