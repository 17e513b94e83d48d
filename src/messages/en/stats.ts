import type { Messages } from '../messages.ts';

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
