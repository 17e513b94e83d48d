/* Addresses of homes: behind a label up to the end of the sentence, and where a place goes on to a number. */

const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门';
const LABEL = String.raw`(?<!网|网站|网页|店铺|链接|下载|邮箱|邮件|IP|MAC)(?:地[ \u3000]{0,2}址|住[ \u3000]{0,2}址|住所地?|居住地|户籍地|籍贯|所在地|家住|现住|住在|[寄送]往|[寄送]到|寄至|收货地)|(?<!e-?mail |site |web |website |ip |mac |url )\baddress(?=\s?[:：])`;
/** A label may be followed by the tag that keeps a number whole on a page. */
const SAYS = String.raw`(?:[（(][^（()）\n]{1,8}[）)])?(?:\s{0,4}[:：=＝]\s{0,4}|\s?是\s?|[ \t\u3000]{1,3})(?:<[^>]{0,40}>)?`;

/** Up to the end of the sentence or the line: an address has commas of its own; one of the web stays. */
const LABELLED = new RegExp(
  String.raw`(?<=(?:${LABEL})${SAYS})(?!\*\*\*|_|…|https?:|[\w-]+(?:\.[\w-]+)+)[^\n\r。；;<"”]{1,100}?(?=\.[A-Za-z0-9]{2,5}$|[\n\r。；;<"”]|$|[,，]\s{0,4}[收联电手姓邮])`,
  'gimu',
);

const NUMBER = String.raw`[A-Za-z]?[\dA-Za-z０-９甲乙丙丁附一二三四五六七八九十零百-]{1,8}`;
const UNIT = '(?:号楼|号院|号|弄|栋|幢|座|单元|室|楼|层|房|户|院|组|舍|期|队)';
/** What has a number and is no place. */
const NOT_A_PLACE =
  '(?!线|文|令|公告|通知|规定|解释|决定|之前|以前|之后|以后|前|后|客服|订单|工单|截图|会员)';
const ROAD =
  '(?:路|街|大道|道|巷|弄|胡同|村|庄|屯|寨|里|坊|苑|园|园区|小区|社区|大厦|大楼|广场|花园|家园|公寓|新城|城|府|庭|郡|湾|公馆|校区|中心|段|街道|步行街|宿舍|乡|镇)';
/** Whatever leads from one number to the next: 138号蜀都中心2期1号楼3单元1804. */
const FURTHER = String.raw`(?:[ \u3000]?\p{Script=Han}{0,10}?(?:[A-Za-z]?[\d０-９一二三四五六七八九十-]{1,5}|[A-Za-z])[ \u3000]?${UNIT})*(?:(?<=[楼元栋幢座舍号])[\d０-９零〇一二三四五六七八九]{2,5}(?![\d０-９.]|[元块])|\p{Script=Han}{0,10}(?:大厦|广场|公寓|宿舍|酒店|\p{Script=Han}[校学]|小区|花园)[\d０-９]{0,5})?`;
const STREET = new RegExp(
  String.raw`(?:[\p{Script=Han}A-Za-z0-9]{1,10}[省市区县州盟旗镇乡][ \u3000]){0,4}[\p{Script=Han}A-Za-z0-9]{2,30}${ROAD}[ \u3000]?(?:${NUMBER}[ \u3000]?${UNIT}|[\d０-９]+(?:-\d+)?号)${NOT_A_PLACE}${FURTHER}`,
  'gu',
);
/** 3栋2单元501: nobody but a neighbour has one. */
const HOUSE =
  /[\p{Script=Han}A-Za-z]{2,15}(?:小区|花园|家园|公寓|苑|府|城|园|庭|湾)\d{1,3}-\d{1,3}-\d{2,4}(?!\d)|\d{1,4}(?:栋|幢|号楼|座)[ \u3000]?(?:\d{1,3}单元[ \u3000]?\d{2,5}室?|\d{3,5}室)/gu;
const IS_PLACE = new RegExp(`[省市区县州盟旗镇乡村]|街道|小区|花园|家园|公寓|${PROVINCES}`, 'u');

/** Hides addresses. @param spared those that stay */
export function withoutAddresses(text: string, spared: readonly string[]): string {
  const stays = (place: string) => spared.some((one) => one.includes(place.trim()) || place.trim() === one);
  return text
    .replaceAll(LABELLED, (place) => (stays(place) ? place : '***'))
    .replaceAll(STREET, (place) => (IS_PLACE.test(place) && !stays(place) ? '***' : place))
    .replaceAll(HOUSE, '***');
}
