import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

type Remaining = Parameters<Messages['status']['left']>[0];

const amount = (left: Remaining) => {
  if (left.kind !== 'minutes') return many(left.days, left.kind === 'days' ? 'day' : 'working day');
  const { days, hours, minutes } = left;
  return [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', days === 0 ? `${minutes} min` : '']
    .filter(Boolean)
    .join(' ');
};

export const status: Messages['status'] = {
  title: (number) => `Case ${number}`,
  closedTag: (outcome) => `Closed: ${outcome}`,
  order: (order) => `order ${order}`,
  noOrder: 'no order number',
  paid: (time, channel) => `paid ${time}, ${channel}`,
  heart: 'Heart',
  responsible: 'Responsible',
  ground: 'Ground',
  also: 'Also applies',
  yours: 'Yours to keep',
  theirs: 'Owed to you',
  today: 'today',
  marks: { happened: 'happened', today: 'today', yours: 'yours', theirs: 'owed to you' },
  nextTitle: 'Next',
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
  rightIn: (left) => `${amount(left)} to wait`,
  rightSince: (left) => `fulfilled for ${amount(left)}`,
  from: (end) => `from ${end}`,
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
  moreClocks: (count, number) => `${many(count, 'more clock')}: refund status ${number} --all-clocks`,
  noCases: 'No cases yet. Open one with refund new.',
  noOpenCases: 'No open cases. See closed ones with refund status --all.',
  moreCases: (count) => `${many(count, 'more case')}: refund status --all`,
  alarm: (number, name, when) => `case ${number} | ${name} | ${when}`,
  gates: 'Not answered yet',
  gatesHint: (number, flags) =>
    `these decide which clocks and laws apply, and how much is asked: refund edit ${number} ${flags}`,
  warning: 'Read this first',
  insteadOf: 'Instead',
  clockBack: (now, last) =>
    `This computer's clock says ${now}, earlier than the newest record (${last}). Records stay in their order and no date moves; set the clock right, or give times with --at.`,
  reminder: (what, command) => `Reminder: ${what} → ${command}`,
  reminderMore: (count) => ` (${count} more: refund status --check)`,
  checkClear: 'Nothing pressing within 24 hours.',
};
