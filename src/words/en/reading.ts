/* What is read: stories that were pasted, and bills. */

import type { BillRefusal } from '../../errors.ts';
import type { Areas } from '../words.ts';
import { many } from './facts.ts';

export const story: Areas['reading']['story'] = {
  title: 'Read from the text (each with the words it rests on):',
  line: (name, value, words) => `${name}: ${value} (“${words}”)`,
  warned: (what, words, instead) => `! ${what} (“${words}”). ${instead}`,
  several: (name, values) => `${name}: more than one, choose: ${values}`,
  dayOnly: (day) => `${day}, no time of day`,
  nothing: 'Nothing was read from it. Never mind: it is asked step by step.',
  problem: (name, words) => `It seems to be: ${name} (“${words}”)`,
  near: (details) => `Not sure which: ${details.join(', or ')}?`,
  which: 'Which of these is more like it?',
  whichWhy: 'The text does not say which, and the program does not guess.',
  neitherProblem: 'neither; I will answer one by one',
  details: {
    'order-missing': 'money gone, no order to be found',
    'order-failed': 'money gone, the order failed or was cancelled',
    'payment-pending': 'money gone, the site says unpaid or processing',
    'charged-twice': 'charged twice for one order',
    'nothing-came': 'there is an order, nothing came',
    'wrong-value': 'it came, but less than paid for',
    'wrong-item': 'it came, but the wrong thing',
    'card-used': 'the code does not work or was used',
    'trade-frozen': 'this order was frozen or held',
    'account-restricted': 'the account is locked with money in it',
    'no-refund-clause': 'the site refuses by a "no refunds" rule',
    'paid-by-child': 'a child paid, and nobody agreed',
  },
  overruled: (name) => `${name}: as given on the command line, not as in the text.`,
  choose: (name) => `${name}: which one is right?`,
  chooseWhy: 'The text has more than one; the program does not guess.',
  neither: 'none of these; I will type it',
  picturesLater:
    'The pictures were not kept with it; your files are as they were. Once the case is open, take them in: refund evidence add',
  goOn: 'Open a refund case all the same?',
  goOnWhy: 'Yes, if what is said above is not so.',
  notSaved: 'Nothing is saved yet. If all of it is right, run it again with --yes.',
  paste: 'Paste what happened, or the chat; then press Enter on an empty line',
  pasteWhy: 'In any words: when, where, what you bought, what you paid, what came of it.',
  warnings: {
    fraud: {
      what: 'This sounds like fraud (fake tasks, fake support, screen sharing), not like a refund dispute',
      instead:
        'Call your bank and the payment app at once, then the police (96110 or 110). Keep every record. Pay nothing more.',
    },
    minor: {
      what: 'It sounds as if a child paid',
      instead:
        'What a child under eight pays is void; from eight to eighteen it can be asked back where it does not suit the age and no parent agreed. Use the refund entry for minors of the game or platform first; open the case with --payer minor.',
    },
    marketplace: {
      what: 'It was bought on a marketplace',
      instead:
        'Ask for the refund in the order of that app first and let the platform step in; if that fails, open the case with --seller marketplace.',
    },
    'fee-demanded': {
      what: 'They want to be paid first before they refund',
      instead:
        'Do not pay: it does not come back either. Keep a screenshot and go on asking for the money you paid.',
    },
    'refunded-already': {
      what: 'It sounds as if the money is back already',
      instead: 'Look at the bill of the payment app; if it is all there, no case is needed.',
    },
    'nothing-deducted': {
      what: 'It sounds as if nothing was deducted',
      instead: 'Then there is nothing to refund. Look at the bill first; if it was deducted, use refund new.',
    },
    resale: {
      what: 'It sounds like money of a trade: stock, an agency, reselling',
      instead:
        'That is a contract between traders, and no consumer refund: look at the contract and its settlement rules, else go to court. If you bought for your own use, open the case with --purpose own-use.',
    },
    'not-our-matter': {
      what: 'It does not sound like a refund from a site for top-ups or codes',
      instead:
        'This program is only for such sites. For other purchases call 12315; for papers and bills ask the office concerned.',
    },
    'changed-mind': {
      what: 'It sounds as if the right thing came and is only not wanted any more',
      instead: 'That is for the rules of the site: ask them. If it is an unused code, say so at once.',
    },
  },
};

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

/** Why a row of a bill is not a payment that could be asked back. */
export const noPayments = {
  incoming: 'is money received',
  refund: 'is a refund',
  neutral: 'counts as neither paid nor received',
  'nothing-paid': 'is about nothing',
  returned: 'is a payment whose money is all back',
};

export const bill: Areas['reading']['bill'] = {
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
  loggedBefore: (number, yuan) => `These ¥${yuan} are in case ${number} already; not logged again.`,
  logged: (number, yuan) => `Logged: ¥${yuan} came back in case ${number}.`,
  notLogged: (number, yuan) =>
    `Not logged. Once you have checked it: refund log refunded ${number} --amount ${yuan}`,
  logHint: 'To log what agrees, add --log-refunds.',
  loggedText: (row, sureness) => `Row ${row} of the bill (${surenesses[sureness]})`,
  choose: 'Which one went to this site? Type part of the merchant, amount, date or number',
  chooseWhy: 'Only what was paid, the newest first. Arrows choose, Enter takes.',
  none: '(nothing fits)',
  more: (count) => `${count} more; type on to narrow it down`,
  chooseHint: (path, row) => `To open a case name the row, such as: refund import ${path} --row ${row}`,
  rowNumber: (row) => `row ${row}`,
  chosen: (row) => `Row ${row} of the bill.`,
  merchantNumber: (number) =>
    `The bill has ${number} as the merchant's order number; often it is the site's: compare before you use it.`,
  keptLater: (path) =>
    `The bill was not kept with it. Once the case is open, take it (${path}) in: refund evidence add`,
  kept: (id) =>
    `The bill is kept as ${id}. It only helps to find the payment: fetch the receipt of this payment from the app as well and keep it with refund evidence add.`,
  caption: (row, refunds) =>
    `Bill; row ${row} is the payment${refunds.length === 0 ? '' : `, row ${refunds.join(', ')} the refund`}`,
  cameBack: (yuan, when, row, sureness) =>
    `Of this payment ¥${yuan} came back already on ${when} (row ${row} of the bill; ${surenesses[sureness]}).`,
  askCameBack: (yuan) => `Are these ¥${yuan} the refund of this payment? Then they are logged with the case`,
  notCounted: (yuan) =>
    `These ¥${yuan} are not logged. Once you have checked them, with the case open: refund log refunded --amount ${yuan}`,
  askAllBack:
    'According to the bill all of this money is back, and no case is needed. Open one all the same?',
  askAllBackWhy: 'With all of it back there is nothing to ask for; open one only to keep a record.',
  reading: (payee, product) => `payee “${payee}”, product “${product}”`,
  unsure: (row) => `Row ${row} of the bill has a comma without quotes. Which is right?`,
  unsureWhy: 'Letters name both; compare with the payment in the app.',
  unsureHint:
    'These two are left out; all else is in. Look at the payment in the app, and say it with --payee and --product.',
  unsureRows: (numbers) =>
    `${many(numbers.length, 'row')} with a comma without quotes, so that payee and product cannot be told apart: ${rows(numbers)}. You are asked when you choose one.`,
  refundCaption: (row) => `Bill; row ${row} is the refund`,
  directions: { out: 'paid', in: 'received', neutral: 'neither' },
};

const exportAgain =
  'Export it again from the payment app (Alipay: Me, Bills, top right; WeChat: Me, Services, Wallet, Bills, Download; for personal reconciliation).';

/** What is wrong with a bill, and what to do now; after its path. */
export const billRefusals: Readonly<Record<BillRefusal, string>> = {
  empty: `is empty; nothing was read. ${exportAgain}`,
  special:
    'is no plain file; nothing was read. Name the bill itself (.csv, .xlsx, or the .zip the app sent).',
  'too-large': 'is too large for a bill; nothing was read. Export only the months around the payment.',
  'unknown-format': `is no bill this program knows: the header of Alipay, WeChat, JD or Meituan is not in it. Use the file as the app gave it, unchanged. ${exportAgain}`,
  cashbook: `is the export of Alipay's cashbook, which has neither numbers nor states. ${exportAgain}`,
  page: 'is a web page under the name of a sheet. Export the bill from the payment app instead.',
  pdf: 'is a PDF, which cannot be read payment by payment. Export a .csv or .xlsx; where there is only a PDF, keep it with refund evidence add and open the case with refund new.',
  'old-xls':
    'is an old .xls sheet, or an .et sheet of WPS. Use the file as the app gave it; without that, open it in WPS or Excel and save it as .xlsx or .csv.',
  'open-document':
    'is an OpenDocument sheet (.ods or .fods). Use the file as the app gave it; without that, open it in LibreOffice or WPS and save it as .xlsx or .csv.',
  numbers:
    'is a sheet of Numbers. Use the file as the app gave it; without that, choose File, Export To in Numbers, and export Excel (.xlsx) or CSV.',
  'xml-sheet':
    'is an old Excel sheet saved as XML. Use the file as the app gave it; without that, open it in WPS or Excel and save it as .xlsx or .csv.',
  'not-xlsx': `is no whole .xlsx sheet; nothing was read. ${exportAgain}`,
  'not-text': `is no text (neither UTF-8, UTF-16 nor GB18030); nothing was read. ${exportAgain}`,
  damaged: `is damaged or was cut off; nothing was read. Download it again. ${exportAgain}`,
  entities:
    'hides something that unfolds (XML entities), which no app exports; nothing was read. Use the file as the app gave it.',
  'no-bill-in-zip':
    'holds no .csv or .xlsx; nothing was read. Look into the archive and name the bill itself.',
  'several-bills': 'holds several bills. Unpack it and name one of them.',
};
