import type { BillShape } from '../shape.ts';
import { JD } from './jd.ts';

/** The export of today; amounts may say what came back: 131.77(已退款89.84). */
export const jdCsv: BillShape = { ...JD, format: 'jd-csv' };
