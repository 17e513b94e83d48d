import type { Messages } from '../messages.ts';

export const factNames: Messages['interview']['factNames'] = {
  problem: 'problem',
  deducted: 'deducted',
  orderState: 'order state',
  delivered: 'what arrived',
  refused: 'rule held against you',
  site: 'site',
  order: 'order number',
  amountFen: 'amount',
  paidAt: 'paid at',
  payChannel: 'paid by',
  product: 'product',
  account: 'account',
  paymentNo: 'payment number',
  description: 'description',
  payee: 'payee',
  payeeAddress: "payee's address",
  url: 'web address',
  cardNetwork: 'card network',
  goods: 'kind of goods',
  seller: 'kind of seller',
  purpose: 'purpose',
  payer: 'who paid',
  money: 'where the money is',
  reachable: 'still reachable',
};

export const values: Messages['values'] = {
  problem: {
    'payment-deducted': 'money deducted, order failed',
    'not-delivered': 'not or wrongly delivered',
    'account-restricted': 'account restricted or "no refunds"',
  },
  deducted: { yes: 'yes', no: 'no', pending: 'still pending', twice: 'twice' },
  orderState: {
    missing: 'there is no order',
    failed: 'failed',
    processing: 'still processing',
    success: 'done',
    frozen: 'frozen',
  },
  delivered: {
    nothing: 'nothing',
    'wrong-value': 'the wrong value',
    'wrong-item': 'the wrong thing',
    'card-used': 'a card already used',
    correct: 'the right thing',
    unknown: 'not sure yet',
  },
  refused: { none: 'no', 'risk-control': 'risk control', 'no-refund-clause': '"no refunds after top-up"' },
  payChannel: {
    wechat: 'WeChat Pay',
    alipay: 'Alipay',
    'bank-card': 'bank card',
    unionpay: 'UnionPay',
    other: 'other',
  },
  cardNetwork: { unionpay: 'UnionPay', visa: 'Visa', mastercard: 'Mastercard', unknown: 'unknown' },
  goods: {
    'phone-credit': 'phone credit',
    'game-card': 'game card',
    membership: 'membership',
    other: 'other',
    unlawful: 'unlawful in itself',
  },
  seller: { 'own-site': 'the site itself', marketplace: 'a seller on a marketplace', unknown: 'unknown' },
  purpose: { 'own-use': 'own use', resale: 'resale' },
  payer: { self: 'myself', minor: 'a minor', stolen: 'stolen payment' },
  money: { order: 'a single order', balance: 'a balance' },
  reachable: { yes: 'yes', no: 'no' },
};

export const reasons: Messages['interview']['reasons'] = {
  empty: 'is empty',
  'not-a-choice': 'is not one of the answers',
  'not-a-number': 'is no amount; write 100 or 100.00',
  'in-words': 'is in words; write digits, such as 100',
  negative: 'is negative; write what was paid',
  'too-many-decimals': 'has more than two decimals',
  zero: 'is zero; write what was paid',
  'too-large': 'is too large; check the digits',
  'not-understood': 'is not understood; write 2026-11-20 14:02',
  'no-clock': 'lacks the hour and minute; write 2026-11-20 14:02',
  'no-such-date': 'is a date that does not exist',
  'no-such-time': 'is a time that does not exist',
  'in-future': 'lies in the future',
  'too-early': 'lies before 2010',
  'too-long': 'is too long',
  'control-character': 'has invisible control characters; copy it again',
  'direction-mark': 'has marks that turn the text around; copy it again',
  'not-days': 'is not a number of days from 1 to 60',
  'not-optional': 'is needed and cannot be emptied',
};

export const noCase: Readonly<Record<string, string>> = {
  'nothing-deducted':
    'Nothing was deducted, so there is nothing to refund and no case.\nCheck the bill in the app you paid with; if money did leave, come back with refund new. Never pay an "unfreezing fee".',
  'arrived-and-undisputed':
    'The right thing arrived and no rule is disputed, so there is no ground for a refund and no case.\nIf that changes, come back with refund new.',
};

export const next: Messages['next'] = {
  'ask-site': {
    action: 'Send the site your refund request',
    reason: () => "the site's clocks start with it; once sent, log it",
  },
  'wait-for-site': {
    action: "Wait for the site's answer and keep the evidence",
    reason: () => 'keep screenshots of payment, order and chat; you may also file in the app you paid with',
  },
  'go-to-channel': {
    action: 'The site is late: file a complaint on this payment in the app you paid with',
    reason: () => "use this text for it; the app's own page decides on time limits",
  },
  done: { action: 'Closed', reason: (number) => `to go on, refund reopen ${number}` },
};

export const outcomes: Messages['outcomes'] = {
  refunded: 'refunded in full',
  partly: 'refunded in part',
  'given-up': 'given up',
  settled: 'settled',
};

export const writing: Messages['writing'] = {
  opened: (number) => `Case ${number} is open; everything is kept on this computer.`,
  requested: (number, time) => `Logged: refund requested from the site at ${time} (case ${number}).`,
  edited: (number) => `Case ${number} changed:`,
  moved: (name, before, after) => `${name}: ${before} → ${after}`,
  editQuestion: 'Which one?',
  unchanged: 'Nothing is different; nothing was logged.',
  closed: (number, outcome) => `Case ${number} is closed: ${outcome}. To go on: refund reopen ${number}`,
  reopened: (number) => `Case ${number} is open again.`,
  undone: (number, seq, what) =>
    `Undone in case ${number}, event ${seq}: ${what}. Undo once more to restore it.`,
  undoQuestion: (number, seq, what) => `Undo event ${seq} of case ${number}, "${what}"?`,
  undoWhy: 'Undoing deletes nothing and can be undone.',
  closeQuestion: 'How did it end?',
  closeWhy: 'A closed case has no clocks; it can be opened again.',
  letterSaved: (path) => `The letter is in ${path}; a copy is kept.`,
  letterHints: (facts, command) => `Adding the ${facts} makes it easier to trace: ${command}`,
  none: '(none)',
  demo: 'A sample case with its clock at 2024-05-01 16:22; it is thrown away and touches none of your data.',
  greetingNew: 'No cases yet. Paid, nothing came, no refund? Begin here:',
  greetingOpen: (count) => `You have ${count} open case(s):`,
  greetingMore: 'All commands: refund --help',
};
