import ical, { ICalAlarmType } from 'ical-generator';
import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../time/day.ts';

/** One entry of the calendar. Instants in milliseconds, UTC. */
export interface CalendarEntry {
  /** The same for the same clock in every export, so that a second import updates it. */
  readonly uid: string;
  /** Grows with what was written down, so that the newer export wins. */
  readonly revision: number;
  readonly endsAt: number;
  /** No duty of anybody's: it rings once. */
  readonly quiet: boolean;
  readonly title: string;
  readonly description: string;
}

/** The half hour before a clock runs out: an end of day then still shows on its own day. */
const SHOWN = 30 * MINUTE;
/** An end of day rings at an hour when people are awake and can be called. */
const WAKING = 9 * HOUR;

const PRODUCT = { company: 'refund', product: 'deadlines', language: 'ZH' } as const;

/** Whether a file is a calendar that this program wrote, and so may write anew: its head says so, not just any line. */
export function isOurCalendar(bytes: Buffer): boolean {
  const { company, product, language } = PRODUCT;
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${company}//${product}//${language}`, ''];
  return bytes.toString('latin1').startsWith(head.join('\r\n'));
}

/**
 * When it rings: of an end of day at nine in the morning, the day before and on the day itself; of an end at a minute
 * a day and an hour before it.
 */
function alarmsOf(endsAt: number): readonly number[] {
  if (startOfDay(dayOf(endsAt)) !== endsAt) return [endsAt - DAY, endsAt - HOUR];
  const morning = startOfDay(dayOf(endsAt - 1)) + WAKING;
  return [morning - DAY, morning];
}

/**
 * An iCalendar file (RFC 5545) with two alarms before each end, and one before the end of a mere practice. They are
 * given relative to the start: some calendars know no others.
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[], now: number): string {
  const calendar = ical({ name, prodId: PRODUCT });
  // Its own folding makes an encoder for each character: of 25,000 entries that took longer than all the rest.
  const [head = '', tail = ''] = calendar.toString().split(/(?=END:VCALENDAR)/);
  for (const { uid, revision, endsAt, quiet, title, description } of entries) {
    const event = calendar.createEvent({
      id: uid,
      sequence: revision,
      stamp: new Date(now),
      start: new Date(endsAt - SHOWN),
      end: new Date(endsAt),
      summary: title,
      description,
    });
    for (const at of alarmsOf(endsAt).slice(quiet ? -1 : 0)) {
      event.createAlarm({
        type: ICalAlarmType.display,
        // In seconds.
        triggerBefore: (endsAt - SHOWN - at) / 1000,
        description: title,
      });
    }
  }
  const events = calendar.events().map((event) => folded(event.toString()));
  return `${head}${events.join('')}${tail}\r\n`;
}

/** Octets of a line before it goes on in the next one. */
const WIDEST = 74;

function folded(text: string): string {
  return text.split('\r\n').map(foldedLine).join('\r\n');
}

function foldedLine(line: string): string {
  if (Buffer.byteLength(line) <= WIDEST) return line;
  let [whole, octets] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    octets += more;
    if (octets > WIDEST) {
      whole += '\r\n ';
      octets = more;
    }
    whole += character;
  }
  return whole;
}
