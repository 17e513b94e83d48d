import type { Facts } from '../case/facts.ts';
import type { CaseState } from '../case/state.ts';
import { replacing } from '../case/text.ts';
import { masked } from '../letters/parts.ts';

/*
 * What is hidden in a package that must not show who somebody is. Numbers and street addresses are found by their form;
 * names where a label stands before them, or where the case or the user's own file knows them. A name in running text
 * that nobody introduced is not found: the user is told to look.
 */

/** What is hidden beside what is found by form and label. */
export interface Hidden {
  /** Values that are hidden wherever they stand. */
  readonly own: readonly (string | undefined)[];
  /** The reader has to find out who runs the site: its company number and its address stay. */
  readonly sparesCompany: boolean;
}

/** Takes names, addresses and numbers of people out of texts. It hides rather too much than too little. */
export function redactor({ own, sparesCompany }: Hidden): (text: string) => string {
  const values = own.filter((value) => value !== undefined && value.trim().length > 1) as string[];
  const hide = replacing(values, () => '***');
  return (text) => {
    const numbers = masked(byForm(hide(text)));
    return sparesCompany ? numbers : numbers.replaceAll(COMPANY, '***');
  };
}

/** What is found by its form and by labels. */
function byForm(text: string): string {
  return text
    .replaceAll(NAME, '$1***')
    .replaceAll(SAID_NAME, '$1***')
    .replaceAll(ADDRESS, '$1***')
    .replaceAll(STREET, (place) => (/[省市区县州旗镇乡]/.test(place) ? '***' : place))
    .replaceAll(DOCUMENT, (number) => `${number.slice(0, 2)}****${number.slice(-2)}`);
}

/** A label may be followed by the tag that keeps a number whole on a page. */
const SAYS = String.raw`(?:\s*(?:[:：=＝]|是)\s*|[ \t]{1,3})(?:<[^>]{0,40}>)?`;

/** One word or two after what introduces a person; `姓名：张三` and `收货人 张三`. */
const NAME = new RegExp(
  String.raw`((?:姓名|名字|收货人|收件人|寄件人|发货人|联系人|户名|持卡人|开户人|付款人|收款人|投诉人|申请人|当事人|监护人|实名|昵称|微信名)${SAYS})(?!\*\*\*)[\p{L}*·•.]{1,30}`,
  'gu',
);
/** `我叫张三`: two to four characters, or a foreign name with its dot. */
const SAID_NAME =
  /((?:我|名|名字)叫(?:做)?\s{0,2})(?!\*\*\*)(?:[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}|[\u4e00-\u9fff]{2,4}(?=[^\u4e00-\u9fff]|$)|[\u4e00-\u9fff]{2,3})/gu;

/** Up to the end of the sentence or the line: an address has commas of its own. */
const ADDRESS = new RegExp(
  String.raw`((?<!网|网站|网页|链接|下载|邮箱|邮件|IP|MAC)(?:地址|住址|住所地?|居住地|户籍地|籍贯|所在地)${SAYS})(?!\*\*\*|https?:)[^\n\r。；;<"]{1,100}`,
  'gu',
);
/** A place with a street and a number: …市…区…路12号3幢402室. */
const STREET =
  /[\u4e00-\u9fffA-Za-z0-9]{2,30}(?:路|街|大道|巷|弄|胡同|村|里|苑|园|小区|大厦|广场)[\dA-Za-z一二三四五六七八九十-]{1,8}(?:号|弄|栋|幢|座|单元|室)(?:[\dA-Za-z一二三四五六七八九十-]{0,6}(?:号|号楼|栋|幢|座|单元|室|楼|层))*/gu;

/** Passports, and the permits for Hong Kong, Macao and Taiwan. */
const DOCUMENT =
  /(?<![A-Za-z0-9])(?:[DEGPSdegps]\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\d{7}|[CWLTcwlt]\d{8}|[HMhm]\d{8}(?:\d{2})?)(?![A-Za-z0-9])/g;
/** 统一社会信用代码. */
const COMPANY =
  /(?<![A-Za-z0-9])[159ANYany][1-9A-Ga-g]\d{6}[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{10}(?![A-Za-z0-9])/g;

/** Words that no person's name has, but those of companies and shops. */
const NOT_A_PERSON =
  /公司|集团|商行|商城|商店|店|铺|馆|坊|厂|社|中心|工作室|平台|科技|网络|信息|服务部|经营部|个体|超市|卡盟|网$|部$/;

/** The people whom a case names itself: a payee that is no company, and agents by name, not by number. */
export function namedPeople(facts: Facts, { happened }: CaseState): string[] {
  const { payee, payeeAddress } = facts;
  const agents = happened.flatMap(({ event }) =>
    'agent' in event && event.agent !== null && /\p{Script=Han}/u.test(event.agent) ? [event.agent] : [],
  );
  const person = payee !== undefined && payee.length <= 20 && !NOT_A_PERSON.test(payee) ? [payee] : [];
  // Of a person, the address is a home.
  return [...person, ...(person.length > 0 && payeeAddress !== undefined ? [payeeAddress] : []), ...agents];
}
