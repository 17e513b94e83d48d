import type { Clause } from './clauses.ts';
import { type Candidate, distinct } from './found.ts';

const KIND =
  '(?:卡盟|发卡(?:网|平台)?|数卡|卡铺|点卡(?:网|商城)|充值(?:网|平台|中心|商城|站)|卡(?:网|商城|券网)|商城|云商|代充(?:网|平台|店)?|游戏平台|自动售卡|(?<=[\\u4e00-\\u9fffA-Za-z\\d])网(?!上|站|友|络|银|页|吧|购|贷|址|易|游))';
const NAMED = new RegExp(`[\\u4e00-\\u9fffA-Za-z\\d·]{1,14}?${KIND}`, 'g');
const QUOTED =
  /(?:网站|平台|站|店|卡盟|商城|小程序|公众号|APP|app)?(?:名字?)?(?:叫做?|名为|是)\s*[“"「『《【]?(?<name>[\u4e00-\u9fffA-Za-z\d·.]{2,20})[”"」』》】]?/g;
const LABEL = /(?:网站|平台|站点|商家|店铺)(?:名称?)?\s*[::]\s*(?<name>[^\s,。;]{2,30})/g;
const URL =
  /(?<url>(?:https?:\/\/)?(?:[a-z\d-]{1,63}\.){1,4}(?:com|cn|net|org|top|xyz|vip|shop|cc|club|site|online|store|ltd|pro|info|icu|wang|me|io)(?:\/[^\s,。;)）]{0,200})?)(?![a-z\d@])/gi;

/** What stands before a site's name and is none of it. */
const LEAD =
  /^.*(?:(?:在|从|去|到|给|于|上|用|找|是|说|叫|跟|和|向|被|个|家|那|这|的|了|过|我|就|通过|那个啥|啥|一下|一个|某个|注册|打开|登录|网上|昨天|今天|前天|今早|昨晚)(?=[\u4e00-\u9fffA-Za-z\d]))/;
/** Words that name no site. */
const GENERIC =
  /^(?:这|那|该|某|一|个|家|网站?|平台|卡盟|商城|发卡|发卡网|发卡平台|充值网|充值平台|充值中心|游戏平台|游戏|点卡网|卡网|正规|所谓的?|什么|哪个|代充|代充店|话费充值平台|官方商城|网上商城|手机卡盟|小卡盟|大卡盟|野鸡卡盟|黑心卡盟|自动售卡|云商)$/;

export interface SiteFound {
  readonly names: readonly Candidate<string>[];
  readonly urls: readonly Candidate<string>[];
}

/** The site where it was paid: its name, as far as it has one, and its address. */
export function siteOf(clauses: readonly Clause[]): SiteFound {
  const labelled = grab(clauses, LABEL);
  const urls = distinct(
    grab(clauses, URL, 'url').map((one) => ({ ...one, value: one.value.replace(/[.。]$/, '') })),
  );
  const called = grab(clauses, QUOTED).filter(
    ({ value }) => new RegExp(`${KIND}$`).test(value) && !GENERIC.test(value),
  );
  const named = clauses.flatMap(({ text, start }) =>
    Array.from(text.matchAll(NAMED)).flatMap((match): Candidate<string>[] => {
      const lead = LEAD.exec(match[0])?.[0].length ?? 0;
      const name = match[0].slice(lead).replace(/^(?:叫做?|名叫|个|家|的)/, '');
      const at = match.index + match[0].length - name.length;
      if (GENERIC.test(name) || [...name].length < 3 || /^\d|[元块买付]/.test(name)) return [];
      return [{ value: name, text: name, start: start + at }];
    }),
  );
  const names = distinct([...labelled, ...called, ...named]).filter(({ value }) => !/^[\d.]+$/.test(value));
  return { names: withoutParts(names), urls };
}

/** 卡盟 in 星星卡盟: the longer name of the same site is meant. */
function withoutParts(names: readonly Candidate<string>[]): Candidate<string>[] {
  return names.filter(
    ({ value }) => !names.some((other) => other.value !== value && other.value.includes(value)),
  );
}

function grab(clauses: readonly Clause[], pattern: RegExp, group = 'name'): Candidate<string>[] {
  return clauses.flatMap(({ text, start }) =>
    Array.from(text.matchAll(pattern)).flatMap((match): Candidate<string>[] => {
      const value = match.groups?.[group] ?? '';
      if (value === '' || (group === 'name' && GENERIC.test(value))) return [];
      return [{ value, text: value, start: start + match.index + match[0].indexOf(value) }];
    }),
  );
}
