import type { Facts } from '../case/facts.ts';
import type { CaseState } from '../case/state.ts';
import { replacing } from '../case/text.ts';
import { hiding, masked, type Spares } from '../letters/masked.ts';
import { NOT_A_PERSON, withoutNames } from './people.ts';
import { withoutAddresses } from './places.ts';

/*
 * What is hidden in a package that must not show who somebody is. Numbers and addresses are found by their form; names
 * where something introduces them, or where the case or the user's own file knows them. A name in running text that
 * nobody introduced is not found: the user is told to look.
 */

/** What is hidden beside what is found by form and label. */
export interface Hidden {
  /** Values that are hidden wherever they stand. */
  readonly own: readonly (string | undefined)[];
  /** Names and addresses of what is no person, such as the site. */
  readonly stays?: readonly (string | undefined)[];
  /** The reader has to find out who runs the site: its company number and its address stay. */
  readonly sparesCompany: boolean;
  /** Numbers that are called those of an order, or begin with a day as those do, stay. */
  readonly sparesOrders?: boolean;
}

/** Takes names, addresses and numbers of people out of texts. It hides rather too much than too little. */
export function redactor({ own, stays = [], sparesCompany, sparesOrders }: Hidden): (text: string) => string {
  const given = own.filter((value) => value !== undefined && value.trim().length > 1) as string[];
  const values = given.flatMap(writtenOtherwise);
  const spared = stays.filter((value) => value !== undefined && value.trim().length > 1) as string[];
  const hide = replacing(values, () => '***');
  const spares: Spares = (found, before) =>
    (sparesOrders === true && isOrder(found, before)) || (sparesCompany && isCompany(found, before));
  return (text) => {
    const known = hide(text);
    if (OF_A_PROGRAM.test(known)) return known;
    const places = withoutAddresses(known, spared);
    // The number beside a name is what shows that it is one, so it is hidden after it.
    const names = withoutNames(places, spared);
    const documents = hiding(hiding(names, LABELLED_DOCUMENT, ends, spares), DOCUMENT, ends, spares);
    const plates = hiding(hiding(documents, PLATE, all), SECRET, all);
    const numbers = masked(plates, [], spares);
    return sparesCompany ? numbers : hiding(numbers, COMPANY, all, spares);
  };
}

/** A word of the program, a digest, an instant: of a long case most texts are such, and nobody's. */
const OF_A_PROGRAM = /^(?:[a-z]+(?:-[a-z]+)*|[0-9a-f]{64}|\d{4}-\d{2}-\d{2}T[\d:.]+\+\d{2}:\d{2})$/;

/** The same name as it is written elsewhere: 李 小明, ZHANG SAN. */
function writtenOtherwise(value: string): string[] {
  const apart = /^\p{Script=Han}{2,4}$/u.test(value)
    ? [' ', '\u3000'].map((gap) => [...value].join(gap))
    : [];
  const inOneCase = /[A-Za-z]/.test(value) ? [value.toLowerCase(), value.toUpperCase()] : [];
  return [value, ...apart, ...inOneCase];
}

const all = () => '***';
const ends = (number: string) => `${number.slice(0, 2)}****${number.slice(-2)}`;

/** A day and more behind it, as numbers of orders begin; no card does. */
const DAY_LED = /^20[12]\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{4,}$/;

function isOrder(found: string, before: string): boolean {
  // 下单13912345678 is a phone, 单号13912345678 is what it is called.
  const called = /^\D*1[3-9]\d{9}$/.test(found)
    ? /(?:单号|订单编号|流水号|交易号)[:：是为#\s“「（(]{0,3}$/
    : /(?:单|流水|交易号|(?<![件证份])编号)[号码编:：是为#\s“「（(]{0,6}$/;
  return DAY_LED.test(found) || called.test(before);
}

function isCompany(found: string, before: string): boolean {
  return (
    /(?:信用代码|注册号|执照号?码?|机构代码|税号|识别号|登记号)[:是为\s]{0,3}$/.test(before) ||
    /^9[123]\d{16}$/.test(found)
  );
}

/** Passports, and the permits for Hong Kong, Macao and Taiwan, by what they begin with. */
const DOCUMENT =
  /(?<![A-Za-z0-9])(?:[DEGPSdegps]\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\d{7}|[CWLTcwlt]\d{8}|[HMhm]\d{8}(?:\d{2})?)(?![A-Za-z0-9])/g;
/** Those whose number alone tells nothing: 军官证：南字第01234567号. */
const LABELLED_DOCUMENT =
  /(?<=(?:护照|通行证|台胞证|回乡证|[军警]官证|士[兵官]证|驾驶证|驾照|居留证?|居住证|身份证后[四六]位|证件|社保|医保|学生证|学号|passport(?: no\.?| number)?|id card)(?:卡|身份证)?(?:号码?|编号|后[四六]位)?(?:\s?[:=]\s{0,4}|\s?[是为]\s?|\s{0,2}))(?:\p{Script=Han}{1,4}第?)?[A-Za-z]{0,3}\d[A-Za-z\d-]{3,19}(?!\d*元)/giu;
/** 统一社会信用代码, and what came before it. */
const COMPANY =
  /(?<![A-Za-z0-9])(?:[159ANYany][1-9A-Ga-g] ?(?:\d ?){6}(?:[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy] ?){9}[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy](?![A-Za-z0-9])|(?<=(?:注册号|执照号?码?|机构代码证?|税号|识别号)[:是为\s]{0,3})[\dA-Za-z-]{8,20})/g;

/** What opens an account; and the number of a district, of which hiding the middle hides nothing. */
const SECRET =
  /(?<=(?:邮编|邮政编码)\s?[:=是]?\s?)\d{6}(?!\d)|(?<=密码(?:是|为)?\s?[:=]?\s?|password\s?[:=]\s?)(?=[!-~]{0,29}\d)[!-~]{4,30}/gi;

/** 浙A·12345, 京AD12345. */
const PLATE =
  /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][. -]?[A-HJ-NP-Z\d]{4,5}[A-HJ-NP-Z\d挂学警港澳领](?![A-Za-z\d])/g;

/** The people whom a case names itself: a payee that is no company, and agents by name, not by number. */
export function namedPeople(facts: Facts, { happened }: CaseState): string[] {
  const { payee, payeeAddress } = facts;
  const agents = happened.flatMap(({ event }) =>
    'agent' in event && event.agent !== null && /\p{Script=Han}/u.test(event.agent) ? [event.agent] : [],
  );
  const person = isPerson(payee) ? [payee] : [];
  // Of a person, the address is a home.
  return [...person, ...(person.length > 0 && payeeAddress !== undefined ? [payeeAddress] : []), ...agents];
}

/** What a case names that is no person: the site, what was bought, and the company that was paid. */
export function namedThings({
  site,
  product,
  shop,
  payee,
  payeeAddress,
  url,
}: Facts): (string | undefined)[] {
  return [site, product, shop, url, ...(isPerson(payee) ? [] : [payee, payeeAddress])];
}

function isPerson(payee: string | undefined): payee is string {
  return payee !== undefined && payee.length <= 20 && !NOT_A_PERSON.test(payee);
}
