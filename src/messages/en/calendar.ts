import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

export const calendar: Messages['calendar'] = {
  name: 'Refund deadlines',
  title: (number, clock, provisional) => `Case ${number}: ${clock}${provisional}`,
  about: (site, order, amount) => `${site} | ${order} | ¥${amount}`,
  command: (number) => `see: refund status ${number}`,
  written: (path, count) =>
    `Written to ${path}: ${many(count, 'clock')}, with reminders a day and an hour before. Import it into your calendar; importing it again later updates and does not double.`,
  nothing: 'No clock is running; the calendar is empty.',
};
