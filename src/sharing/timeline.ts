import { formatYuan } from '../case/facts.ts';
import { type Happening, timeOfExhibit } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { placeOfClause } from '../clocks/windows.ts';
import { PARTIES, type Party } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import { nameOf } from '../letters/exhibits.ts';
import { cameOf, CHANNELS } from '../letters/story.ts';
import { type About, aboutText, formatTime } from '../time/day.ts';
import { type Period, withinWords } from '../time/period.ts';
import type { PackageContents } from './contents.ts';

/** One thing that happened. */
interface TimelineRow {
  /** An instant; milliseconds, UTC. */
  readonly at: number;
  readonly what: string;
  readonly who: string;
  readonly text: string;
  /** A number that somebody gave it, or that of the exhibit. */
  readonly reference: string;
  /** The place of its event in the chain. */
  readonly seq: number;
  /** How exactly its time was told, if not to the minute. */
  readonly about?: About | undefined;
}

const EXHIBIT_TIMES = {
  captured: '',
  name: '时间来自文件名',
  metadata: '时间是照片自带的',
  file: '时间来自文件',
  added: '时间是收存的时间',
} as const;

/** What happened, in the order of time. The view holds only what its reader may see. */
export function timelineOf({ state, facts }: LetterView): TimelineRow[] {
  const paid: TimelineRow = {
    at: facts.paidAt,
    what: '付款',
    who: clean(facts.site),
    text: `${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元`,
    reference: clean(facts.order ?? facts.paymentNo ?? ''),
    seq: 1,
    about: facts.paidAbout,
  };
  const ordered =
    facts.orderedAt === undefined
      ? []
      : [{ ...paid, at: facts.orderedAt, what: '下单', text: '', about: undefined }];
  const clauses = state.clauses.map(({ seq, event }) => ({
    at: event.seenAt,
    what: '看到的网站规则',
    who: PARTIES.site.zh,
    text: `${placeOfClause(event)}：${clean(event.text)}`,
    reference: clean(event.url ?? ''),
    seq,
  }));
  const exhibits = state.exhibits.map(({ seq, event }) => {
    const { time, from } = timeOfExhibit(event);
    return {
      at: time,
      what: '证据',
      who: '',
      text: [nameOf(event), EXHIBIT_TIMES[from]].filter((part) => part !== '').join('，'),
      reference: `E${event.number}`,
      seq,
    };
  });
  const happened = state.happened.map(({ seq, event }) => ({ ...rowOf(event), seq, about: event.about }));
  return [...ordered, paid, ...clauses, ...happened, ...exhibits].toSorted(
    (a, b) => a.at - b.at || a.seq - b.seq,
  );
}

function rowOf(event: Happening): Omit<TimelineRow, 'seq'> {
  const { at } = event;
  const name = (party: Party) => PARTIES[party].zh;
  const said = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('；');
  switch (event.type) {
    case 'contact-logged':
      return {
        at,
        what: '联系客服',
        who: name('site'),
        text: said(clean(event.text), promised(event.promise, event.refund)),
        reference: agent(event.agent),
      };
    case 'request-logged':
      return { at, what: '提出退款要求', who: name('site'), text: clean(event.text ?? ''), reference: '' };
    case 'filing-logged':
      return {
        at,
        what: event.to === 'site' ? '发出书面的退款要求' : '提交',
        who: name(event.to),
        text: clean(event.text ?? ''),
        reference: clean(event.ref ?? ''),
      };
    case 'reply-logged':
      return {
        at,
        what: `答复：${cameOf(event.from, event.outcome)}`,
        who: name(event.from),
        text: said(
          clean(event.text ?? ''),
          event.outcome === 'asks-more' ? asked(event.due) : promised(event.due, event.refund),
        ),
        reference: agent(event.agent),
      };
    case 'delivered-logged':
      return { at, what: '补到货', who: name('site'), text: clean(event.text ?? ''), reference: '' };
    case 'refund-logged':
      return {
        at,
        what: '退回',
        who: name('site'),
        text: said(`${formatYuan(event.amountFen)}元`, clean(event.text ?? '')),
        reference: '',
      };
  }
}

function promised(period: Period | null, refund: boolean): string {
  return period === null ? '' : `答应：${withinWords(period).zh}${refund ? '退款' : '答复'}`;
}

function asked(period: Period | null): string {
  return period === null ? '' : `要求：${withinWords(period).zh}补充`;
}

function agent(number: string | null): string {
  return number === null ? '' : `工号${clean(number)}`;
}

const TITLES = ['时间', '事项', '对方', '内容', '编号', '记下的时间', '记录的摘要'];

/** The timeline as a table, with the record behind each row. */
export function timelineText({ view, history }: PackageContents): string {
  const recorded = new Map(history.map((one) => [one.seq, one]));
  const rows = timelineOf(view).map(({ at, about, what, who, text: content, reference, seq }) => {
    const { event, hash = '' } = recorded.get(seq) ?? {};
    return [
      aboutText(at, about).zh,
      what,
      who,
      content,
      reference,
      event ? formatTime(event.recordedAt) : '',
      hash,
    ];
  });
  return csvText([TITLES, ...rows]);
}

/**
 * A table that spreadsheet programs open as it is meant: UTF-8 with its mark, and every cell quoted. A program would run
 * some cells as formulas; an apostrophe before them prevents it.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const shown = clean(text);
  const safe = /^\s*[=+\-@＝＋－＠|]/.test(shown) ? `'${shown}` : shown;
  return `"${safe.replaceAll('"', '""')}"`;
}
