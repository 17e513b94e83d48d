import type { Messages } from '../messages.ts';

type Remaining = Parameters<Messages['status']['left']>[0];

const amount = (left: Remaining) => {
  if (left.kind !== 'minutes') return `${left.days} ${left.kind === 'days' ? 'day(s)' : 'working day(s)'}`;
  const { days, hours, minutes } = left;
  return [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', days === 0 ? `${minutes} min` : '']
    .filter(Boolean)
    .join(' ');
};

export const status: Messages['status'] = {
  title: (number) => `Case ${number}`,
  closedTag: (outcome) => `Closed: ${outcome}`,
  asOf: (time) => `As of ${time}`,
  order: (order) => `order ${order}`,
  noOrder: 'no order number',
  paid: (time, channel) => `paid ${time}, ${channel}`,
  facts: 'Facts',
  heart: 'Heart',
  responsible: 'Responsible',
  ground: 'Ground',
  also: 'Also applies',
  yours: 'Yours to keep',
  theirs: 'Owed to you',
  missing: 'Missing',
  missingEvidence: 'screenshots of the payment, the order page and the chat: keep them now',
  nextTitle: 'Next',
  owedBy: {
    you: 'you',
    site: 'the site',
    payment: 'the payment channel',
    bank: 'the bank',
    '12315': 'the market regulator',
    operator: 'the operator',
    telecom: 'the telecom authority',
  },
  basis: {
    law: 'law',
    official: 'official',
    promise: 'promised',
    practice: 'rule of thumb, not law',
    own: 'set by you',
  },
  unverified: 'unverified',
  provisional: ' [provisional]',
  left: (left) => `${amount(left)} left`,
  leftWorkingDays: (left) => `${amount(left)} left`,
  overSince: (left) => `[OVERDUE] by ${amount(left)}`,
  passed: (left) => `passed ${amount(left)} ago`,
  met: (time) => `done (${time})`,
  waiting: (starts, end) => `not running: starts with ${starts}; if that were now, ${end}`,
  starts: {
    payment: 'the payment',
    contact: 'a contact',
    request: 'your refund request',
    filing: 'a filing',
    acceptance: 'acceptance',
    reply: 'a reply',
    refusal: 'a refusal',
    decision: 'a decision',
    refund: 'a refund',
  },
  before: (day, weekday) => `until ${day} (${weekday}) 24:00`,
  at: (day, weekday, clock) => `until ${day} (${weekday}) ${clock}`,
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  moreClocks: (count, number) => `${count} more clock(s): refund status ${number} --all-clocks`,
  noCases: 'No cases yet. Open one with refund new.',
  noOpenCases: 'No open cases. See closed ones with refund status --all.',
  moreCases: (count) => `${count} more case(s): refund status --all`,
  alarm: (number, name, when) => `case ${number} | ${name} | ${when}`,
  checkClear: 'Nothing pressing within 24 hours.',
};
