import ical, { ICalAlarmRelatesTo, ICalAlarmType } from 'ical-generator';
import { DAY, HOUR, MINUTE } from '../time/day.ts';

/** One entry of the calendar. Instants in milliseconds, UTC. */
export interface CalendarEntry {
  /** The same for the same clock in every export, so that a second import updates it. */
  readonly uid: string;
  /** Grows with what was written down, so that the newer export wins. */
  readonly revision: number;
  readonly endsAt: number;
  readonly title: string;
  readonly description: string;
}

/** The half hour before a clock runs out: an end of day then still shows on its own day. */
const SHOWN = 30 * MINUTE;
/** A calendar's alarms are set in seconds. */
const DAY_BEFORE = DAY / 1000;
const HOUR_BEFORE = HOUR / 1000;

const PRODUCT = { company: 'refund', product: 'deadlines', language: 'ZH' } as const;

/** Whether a file is a calendar that this program wrote, and so may write anew: its head says so, not just any line. */
export function isOurCalendar(bytes: Buffer): boolean {
  const { company, product, language } = PRODUCT;
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${company}//${product}//${language}`, ''];
  return bytes.toString('latin1').startsWith(head.join('\r\n'));
}

/** An iCalendar file (RFC 5545) with an alarm a day and one an hour before each end. */
export function calendarFile(name: string, entries: readonly CalendarEntry[], now: number): string {
  const calendar = ical({ name, prodId: PRODUCT });
  for (const { uid, revision, endsAt, title, description } of entries) {
    const event = calendar.createEvent({
      id: uid,
      sequence: revision,
      stamp: new Date(now),
      start: new Date(endsAt - SHOWN),
      end: new Date(endsAt),
      summary: title,
      description,
    });
    for (const before of [DAY_BEFORE, HOUR_BEFORE]) {
      const alarm = event.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: before,
        description: title,
      });
      // As an option of the constructor it is dropped without a word.
      alarm.relatesTo(ICalAlarmRelatesTo.end);
    }
  }
  const text = calendar.toString();
  return text.endsWith('\r\n') ? text : `${text}\r\n`;
}
