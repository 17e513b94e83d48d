import { clean } from '../../case/clean.ts';
import type { Facts } from '../../case/facts.ts';
import type { Me, MeField } from '../../case/me.ts';

const NAMES: Readonly<Record<MeField, string>> = {
  name: '姓名',
  phone: '联系电话',
  address: '通讯地址',
  postcode: '邮政编码',
};

/** Who complains, with only what this recipient needs. */
export function aboutMe(me: Me, fields: readonly MeField[]): string[] {
  return fields.flatMap((field) => {
    const value = me[field];
    return value === undefined ? [] : [`${NAMES[field]}：${clean(value)}`];
  });
}

/** Against whom: the name that took the money, where it is known, with the site it ran. */
export function aboutThem({ payee, payeeAddress, site, url }: Facts): string[] {
  const lines: [string, string | undefined][] = [
    ['名称', payee ?? site],
    ['经营的网站', payee === undefined ? undefined : site],
    ['网址', url],
    ['地址', payeeAddress],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}：${clean(value)}`]));
}

/** The other side's name as a sentence uses it. */
export function theirName({ payee, site }: Facts): string {
  return clean(payee ?? site);
}
