import type { BillShape } from '../shape.ts';
import { JD } from './jd.ts';

/** From 2021 to 2023: another order of the columns. */
export const jdCsv2021: BillShape = {
  ...JD,
  format: 'jd-csv-2021',
  marks: ({ names }) => names[1] === '交易分类',
};
