import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

const formats: Readonly<Record<string, string>> = {
  wechat: 'WeChat Pay',
  alipay: 'Alipay',
  jd: 'JD',
  meituan: 'Meituan',
};

const skips: Readonly<Record<string, string>> = {
  'bad-time': 'its time cannot be read',
  'bad-amount': 'its amount cannot be read',
  'bad-direction': 'unknown direction',
  'too-few-cells': 'cells are missing',
  'too-many-cells': 'too many cells',
  'cut-off': 'the file ends there',
};

const surenesses = {
  exact: 'the numbers agree',
  likely: 'merchant, amount and time agree; there is no number to compare',
  possible: 'only similar, not sure',
};

const rows = (numbers: readonly number[]) =>
  `row ${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ' …' : ''}`;

/** Why a row of a bill is no payment that could be asked back. */
export const noPayments = {
  incoming: 'is money received',
  refund: 'is a refund',
  neutral: 'counts as neither paid nor received',
  'nothing-paid': 'is about nothing',
};

export const bill: Messages['bill'] = {
  read: (format, count) =>
    `A bill of ${formats[format.split('-')[0] ?? ''] ?? format}: ${many(count, 'payment')} read.`,
  empty: 'There is nothing in it. Export again, over the day of the payment.',
  skipped: (why, numbers) =>
    `${many(numbers.length, 'row')} not read (${skips[why] ?? why}): ${rows(numbers)}.`,
  lostNumbers: (numbers) =>
    `A spreadsheet turned the numbers of ${many(numbers.length, 'row')} into something like 2.02E+27: ${rows(numbers)}. For the numbers, use the file as the app gave it.`,
  unknownStates: (count) =>
    `${many(count, 'row')} with a state this program does not know; kept as it stands.`,
  arrived: (number, yuan, when, sureness) =>
    `Case ${number}: according to the bill ¥${yuan} came back on ${when} (${surenesses[sureness]}).`,
  askLog: (number, yuan) => `Log these ¥${yuan} as refunded in case ${number}?`,
  askLogWhy: 'Letters then ask for that much less. A mistake can be taken back: refund undo.',
  logged: (number, yuan) => `Logged: ¥${yuan} came back in case ${number}.`,
  notLogged: (number, yuan) =>
    `Not logged. Once you have checked it: refund log refunded ${number} --amount ${yuan}`,
  logHint: 'To log what agrees, add --log-refunds.',
  loggedText: (row, sureness) => `Row ${row} of the bill (${surenesses[sureness]})`,
  choose: 'Which one went to this site? Type part of the merchant, amount, date or number',
  chooseWhy: 'Only what was paid, the newest first. Arrows choose, Enter takes.',
  none: '(nothing fits)',
  more: (count) => `${count} more; type on to narrow it down`,
  chooseHint: (path) => `To open a case: refund import ${path} --row N (first column), or --order NUMBER.`,
  chosen: (row) => `Row ${row} of the bill.`,
  merchantNumber: (number) =>
    `The bill has ${number} as the merchant's order number; often it is the site's: compare before you use it.`,
  keptLater: (path) =>
    `The bill was not kept with it. Once the case is open, take it in: refund evidence add NUMBER ${path} --kind bill`,
  kept: (id) =>
    `The bill is kept as ${id}. It only helps to find the payment: fetch the receipt of this payment from the app as well and keep it with refund evidence add.`,
  keptAlready: (id) => `This bill is ${id} already; it was not kept again.`,
  caption: (row) => `Bill; row ${row} is the payment`,
  refundCaption: (row) => `Bill; row ${row} is the refund`,
  directions: { out: 'paid', in: 'received', neutral: 'neither' },
};
