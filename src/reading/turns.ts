import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../time/day.ts';
import { parseTime, parseTold } from '../time/typed.ts';
import {
  type Head,
  headIn,
  isNoise,
  MAIL,
  mailLine,
  ME,
  nameAlone,
  QUOTE,
  stampAlone,
  THEM,
} from './heads.ts';
import type { Piece } from './text.ts';

/** Who says a line of a pasted chat; null outside of any chat. */
export type Party = 'me' | 'them' | null;

/** A line of a text: whose it is, when it was said, and what it says. */
export interface Line {
  readonly name: string;
  readonly party: Party;
  /** The time its head gives; a clock without a day is of the day told before. */
  readonly at: number | null;
  /** No line of the chat tells a day: its clocks are taken for the last ones that are over. */
  readonly dayAssumed: boolean;
  readonly body: Piece;
}

interface Row {
  readonly name: string;
  readonly stamp: string;
  readonly body: Piece;
}

/** The lines of a text, each with its speaker if the text is a chat or a mail as programs copy it. */
export function linesOf(plain: string, now: number): Line[] {
  const rows = rowsOf(plain);
  const parties = partiesOf(rows);
  const { times, assumed } = timesOf(rows, now);
  return rows.map(({ name, body }, place) => ({
    name,
    party: parties.get(name) ?? null,
    at: times[place] ?? null,
    dayAssumed: assumed,
    body,
  }));
}

function rowsOf(plain: string): Row[] {
  const lines = plain.split('\n');
  const heads = headsOf(lines);
  const mailed = lines.map(mailLine).some((line) => MAIL.from.test(line) || MAIL.wrote.test(line));
  const isChat = mailed || heads.filter((head) => head !== undefined).length > 1;
  let [start, name, open, above, quoting] = [0, '', false, false, false];
  return lines.map((text, place): Row => {
    const begin = start;
    start += text.length + 1;
    const from = (skipped: number): Piece => ({ text: text.slice(skipped), start: begin + skipped });
    const nothing = { text: '', start: begin };
    const mail = mailed ? mailHead(mailLine(text)) : undefined;
    if (mail) {
      if (mail.name !== '') [name, open] = [mail.name, true];
      return { name, stamp: mail.stamp, body: nothing };
    }
    const head = heads[place];
    if (head) {
      // What follows a head that stands alone may have a blank line before it, and begin with any word.
      const alone = text.slice(head.length).trim() === '';
      [name, open, above, quoting] = [head.name, alone, alone, false];
      const body = from(head.length);
      return { name, stamp: head.stamp, body: isNoise(body.text) ? { text: '', start: body.start } : body };
    }
    const stamp = isChat ? stampAlone(text) : undefined;
    if (stamp !== undefined) return { name, stamp, body: nothing };
    if (isChat && (isNoise(text) || QUOTE.rule.test(text))) return { name, stamp: '', body: nothing };
    if (isChat && name !== '' && (quoting || QUOTE.begins.test(text))) {
      quoting = /[「『]/.test(text) || quoting ? !QUOTE.ends.test(text) : false;
      return { name, stamp: '', body: nothing };
    }
    const quoted = mailed ? (MAIL.quoted.exec(text)?.[0].length ?? 0) : 0;
    const ends = (text.trim() === '' && !open) || CLOSES.test(text) || (!above && FORM_BEGINS.test(text));
    if (!mailed && ends) name = '';
    else if (text.trim() !== '' && !mailed) open = false;
    return { name, stamp: '', body: from(quoted) };
  });
}

/** A line after a chat in which the user tells on. */
const CLOSES = /^\s*[(【#]|^\s*\[(?![^\]]{1,12}\])/;
const FORM_BEGINS = /^(?:订单|平台|付款|单号)/;

/** The heads of the lines: those whose shape is sure, and names that are a role's or come back. */
function headsOf(lines: readonly string[]): (Head | undefined)[] {
  const heads = lines.map((line, place) => {
    const below = place > 0 && stampAlone(lines[place - 1] ?? '') !== undefined;
    return headIn(line) ?? (below ? nameAlone(line) : undefined);
  });
  const times = new Map<string, number>();
  for (const head of heads) if (head) times.set(head.name, (times.get(head.name) ?? 0) + 1);
  return heads.map((head) => (head && (head.sure || (times.get(head.name) ?? 0) > 1) ? head : undefined));
}

function mailHead(line: string): { readonly name: string; readonly stamp: string } | undefined {
  const from = MAIL.from.exec(line)?.groups?.['name'];
  if (from !== undefined) return { name: from.trim(), stamp: '' };
  const wrote = MAIL.wrote.exec(line)?.groups;
  if (wrote) return { name: wrote['name']?.trim() ?? '', stamp: wrote['stamp']?.trim() ?? '' };
  const sent = MAIL.sent.exec(line)?.groups?.['stamp'];
  if (sent !== undefined) return { name: '', stamp: sent.trim() };
  return MAIL.other.test(line) ? { name: '', stamp: '' } : undefined;
}

/** Who is who: by the words for a role; else by how each of them talks; else the one who speaks first is the user. */
function partiesOf(rows: readonly Row[]): Map<string, Party> {
  const said = new Map<string, string[]>();
  for (const { name, body } of rows) {
    if (name === '') continue;
    const lines = said.get(name);
    if (lines) lines.push(body.text);
    else said.set(name, [body.text]);
  }
  const parties = new Map<string, Party>();
  for (const name of said.keys()) {
    if (ME.test(name)) parties.set(name, 'me');
    else if (THEM.test(name)) parties.set(name, 'them');
  }
  const open = [...said.keys()].filter((name) => !parties.has(name));
  if (open.length === 0) return parties;
  const known = new Set(parties.values());
  if (said.size === 1) return parties.set(open[0] ?? '', null);
  // Where the user is known the others are the other side; else it is the one who talks least like it.
  const asks = known.has('me') ? undefined : leastLikeService(open, said);
  for (const name of open) parties.set(name, name === asks ? 'me' : 'them');
  return parties;
}

function leastLikeService(names: readonly string[], said: ReadonlyMap<string, readonly string[]>): string {
  const scores = names.map((name) => {
    const lines = said.get(name) ?? [];
    const served = lines.filter((line) => SERVES.test(line)).length;
    const asked = lines.filter((line) => ASKS.test(line)).length;
    return (served - asked) / Math.max(1, lines.length);
  });
  return names[scores.indexOf(Math.min(...scores))] ?? '';
}

/** How those who serve talk, and those who ask. */
const SERVES =
  /您|亲[,~]|^\s*亲|本店|小店|我们(?:这边|会|已)|[给帮]你(?:查|处理|反馈|催|退|补|问)|感谢|抱歉|工单|核实|请(?:提供|稍|耐心|等|发)|稍等|(?:订单|单)号(?:发|多少|给)|发(?:一?下|我)|耐心|尽快|售出|不退/;
const ASKS =
  /我(?:的|付|充|买|要|都|昨|今|刚|等|还|没|已经)|你们|退(?:钱|款)[!。?~]?\s*$|怎么(?:还|没|办)|什么时候|投诉|没到|没收到|骗|钱呢|在(?:吗|不|么)|[?]\s*$/;

/** When each row was said. */
function timesOf(
  rows: readonly Row[],
  now: number,
): { readonly times: (number | null)[]; readonly assumed: boolean } {
  const clockOnly = (stamp: string) => CLOCK_ONLY.test(stamp);
  const days = rows.some(({ stamp }) => stamp !== '' && !clockOnly(stamp));
  // Clocks alone are of today, or of yesterday where they would not be over.
  const first = days ? firstDay(rows, now) : startOfDay(dayOf(now));
  let last = first;
  // What has no time of its own was said at the one that stands above it.
  let current: number | null = null;
  const times = rows.map(({ stamp }): number | null => {
    const at = stamp === '' ? undefined : instantOf(stamp, last, now);
    if (stamp !== '') current = at && !at.dayOnly ? at.at : null;
    last = at?.at ?? last;
    return current;
  });
  const assumed = !days && times.some((at) => at !== null);
  const latest = Math.max(...times.map((at) => at ?? 0));
  if (!assumed || latest <= now || first === null) return { times, assumed };
  const back = Math.ceil((latest - now) / DAY) * DAY;
  return { times: times.map((at) => (at === null ? null : at - back)), assumed };
}

/** The day of the first line that names one: clocks before it are of the same day. */
function firstDay(rows: readonly Row[], now: number): number | null {
  for (const { stamp } of rows) {
    const at = stamp === '' || CLOCK_ONLY.test(stamp) ? undefined : instantOf(stamp, null, now);
    if (at) return startOfDay(dayOf(at.at));
  }
  return null;
}

const CLOCK_ONLY = /^(?:上午|下午|晚上|凌晨|中午|早上|傍晚)? ?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?$/i;

function instantOf(
  given: string,
  last: number | null,
  now: number,
): { readonly at: number; readonly dayOnly: boolean } | undefined {
  const stamp = given
    .replace(/^(\d{1,2})[./](\d{1,2})[./](\d{4}),?/, '$3-$2-$1')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +/i, '')
    .replace(ENGLISH, (whole, before: string, name: string, after: string, year: string) => {
      const month = MONTHS.indexOf(name.toLowerCase()) + 1;
      return month === 0 ? whole : `${year}-${month}-${before || after} `;
    })
    .replace(/([年月日]) +(?=\d)/g, '$1 ')
    .trim();
  if (!CLOCK_ONLY.test(stamp)) {
    const next = /^次日 *(.*)$/.exec(stamp)?.[1];
    if (next !== undefined)
      return last === null ? undefined : clockOn(startOfDay(dayOf(last)) + DAY, next, now);
    const told = parseTold(stamp, now);
    return told.ok ? told.value : undefined;
  }
  if (last === null) return undefined;
  const same = clockOn(startOfDay(dayOf(last)), stamp, now);
  return same && same.at < last - SLACK ? { ...same, at: same.at + DAY } : same;
}

const ENGLISH = /^(\d{1,2})? ?([a-z]{3})[a-z]* ?(\d{1,2})?,? (20\d\d)(?: at)? */i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Clocks of a chat may run back by so much: seconds are left out of some. */
const SLACK = 5 * MINUTE;

function clockOn(
  day: number,
  stamp: string,
  now: number,
): { readonly at: number; readonly dayOnly: boolean } | undefined {
  const today = startOfDay(dayOf(now));
  // Read on a day that is over, so that no clock is refused for lying ahead.
  const clock = parseTime(`昨天 ${stamp}`, now);
  return clock.ok ? { at: day + clock.value - (today - DAY), dayOnly: false } : undefined;
}

/** How long a pause ends a conversation; milliseconds. */
export const PAUSE = 3 * HOUR;
