/**
 * A text for everybody's eyes: phone, card and identity numbers keep only their ends, addresses of e-mail only the
 * first letter. Numbers that are shorter, and whatever holds letters (an order's number), stay.
 * @param own values that are hidden wherever they stand: the user’s name, phone and address, the topped-up account
 */
export function masked(text: string, own: readonly (string | undefined)[] = []): string {
  const values = own.filter((value) => value !== undefined && value.trim().length > 1) as string[];
  return values
    .reduce((rest, value) => rest.replaceAll(value, '***'), text)
    .replaceAll(/((?:QQ|qq|微信号?|wechat)[号：:\s]{0,3})[A-Za-z0-9_-]{5,20}/g, '$1***')
    .replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (mail) => `${mail.charAt(0)}***@***`)
    .replaceAll(IDENTITY, ends(3, 2))
    .replaceAll(CARD, ends(0, 4))
    .replaceAll(PHONE, ends(3, 4));
}

/** Digits of either width; groups of them may stand apart. */
const IDENTITY =
  /(?<![A-Za-z0-9０-９])[\d０-９]{6}[ -]?[\d０-９]{8}[ -]?[\d０-９]{3}[\d０-９Xx](?![A-Za-z0-9０-９])/g;
const CARD = /(?<![A-Za-z0-9０-９])[\d０-９](?:[ -]?[\d０-９]){12,18}(?![A-Za-z0-9０-９])/g;
const PHONE =
  /(?<![A-Za-z0-9０-９])(?:[1１][3-9３-９][\d０-９][ -]?[\d０-９]{4}[ -]?[\d０-９]{4}|0\d{2,3}-\d{7,8})(?![A-Za-z0-9０-９])/g;

function ends(first: number, last: number): (number: string) => string {
  return (number) => `${number.slice(0, first)}****${number.slice(-last)}`;
}
