import { alipayApp2021 } from './formats/alipay-app-2021.ts';
import { alipayApp2023 } from './formats/alipay-app-2023.ts';
import { alipayApp2026 } from './formats/alipay-app-2026.ts';
import { alipayWeb } from './formats/alipay-web.ts';
import { jdCsv2021 } from './formats/jd-csv-2021.ts';
import { jdCsv } from './formats/jd-csv.ts';
import { meituanCsv } from './formats/meituan-csv.ts';
import { wechatCsv } from './formats/wechat-csv.ts';
import { wechatXlsx2025 } from './formats/wechat-xlsx-2025.ts';
import { wechatXlsx2026 } from './formats/wechat-xlsx-2026.ts';
import type { BillShape } from './shape.ts';

/** Every shape of a bill. Of several with the same columns the first whose marks fit is meant. */
export const SHAPES: readonly BillShape[] = [
  wechatXlsx2026,
  wechatXlsx2025,
  wechatCsv,
  alipayApp2026,
  alipayApp2021,
  alipayApp2023,
  alipayWeb,
  jdCsv2021,
  jdCsv,
  meituanCsv,
];
