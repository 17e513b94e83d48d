/* The interview: questions, answers and why one is refused; who the user is; the notes after something was written. */

import type { Messages } from '../words.ts';

export const factNames: Messages['interview']['factNames'] = {
  problem: 'problem',
  deducted: 'deducted',
  orderState: 'order state',
  delivered: 'what arrived',
  refused: 'rule held against you',
  site: 'site',
  order: 'order number',
  amountFen: 'amount',
  claimFen: 'asked back',
  paidAt: 'paid at',
  orderedAt: 'ordered at',
  knownAt: 'day you found out',
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
  operator: 'operator',
  intentEvidence: 'evidence of intent',
};

export const reasons: Messages['interview']['reasons'] = {
  empty: 'is empty',
  'not-a-choice': 'is not one of the answers',
  'not-a-number': 'is no amount; write 100 or 100.00',
  'other-currency': ' is not in yuan; write the yuan that were deducted, as in the payment record',
  'in-words': 'is in words; write digits, such as 100',
  negative: 'is negative; write what was paid',
  'too-many-decimals': 'has more than two decimals',
  zero: 'is zero; write what was paid',
  'less-than-claimed': 'is less than what is asked back already: change that, too (--claim)',
  'more-than-paid': 'is more than was paid: no more than that can come back',
  'too-large': 'is too large; check the digits',
  'not-understood': 'is not understood; write 2026-11-20 14:02',
  'no-clock': 'lacks the hour and minute; write 2026-11-20 14:02',
  'no-such-date': 'is a date that does not exist',
  'no-such-time': 'is a time that does not exist',
  'in-future': 'lies in the future; write when it happened',
  'too-early': 'lies before 2010',
  'too-long': 'is too long',
  'no-number': 'has neither digit nor letter: copy the number from the bill or the order page',
  'control-character': 'has invisible control characters; copy it again',
  'direction-mark': 'has marks that turn the text around; copy it again',
  'not-the-number': 'is not the number that was asked for; nothing was deleted',
  'not-a-hash': 'is no digest; give 12 or more of 0–9 and a–f',
  'not-a-phone': 'is no phone number',
  'not-a-postcode': 'is no postcode: it takes six digits',
  'needs-output': 'is a Word file: add -o FILE.docx',
  'not-days': 'is not a number of days from 1 to 60',
  'due-not-understood': 'is not understood; write 24h, 3wd (3 working days), 15d or 2026-11-25 18:00',
  'due-not-later':
    'is not later than when it was said; mend the date, or give the time it was said with --at',
  'due-too-long': 'is too far ahead; check it',
  'letter-to-other': 'is a letter to somebody else than --to says',
  'not-with-check': 'has no use here: --check only looks at a draft',
  'not-with-qr': 'has no use here: a code is only drawn on the screen, from plain text',
  'no-such-format': 'is a format this program does not write: use .docx, or .html and print that to PDF',
  'other-ending': 'does not fit the ending of the file',
  'no-such-letter': 'is no letter of this case; write L1, L2 as in refund history',
  'not-a-length': 'is no whole number above zero, or too large',
  'no-length': 'has no length; give one of --days, --working-days or --hours',
  'law-fixed': 'is set by law and takes no length of your own',
  'as-said-fixed': 'has no fixed length: it is whatever they said',
  'needs-both': 'goes together with --from payment|order|request',
  'needs-length': 'is a length; write 1h, 30min, 3wd or 15d',
  'not-with-package': 'is of no use here: this is a package made by refund export, not a bill',
  'not-a-path': 'has to be the name of a folder or of a .zip',
  'one-scope': 'needs one of --site or --case',
};

export const outcomes: Messages['outcomes'] = {
  refunded: 'refunded in full',
  partly: 'refunded in part',
  'given-up': 'given up',
  settled: 'settled',
};

export const writing: Messages['writing'] = {
  home: {
    begin: 'How do you want to begin?',
    beginWhy: 'Arrow keys and Enter; Ctrl-C leaves at any time, and what you wrote is kept.',
    which: 'Which case?',
    answer: 'Answer questions (about ten)',
    another: 'Open another case',
    paste: 'Paste what happened, or the chat, and let the program read it',
    bill: 'Find the payment in a bill',
    billPath: 'Where is the bill? Drop the file into this window and press Enter',
    example: 'See an example first',
    leave: 'Leave',
    back: 'Back',
    now: 'What now?',
    nowWhy: 'The first is what to do now. The grey line is the command for it, to be typed once you know it.',
    step: (action) => `Do this now: ${action}`,
    letters: 'Write a letter: choose to whom',
    edit: 'Change a fact',
    details: 'See all deadlines, sources and facts',
    pack: 'Pack it for somebody',
    close: 'Close the case',
    reopen: 'Open it again',
    parts: {
      log: 'Write down what happened',
      evidence: 'Evidence: add, see what is missing',
      clause: 'The terms of the site',
    },
    happened: {
      got: 'They answered: paste their words',
      contact: 'I contacted the site',
      request: 'I asked for the refund',
      filed: 'I complained elsewhere (payment app, 12315 …)',
      refunded: 'Money came back (all or part)',
      clause: 'They point to a clause: copy it',
      undo: 'That was a mistake: take it back',
    },
    evidence: {
      add: 'Add a file (screenshot, bill, receipt)',
      check: 'See what is missing',
      list: 'See what is there',
      path: 'Where is the file? Drop it into this window and press Enter',
    },
    clauses: 'See the clauses copied so far',
    packages: { for: (party) => `For ${party}`, whole: 'The whole case (another computer, a lawyer)' },
    letterFile: (number, party) =>
      `case-${number}-to-${party.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.txt`,
    printed: 'The letter is above. What now?',
    printedWhy: 'A kept letter stays in the case, so that it is known which version was sent.',
    keep: (file) => `Keep it: ${file}`,
    sent: 'I have sent it: log that',
    pathWhy: 'If it cannot be dropped here, type its full path.',
    read: 'Press Enter when you have read it',
    goOn: 'Go on',
  },
  thisCase: (number, site) => `Is it case ${number} (${site})?`,
  thisCaseWhy: 'It was found by its name; better to be sure before something is written.',
  onlyCase: (number, site) => `Case ${number} (${site}):`,
  whichCase: 'Which case?',
  whichCaseWhy: 'The most pressing is first. Arrow keys to choose, Enter to take it.',
  opened: (number) => `Case ${number} is open; everything is kept on this computer.`,
  requested: (number, time) => `Logged: refund requested from the site at ${time} (case ${number}).`,
  edited: (number) => `Case ${number} changed:`,
  moved: (name, before, after) => `${name}: ${before} → ${after}`,
  editQuestion: 'Which one?',
  letterDiffers: (sent, letter, party, said) =>
    `${sent ? `${letter}, which you sent` : `${letter}, kept for you to send`} (to ${party}), says: ${said}.`,
  letterDiffersInstead: (sent, command) =>
    sent
      ? `Tell them: write it anew, send it, and say that this one counts: ${command}`
      : `Write it anew before you send it, not the old one: ${command}`,
  unchanged: 'Nothing is different; nothing was logged.',
  closed: (number, outcome) => `Case ${number} is closed: ${outcome}. To go on: refund reopen ${number}`,
  lessLogged: (back, claim) =>
    `Only ¥${back} were logged as back; closed as refunded, the case counts ¥${claim}. If only a part came back: refund undo, then close with --outcome partly.`,
  reopened: (number) => `Case ${number} is open again.`,
  undone: (number, seq, what) =>
    `Undone in case ${number}, event ${seq}: ${what}. Undo once more to restore it.`,
  undoQuestion: (number, seq, what) => `Undo event ${seq} of case ${number}, "${what}"?`,
  undoWhy: 'Undoing deletes nothing and can be undone.',
  closeQuestion: 'How did it end?',
  closeWhy: 'A closed case has no clocks; it can be opened again.',
  letterSaved: (path) => `The letter is in ${path}; a copy is kept.`,
  demo: 'A sample case with its clock at 2024-05-01 16:22; it is thrown away and touches none of your data.',
  greetingNew:
    'Paid, nothing came, no refund? In a terminal, type refund and choose. Or say it all in one command, changed to your own:',
  greetingExample: [
    "refund new --site SITE --order CM20261103001 --amount 100 --paid-at 'yesterday 20:15' --pay-channel alipay --deducted yes --order-state success --delivered nothing --refused none",
  ],
  greetingOpen: (count) => `You have ${many(count, 'open case')}: refund status`,
  greetingNext: (number) => `The most pressing one, and what to do now: refund next ${number}`,
  greetingMore: 'All commands: refund --help',
};

export const interview: Messages['interview'] = {
  intro: (questions) =>
    `${questions > 7 ? 'About ten questions' : `${questions} more question${questions === 1 ? '' : 's'}`}; each answer is kept, and you see all of them before the case is opened. ? says why, Ctrl-C stops.`,
  resumed: 'Going on where you stopped.',
  goOn: 'There is an unfinished case: go on with it?',
  goOnWhy: 'No begins another; the unfinished one stays, for refund new --resume.',
  hasDraft: 'There is an unfinished one: refund new --resume goes on with it.',
  questions: {
    deducted: {
      ask: 'Was the money taken?',
      why: 'Without a deduction there is nothing to refund. Look at the bill in the app.',
    },
    orderState: {
      ask: 'What does the order say?',
      why: 'A failed order and one that brought nothing go to different people.',
    },
    delivered: { ask: 'What arrived?', why: 'What came, or did not, decides the ground for the refund.' },
    refused: { ask: 'Was a rule held against you?', why: 'Then the rule itself is what is disputed.' },
    site: { ask: 'Which site? (name or address)', why: 'The letter is addressed to it.' },
    order: { ask: 'Order number?', why: 'The site finds your payment by it.' },
    paymentNo: { ask: 'Payment number?', why: 'Without an order number this is the only trace.' },
    amountFen: { ask: 'How much was paid? (yuan)', why: 'You ask for what you paid, no more and no less.' },
    claimFen: {
      ask: 'If only a part is to come back: how much? (yuan)',
      why: 'Of a wrong value what is missing, of a balance what is unspent. Asking for more weakens the claim.',
    },
    paidAt: { ask: 'When was it paid?', why: 'Several clocks run from that minute.' },
    payChannel: { ask: 'How was it paid?', why: 'If the site does not answer, the payment channel is next.' },
    product: { ask: 'What was bought?', why: 'Only then can it be said what is lacking.' },
    orderedAt: { ask: 'When was it ordered?', why: 'Some clauses count from the order.' },
    knownAt: { ask: 'On which day did you find out?', why: "12315's three years count from it." },
    description: { ask: 'Anything to add?', why: 'It goes into the letter as it is: facts only.' },
    payee: { ask: 'Who is the payee on the bill?', why: "Often not the site's name; complaints need it." },
    payeeAddress: { ask: "The payee's address?", why: '12315 asks for it.' },
    url: { ask: "The site's address on the web?", why: 'Complaints must say which site.' },
    cardNetwork: { ask: 'Which card network?', why: 'Only Visa and Mastercard know a chargeback.' },
    goods: {
      ask: 'What kind of goods?',
      why: 'Phone credit has the operator and the telecom authority besides; unlawful goods have no letter.',
    },
    seller: {
      ask: 'The site itself, or a seller on a marketplace?',
      why: 'They answer for different things.',
    },
    purpose: { ask: 'For your own use, or to resell?', why: 'Consumer law and 12315 are for own use only.' },
    payer: { ask: 'Who paid?', why: 'A stolen payment goes to the bank and the police first.' },
    money: { ask: 'A single order, or a balance?', why: 'Prepaid money has rules of its own.' },
    reachable: { ask: 'Can the site still be reached?', why: 'If not: the police first, and pay no more.' },
    operator: {
      ask: 'Which operator is the number with?',
      why: 'An appeal to the telecom authority can only be against the operator.',
    },
    intentEvidence: {
      ask: 'What shows that they deceived you on purpose?',
      why: 'Triple damages need proof of intent; a system fault or a delay is none.',
    },
    account: { ask: 'Which account was it for?', why: 'The site must look there. Never write a password.' },
  },
  factNames,
  reasons,
  notEmpty: 'this must not be empty',
  optional: ' (Enter for none)',
  understood: (text) => `understood as ${text}`,
  review: 'Is all of this right?',
  reviewWhy: 'Choose one to change it; the others stay.',
  save: 'yes, save',
  change: (name, value) => `change ${name}: ${value}`,
  lookFirst: 'Look first what arrived, then choose again.',
  foundProblem: 'Found',
  prompt: {
    chooseHint: '(arrows choose, Enter takes, ? says why)',
    typeHint: '(? says why)',
    refusedHint: ' (type to replace it, Tab to go on with it)',
    searchHint: '(type to search, arrows to choose, Enter to take; ? explains)',
    backHint: ' (Esc goes back)',
    plainChoose: 'Type a number and Enter; ? says why',
    plainType: 'Type it and press Enter; ? says why',
    plainBack: ', < goes back',
    noBack: 'There is no question before this one.',
    plainAgain: 'none of these: search again',
    plainUsual: (number) => `, Enter alone takes ${number}`,
    plainPreset: (text) => `So far: “${text}”; Enter alone keeps it`,
    hidden: '(not shown while you type)',
    yes: 'yes',
    no: 'no',
  },
};

type Field = 'name' | 'phone' | 'address' | 'postcode';

const fields: Readonly<Record<Field, string>> = {
  name: 'name',
  phone: 'phone',
  address: 'postal address',
  postcode: 'postcode',
};

const whys: Readonly<Record<Field, string>> = {
  name: 'Authorities and courts ask for your real name; letters to the site and to public pages leave it out.',
  phone: 'Whoever takes your complaint has to reach you.',
  address: '12315 and the court send papers there.',
  postcode: 'Only an appeal to the telecom authority asks for it.',
};

export const me: Messages['me'] = {
  fields,
  unsaid: 'not said yet',
  ask: (field, known) => ({
    ask: `Your ${fields[field]}?${known === '' ? '' : ` (now ${known}; Enter keeps it)`}`,
    why: whys[field],
  }),
  kept: 'Kept on this computer; only letters that need it carry it (12315, consumer association, telecom, central bank, bank, court).',
  about: 'Nothing changed. Only letters that need these carry them.',
  howTo:
    'Say it with refund me --name NAME --phone PHONE --address ADDRESS --postcode CODE; an empty text (--name "") takes it back. Only letters that need it carry it.',
};

export const punctuation: Messages['punctuation'] = {
  colon: ': ',
  bar: ' | ',
  comma: ', ',
  list: ', ',
  semicolon: '; ',
  aside: (text) => ` (${text})`,
  alert: (text) => `[${text}] `,
};

/** So many of something: “1 case”, “2 cases”. */
export function many(count: number, one: string, more: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
