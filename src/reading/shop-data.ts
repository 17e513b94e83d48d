/** What a marketplace says when it is asked who its shop is. */

const SHOP = '(?:商家|店家|店铺|卖家|商户|店主|经营者|入驻方)';
const DATA = '(?:真实)?(?:信息|资料|姓名|名称|身份|地址|电话|手机号?|联系方式|执照|主体)';
const WILL_NOT =
  '(?:不能|无法|不方便|不便|没有权限|无权|不予|不可以?|拒绝|不会|没办法|没法|暂不)(?:对外|向您|向你|给您|给你|帮您|帮你|直接)?(?:提供|透露|公开|公布|告知|泄露|给|查询)';

const NONE = [
  new RegExp(`${WILL_NOT}[^。！!？?\\n]{0,10}${SHOP}`),
  new RegExp(
    `${SHOP}[^。！!？?\\n]{0,6}${DATA}[^。！!？?\\n]{0,14}(?:${WILL_NOT}|保密|隐私|查不到|没有登记)`,
  ),
  new RegExp(`(?:没有|查不到|未登记|没登记)[^。！!？?\\n]{0,4}${SHOP}[^。！!？?\\n]{0,6}${DATA}`),
] as const;
const NAMED = /(?:名称|姓名|主体|公司)(?:是|为|[:：])|有限公司|个体工商户/;
const PLACED = /(?:地址|住所|经营场所)(?:是|为|在|[:：])/;
const REACHED = /(?:电话|手机号?|联系方式|联系人)(?:是|为|[:：])?\s*\S*\d{7,}/;

/** That it gave the shop's name, address and contact, or that it will not; undefined if it says nothing of that. */
export function shopDataIn(text: string): 'given' | 'none' | undefined {
  const plain = text.normalize('NFKC');
  if (NONE.some((pattern) => pattern.test(plain))) return 'none';
  return NAMED.test(plain) && PLACED.test(plain) && REACHED.test(plain) ? 'given' : undefined;
}
