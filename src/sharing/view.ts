import { type FactName, type Facts, formatYuan } from '../case/facts.ts';
import type { Recorded } from '../case/history.ts';
import { type Exhibit, type Happening, timeOf } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { placeOfClause } from '../clocks/windows.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import { type LetterRecipient, PARTIES, type Party } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import { masked, nameOf } from '../letters/parts.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { cameOf, CHANNELS } from '../letters/story.ts';
import type { TravellingChain } from '../store/chain.ts';
import { type Period, withinWords } from '../time/period.ts';

/** A kept file that goes in. */
export interface PackedFile {
  /** E1, L1. */
  readonly id: string;
  readonly member: string;
  readonly digest: string;
  /** Where its bytes lie. */
  readonly path: string;
  /** Its bytes are gone, or are others: it is listed and left out. */
  readonly lost: boolean;
  /** A text in which numbers are hidden. */
  readonly masks?: true;
}

export interface PackedExhibit extends PackedFile {
  readonly exhibit: Exhibit;
  /** As people read it. */
  readonly size: string;
}

export interface PackedLetter extends PackedFile {
  readonly to: string;
  /** An instant. */
  readonly at: number;
}

/** Everything a package is made of. */
export interface PackageContents {
  /** What its reader may see. */
  readonly view: LetterView;
  readonly to: LetterRecipient | null;
  readonly redacted: boolean;
  /** Nothing was left out or hidden: another computer can take the case back. */
  readonly whole: boolean;
  readonly mask: Mask;
  readonly chain: TravellingChain;
  readonly history: readonly Recorded[];
  readonly caseJson: object;
  /** In the order of what they show. */
  readonly exhibits: readonly PackedExhibit[];
  readonly letters: readonly PackedLetter[];
  /** Of no use any more, and still told of by the chain. */
  readonly removed: readonly PackedFile[];
  readonly program: string;
  /** An instant with +08:00. */
  readonly madeAt: string;
}

/** What a recipient gets to see of a case. */
interface Sees {
  /** Kinds of evidence that stay here: the same that the letter to this recipient leaves out. */
  readonly leaves: readonly EvidenceKind[];
  /** Whose letters go along where they were sent; the newest to the recipient itself always does. */
  readonly letters: readonly LetterRecipient[];
  /** What happened with whom: the site and the recipient alone, or everybody. */
  readonly happened: 'own' | 'all';
  /** Facts that stay here. */
  readonly hides: readonly FactName[];
  /** For everybody's eyes: numbers and the user's own data are hidden, nobody is quoted. */
  readonly public?: true;
}

const AUTHORITY: Sees = { leaves: ['identity'], letters: ['site'], happened: 'all', hides: [] };

/** By recipient. What stands in one of these rows decides what leaves the computer. */
export const SEES: Readonly<Record<LetterRecipient, Sees>> = {
  site: { leaves: ['identity', 'bill'], letters: [], happened: 'own', hides: ['intentEvidence'] },
  payment: { leaves: ['identity'], letters: ['site'], happened: 'own', hides: ['intentEvidence'] },
  bank: { leaves: ['identity'], letters: ['site', 'payment'], happened: 'own', hides: ['intentEvidence'] },
  '12315': AUTHORITY,
  'consumer-association': AUTHORITY,
  telecom: AUTHORITY,
  pboc: { ...AUTHORITY, letters: ['site', 'payment'] },
  '12377': {
    leaves: ['identity', 'chat', 'bill'],
    letters: [],
    happened: 'own',
    hides: ['account', 'intentEvidence'],
  },
  public: {
    leaves: ['identity', 'bill', 'payment-record', 'chat', 'ticket', 'other'],
    letters: [],
    happened: 'own',
    hides: ['account', 'paymentNo', 'payee', 'payeeAddress', 'operator', 'intentEvidence'],
    public: true,
  },
  court: {
    leaves: [],
    letters: ['site', 'payment', 'bank', '12315', 'consumer-association', 'telecom', 'pboc'],
    happened: 'all',
    hides: [],
  },
};

/** Hides numbers in a text. */
type Mask = (text: string) => string;

export const UNMASKED: Mask = (text) => text;

/**
 * Hides card, phone and identity numbers, but not those by which the payment is found.
 * @param spared the order's and the payment's number
 * @param own values that are hidden wherever they stand
 */
export function maskFor(spared: readonly (string | undefined)[], own: readonly (string | undefined)[]): Mask {
  const kept = spared.filter((value) => value !== undefined && value.length > 5) as string[];
  return (text) => maskAround(text, kept, own);
}

function maskAround(
  text: string,
  [spared, ...others]: readonly string[],
  own: readonly (string | undefined)[],
): string {
  if (spared === undefined) return masked(text, own);
  return text
    .split(spared)
    .map((part) => maskAround(part, others, own))
    .join(spared);
}

/** Every text of an object, at any depth, masked. */
export function maskDeep<T>(value: T, mask: Mask): T {
  if (typeof value === 'string') return mask(value) as T;
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskDeep(one, mask)])) as T;
}

/**
 * The case as a recipient gets to see it: everything that is written for them is made from this, and from nothing
 * else. Whoever gets the whole case gets everything but who the user is, which lies outside the case.
 */
export function sharedView(view: LetterView, to: LetterRecipient | null, mask: Mask): LetterView {
  const me = to === null ? {} : ofMe(view, to);
  const seen = to === null ? view.state : limited(view, to);
  const state = maskDeep(seen, mask);
  return { ...view, state, facts: state.facts, me: maskDeep(me, mask) };
}

/** What hides numbers for this reader; for everybody's eyes also the user's own data and the order's number. */
export function maskOf({ me, facts }: LetterView, to: LetterRecipient | null, redacted: boolean): Mask {
  if (!redacted) return UNMASKED;
  if (to === 'public') return maskFor([], [...Object.values(me), facts.account]);
  return maskFor([facts.order, facts.paymentNo], []);
}

/** Of who the user is, only what this recipient needs. */
function ofMe(view: LetterView, to: LetterRecipient): LetterView['me'] {
  const needed = RECIPIENTS[to].needs(view).flatMap((need) => (need.of === 'me' ? [need.name] : []));
  return Object.fromEntries(Object.entries(view.me).filter(([name]) => needed.some((one) => one === name)));
}

function limited({ state }: LetterView, to: LetterRecipient): LetterView['state'] {
  const sees = SEES[to];
  const facts = Object.fromEntries(
    Object.entries(state.facts).filter(([name]) => !sees.hides.some((hidden) => hidden === name)),
  ) as unknown as Facts;
  return {
    ...state,
    facts,
    happened: state.happened
      .filter(({ event }) => sees.happened === 'all' || concerns(event, to))
      .map(({ seq, event }) => ({ seq, event: withoutNotes(event, sees) })),
    exhibits: state.exhibits.filter(({ event }) => !sees.leaves.includes(event.kind)),
  };
}

function concerns(event: Happening, to: LetterRecipient): boolean {
  if (event.type === 'filing-logged') return event.to === 'site' || event.to === to;
  return event.type !== 'reply-logged' || event.from === 'site' || event.from === to;
}

/** What the user noted for themselves stays here; words of others are quoted but for the public. */
function withoutNotes(event: Happening, { public: everybody }: Sees): Happening {
  switch (event.type) {
    case 'filing-logged':
    case 'refund-logged':
      return { ...event, text: null };
    case 'contact-logged':
      return everybody ? { ...event, text: '', agent: null } : event;
    case 'reply-logged':
      return everybody ? { ...event, text: null, agent: null } : event;
    case 'request-logged':
      return everybody ? { ...event, text: null } : event;
  }
}

/** One thing that happened. */
interface TimelineRow {
  /** An instant; milliseconds, UTC. */
  readonly at: number;
  readonly what: string;
  readonly who: string;
  readonly text: string;
  /** The number somebody gave it, or the exhibit's. */
  readonly reference: string;
  /** The event it stands in, by its place in the chain. */
  readonly seq: number;
}

const EXHIBIT_TIMES = { captured: '', file: '时间来自文件', added: '时间是收存的时间' } as const;

/** What happened, in the order of time: from a view that holds only what its reader may see. */
export function timelineOf({ state, facts }: LetterView): TimelineRow[] {
  const paid: TimelineRow = {
    at: facts.paidAt,
    what: '付款',
    who: clean(facts.site),
    text: `${CHANNELS[facts.payChannel]}付款${formatYuan(facts.amountFen)}元`,
    reference: clean(facts.order ?? facts.paymentNo ?? ''),
    seq: 1,
  };
  const ordered =
    facts.orderedAt === undefined ? [] : [{ ...paid, at: facts.orderedAt, what: '下单', text: '' }];
  const clauses = state.clauses.map(({ seq, event }) => ({
    at: event.seenAt,
    what: '看到的网站规则',
    who: PARTIES.site.zh,
    text: `${placeOfClause(event)}：${clean(event.text)}`,
    reference: clean(event.url ?? ''),
    seq,
  }));
  const exhibits = state.exhibits.map(({ seq, event }) => {
    const { time, from } = timeOf(event);
    return {
      at: time,
      what: '证据',
      who: '',
      text: [nameOf(event), EXHIBIT_TIMES[from]].filter((part) => part !== '').join('，'),
      reference: `E${event.number}`,
      seq,
    };
  });
  const happened = state.happened.map(({ seq, event }) => ({ ...rowOf(event), seq }));
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
