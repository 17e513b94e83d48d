/* Where a case stands: clocks, next step, warnings, the road, statistics, history, calendar and rules. */

import type { Messages } from '../words.ts';
import { factNames, many, outcomes } from './facts.ts';

type Remaining = Parameters<Messages['status']['left']>[0];

const lengthWords = (left: Remaining) => {
  if (left.kind === 'days' && left.days >= 731) return `over ${Math.floor(left.days / 365.25)} years`;
  if (left.kind !== 'minutes') return many(left.days, left.kind === 'days' ? 'day' : 'working day');
  const { days, hours, minutes } = left;
  return [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', days === 0 ? `${minutes} min` : '']
    .filter(Boolean)
    .join(' ');
};

export const status: Messages['status'] = {
  evidence: (met, need, missing) =>
    `Evidence ${met}/${need}${missing === '' ? ', complete' : `, missing: ${missing}`}`,
  title: (number) => `Case ${number}`,
  closedTag: (outcome) => `Closed: ${outcome}`,
  order: (order) => `order ${order}`,
  noOrder: 'no order number',
  paidBy: (amount, how) => `Paid ${amount} (${how})`,
  asked: (amount) => `asking for ${amount}`,
  back: (back, rest) => (rest === '0.00' ? `${back} back, all of it` : `${back} back, ${rest} to go`),
  rest: (rest) => `${rest} to go`,
  shownBy: (exhibit) => `Exhibit E${exhibit} shows`,
  shownUnchecked: ' (read by machine, not compared yet)',
  details: (number) => `where it all comes from: refund status ${number} --details`,
  heart: 'What it turns on',
  responsible: 'Who is responsible',
  ground: 'Ground',
  also: 'Also applies',
  yours: 'What you must not miss',
  theirs: 'What you are waiting for',
  today: 'today',
  marks: { happened: 'happened', today: 'today', yours: 'yours', theirs: 'owed to you' },
  started: 'Now running',
  ended: 'No longer running',
  movedTo: 'Date changed',
  nextTitle: 'Next',
  basis: {
    law: 'law',
    official: 'official',
    promise: 'promised',
    practice: 'rule of thumb, not law',
    own: 'set by you',
  },
  label: { law: 'law', official: 'official', promise: 'promised', practice: 'custom', own: 'yours' },
  unverified: 'unverified',
  provisional: ' [provisional]',
  left: (left) => `${lengthWords(left)} left`,
  leftWorkingDays: (left) => `${lengthWords(left)} left`,
  overSince: (left) => `[OVERDUE] by ${lengthWords(left)}`,
  late: (left) => `${lengthWords(left)} late`,
  passed: (left) => `passed ${lengthWords(left)} ago`,
  rightIn: (left) => `${lengthWords(left)} to wait`,
  rightSince: (left) => `yours for ${lengthWords(left)} already`,
  from: (end) => `from ${end}`,
  until: (date, clock) => `by ${date} ${clock}`,
  startsWith: (starts) => `starts with ${starts}`,
  metShort: 'done',
  met: (time) => `done (${time})`,
  metByThem: (time) => `answered (${time})`,
  waiting: (starts, end) => `not running: starts with ${starts}; if that were now, ${end}`,
  waitingForRight: (starts, end) => `not running: starts with ${starts}; if that were now, ${end}`,
  twoReadings: (early, late) => `two readings: ${early} at the earliest, ${late} at the latest`,
  starts: {
    payment: 'the payment',
    order: 'the order',
    knowing: 'finding out',
    contact: 'a contact',
    promise: 'a promise',
    request: 'your refund request',
    filing: 'a filing',
    sending: 'sending the letter',
    acceptance: 'acceptance',
    asking: 'their asking for more',
    refusal: 'a refusal',
    clause: 'the end of a period set by a clause',
  },
  exactly: (day, weekday, clock) => `${day} (${weekday}) ${clock}`,
  day: (day, weekday) => `${day} (${weekday})`,
  before: (day, weekday) => `until ${day} (${weekday}) 24:00`,
  at: (day, weekday, clock) => `until ${day} (${weekday}) ${clock}`,
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  otherClocks: (count) => `${many(count, 'more clock')} (--all-clocks)`,
  moreClocks: (count, number) => `${many(count, 'more clock')}: refund status ${number} --all-clocks`,
  noCases: 'No cases yet. Open one with refund new.',
  noOpenCases: 'No open cases. See closed ones with refund status --all.',
  moreCases: (count) => `${many(count, 'more case')}: refund status --all`,
  alarm: (number, name, when) => `case ${number} | ${name} | ${when}`,
  alarmWith: (alarm, command) => `${alarm} → ${command}`,
  gates: 'Not answered yet',
  gatesHint: (number) =>
    `these decide which clocks and laws apply, and how much is asked: refund edit ${number}`,
  warning: 'Read this first',
  insteadOf: 'Instead',
  clockBack: (now, last) =>
    `This computer's clock says ${now}, earlier than the newest record (${last}). Records stay in their order and no date moves; set the clock right, or give times with --at.`,
  reminder: (what, command) => `Reminder: ${what} → ${command}`,
  reminderMore: (count) => ` (${count} more: refund status --check)`,
  checkClear: 'Nothing pressing within 24 hours.',
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
  'look-first': {
    action:
      'Look at the bill in the app first: did the money come back by itself? If not, send the site your request',
    reason: (number) =>
      `failed orders are sometimes refunded by themselves; if so, refund log refunded ${number}; if not, ask today`,
  },
  'gather-evidence': {
    action: 'First keep the payment record as evidence, then complain',
    reason: () => 'without it nobody can trace the money; download the electronic receipt as the list says',
  },
  'go-to-operator': {
    action: 'Call the operator, complain and ask for its record of the top-up',
    reason: () =>
      'an appeal needs that first, and what the operator has on record, or does not, is evidence. Log it once done',
  },
  'go-to-12315': {
    action: 'Complain to the market regulator (12315)',
    reason: () =>
      'it decides within 7 working days whether to accept; only one authority or association at a time. Log it once filed',
  },
  'go-to-telecom': {
    action: 'Appeal to the telecom authority',
    reason: () => 'the operator gave no answer or none you accept; log it once filed',
  },
  'go-to-pboc': {
    action: 'The bank or app did not deal with the theft: complain about it to its regulator',
    reason: () => 'payment companies: the central bank (12363); banks: 12378. Log it once filed',
  },
  'go-to-court': {
    action: 'Complaints and mediation did not solve it: you can go to court',
    reason: () => 'the fee is 50 yuan up to 10,000 yuan, filing works online; ask legal aid (12348) first',
  },
  'wait-for-site': {
    action: 'Wait for the site; paste what they say as it is',
    reason: () => 'keep screenshots of payment, order and chat; you may also file in the app you paid with',
  },
  'go-to-channel': {
    action: 'The site did not act: file a complaint on this payment in the app you paid with',
    reason: () => "use this text for it; the app's own page decides on time limits. Log it once filed",
  },
  'wait-for-answer': {
    action: 'Wait for the answer; paste it as it is',
    reason: () => 'the program reads what was said and promised, and logs it after your yes',
  },
  'send-what-was-asked': {
    action: 'Send what they asked for',
    reason: () => 'a missed date may count as giving up; log it once sent',
  },
  'close-refunded': {
    action: 'All of the money is back: the case can be closed',
    reason: () => 'a closed case has no reminders; it can be opened again',
  },
  'close-delivered': {
    action: 'The goods came: if they are right and you keep them, close the case',
    reason: (number) => `if not, do not close it; go on asking for the money: refund letter ${number}`,
  },
  'ask-platform': {
    action: 'Have the marketplace say first who the shop is: real name, address, contact',
    reason: () =>
      'offices and courts need to know; where it cannot say, it can be claimed from as well. If you asked already, set what it gave',
  },
  'mend-refusal': {
    action: 'It was not taken: mend the reason that was given, then file again',
    reason: () =>
      'often an address or papers are missing, or nobody can be reached; if it is not theirs, file where they say',
  },
  'bank-first': {
    action: 'Call the bank and the payment app first: freeze, block, report the theft; then the police',
    reason: () => 'you did not make this payment: it is for the bank and the police, not for a refund letter',
  },
  'pay-nothing': {
    action: 'They want money before the refund: pay nothing, go to the police first (110, or 96110)',
    reason: () =>
      'a deposit or fee before a refund is a typical scam; keep the chat and the account they name, then complain to the payment channel',
  },
  'police-first': {
    action: 'Go to the police first (110, or 96110) and keep the receipt',
    reason: () => 'nobody is there to read a letter; never pay an "unfreezing fee" or a "deposit"',
  },
  'operator-first': {
    action: 'Ask the operator first: did the credit arrive, is the number at risk of suspension?',
    reason: () => 'what it has on record, or does not, is evidence; pay no more into this kind of channel',
  },
  'not-by-letter': {
    action: 'This trade may itself be unlawful: write no refund letter',
    reason: () => 'ask a lawyer or legal aid (12348) first; if you were cheated, go to the police',
  },
  done: { action: 'Closed', reason: (number) => `to go on, refund reopen ${number}` },
};

export const warnings: Messages['warnings'] = {
  'stolen-payment': {
    what: 'You did not make this payment (it was stolen)',
    instead:
      'Call the bank and the payment app at once: freeze the account, block the card, report the theft; then the police (110). This is not for a refund letter to the site.',
  },
  'site-vanished': {
    what: 'The site can no longer be reached',
    instead:
      'Go to the police first (110, or 96110) with the payment record, then complain to the payment channel. Never pay an "unfreezing fee", "deposit" or "handling fee" to get money back.',
  },
  'unlawful-goods': {
    what: 'What was bought may itself be unlawful (fake clicks, cheats, traded accounts)',
    instead:
      'Such a contract may be void, and a letter or complaint may get you into trouble. Ask a lawyer or legal aid (12348) first; if you were cheated, go to the police. Pay no more.',
  },
  'cheap-credit': {
    what: 'Very cheap phone credit or "slow top-up" is a laundering pattern the police warn of',
    instead:
      'The credit may be stolen money: the number can be suspended, and a buyer who knew may be liable. Stop, ask the operator for its record and the state of the number, and go to the police if it is suspended. Pay no more.',
  },
};

export const road: Messages['road'] = {
  states: { done: 'done', waiting: 'waiting', open: 'open', later: 'not yet', never: 'not for this' },
  bars: {
    'other-goods': () => 'not said to be phone credit',
    'never-credited': () => 'the operator never had the money',
    'other-problem': () => 'not for this kind of problem',
    resale: () => 'not for what was bought to sell on',
    'not-yet': (_, at) => (at === null ? 'the step before has no result yet' : `${at}`),
    elsewhere: (party) => `${party} has or had it; filing in both places is refused`,
    'not-fake': () => 'the site itself is no fake',
    gone: () => 'the site can no longer be reached',
    unlawful: () => 'the goods may be unlawful',
    stolen: () => 'the payment was stolen',
  },
  title: 'How far along the road',
  by: (clock, when, left) => `When: ${when} | ${left} | ${clock}`,
  stage: (stage) => `Now: ${stage}`,
  stages: {
    opened: 'opened, the site was not contacted yet',
    contacted: 'the site was contacted, no refund was asked for yet',
    requested: 'the site was asked for the refund',
    disputed: 'taken to the payment channel, or refused by the site',
    complained: 'with an authority',
    court: 'in court',
    closed: 'closed',
  },
};

export const say: Messages['say'] = {
  choose: {
    ask: 'What did they say?',
    why: 'Choose the nearest; where none fits, the last, and type their words.',
  },
  other: 'none of these; I type it',
  type: { ask: 'Their words', why: 'As they were. They only choose the answer and are sent to nobody.' },
  unknown: (number) =>
    `This is none of the usual phrases; above is a general answer (in Chinese, for the site): adapt it before you send it. Where they really answered, paste it: refund got ${number}`,
  logIt: 'Log what they said: ',
  police: 'Once you called the police: ',
  papers:
    'They want pictures of your identity or bank card, or a code: a refund the way it came needs none. Send nothing.',
  ownDay: 'The day in it is your own, not a statutory one; if it passes without an answer, go on.',
  allBack: (number) => `All of the money is back; close the case: refund close ${number} --outcome refunded`,
};

const cases = (count: number) => `${count} ${count === 1 ? 'case' : 'cases'}`;
const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

export const stats: Messages['stats'] = {
  none: 'No cases yet, so there is nothing to add up. Paid and got nothing? Open one: refund new',
  cases: (count, open, endings) =>
    `${cases(count)}, ${open} open${endings.length > 0 ? `; closed: ${endings.join(', ')}` : ''}`,
  ending: (outcome, count) => `${outcome} ${count}`,
  money: (claimed, received) => `paid ${claimed}, got back ${received}`,
  open: (amount) => `still to come ${amount}`,
  lost: (amount) => `missing when closed ${amount}`,
  days: ({ cases: count, median, least, most }) =>
    `from payment to all of the money: ${count === 1 ? days(median) : `median ${days(median)}, from ${least} to ${days(most)}`} (${cases(count)})`,
  noDays: 'no case has a day yet on which all of the money was back',
  by: { site: 'By site', channel: 'By way of payment', problem: 'By problem' },
  group: (name, count) => `${name} (${cases(count)})`,
  numbers: (received, claimed) => `${received} of ${claimed}`,
  more: (count) => `${count} more: refund stats --json`,
};

export const history: Messages['history'] = {
  types: {
    'case-opened': 'opened',
    'facts-edited': 'facts changed',
    'request-logged': 'refund requested from the site',
    'contact-logged': 'contacted the site',
    'filing-logged': 'filed with',
    'reply-logged': 'reply',
    'refund-logged': 'came back',
    'delivered-logged': 'goods came',
    'clause-added': 'clause copied',
    'evidence-added': 'evidence added',
    'evidence-edited': 'evidence corrected',
    'evidence-removed': 'evidence removed',
    erased: 'erased for good',
    'rule-set': 'length of a window changed',
    'letter-written': 'letter written',
    'case-closed': 'closed',
    'case-reopened': 'opened again',
    'event-undone': 'undone',
  },
  erased: '(erased)',
  undone: '[undone] ',
  edited: (names) => names.map((name) => factNames[name as keyof typeof factNames] ?? name).join(', '),
  outcome: (outcome) => outcomes[outcome] ?? outcome,
  reply: (party, outcome, text) => `${party}: ${outcome}${text ? ` "${text}"` : ''}`,
  own: (window, length) => (length === null ? `${window} as it was` : `${window} → ${length}`),
  refersTo: (seq) => `event ${seq}`,
};

export const calendar: Messages['calendar'] = {
  name: 'Refund deadlines',
  title: (number, clock, provisional) => `Case ${number}: ${clock}${provisional}`,
  about: (site, order, amount) => `${site} | ${order} | ¥${amount}`,
  command: (number) => `see: refund status ${number}`,
  written: (path, count) =>
    `Written to ${path}: ${many(count, 'clock')}, with reminders at nine in the morning the day before and on the day, or a day and an hour before a time of day. Import it into your calendar; importing it again later updates and does not double.`,
  askReplace: (path) => `${path} is there already, and refund did not write it as a calendar. Replace it?`,
  askReplaceWhy: 'What is in it now would be gone. If you say no, nothing is touched; choose another name.',
  wouldWrite: (count) => `${many(count, 'clock')} can go into your calendar:`,
  more: (count) => `… and ${count} more`,
  howToWrite: 'Write them as a file, and import it into your calendar: refund calendar -o clocks.ics',
  nothing: 'No clock is running; the calendar is empty.',
};

export const rules: Messages['rules'] = {
  windows: 'Windows',
  statutes: 'Statutes that may be cited',
  checkedOn: (day) => `law checked as of ${day}`,
  checkIsOld:
    'twelve months have passed since that check: articles and windows may have changed, look up the text in force or update this program',
  announced: (first, last) => `years whose days off are announced: ${first}–${last}`,
  loaded: (years) => `of these you loaded ${years}`,
  nature: { 'act-by': 'yours to keep', 'they-owe': 'owed to you', 'right-from': 'a right from then on' },
  startsWith: (what) => `starts with ${what}`,
  clauseStarts: 'starts with the payment, the order or the request, as the clause says',
  or: ' or ',
  whoever: 'whoever promised, or whom the letter went to',
  asSaid: 'as long as was said',
  label: { law: 'law', official: 'official', promise: 'promised', practice: 'custom', own: 'yours' },
  unverified: 'unverified',
  inForce: (number, day) => `${number === '' ? '' : `${number}, `}in force since ${day}`,
  role: { procedure: 'procedure', evidence: 'evidence', period: 'counting of time' },
  secondHand: 'checked against copies only: look up the text first',
  marketplaceOnly: 'platforms only',
  consumersOnly: 'for who bought for their own use',
  onlyFor: {
    balance: 'only for a balance paid in',
    order: 'only for a single order',
    minor: 'only where a minor paid',
    stolen: 'only for stolen payments',
    'not-prepaid': 'not for a balance paid in',
    stalled: 'only after more than 15 days',
    intent: 'needs evidence of deceit on purpose',
  },
  lettersTo: (names) => `in letters to: ${names.join(', ')}`,
  inNoLetter: 'the program puts it in no letter by itself',
  neverUse: (trap) => `mind: ${trap}`,
  since: (day) => `in force since ${day}`,
  noArticle: 'article not at hand, never cited',
  whenOver: 'when over',
  own: (site, name) => `${site}: ${name} (set by you)`,
  set: (name) => `Set to your own: ${name}`,
  reset: (name) => `Back to what it was: ${name}`,
  added: (year, off, work) => `Loaded ${year}: ${off} days off, ${work} make-up days.`,
  moved: (number, name, before, after) => `case ${number} | ${name}: ${before} → ${after}`,
  nothingMoved: 'No clock moved.',
};
