import { isLonger } from './text.ts';
// The small form of zod: the other one takes as long to load as everything else that reads a case.
import * as z from 'zod/mini';
import { KINDS } from '../law/evidence.ts';
import { RECIPIENTS } from '../law/parties.ts';
import { type CaseEvent, CLAUSE_STARTS, type EventType, OUTCOMES, REPLIES, VIAS } from './events.ts';
import {
  type Draft,
  type FactKind,
  type FactName,
  FACTS,
  MOST_NUMBER,
  MOST_ORDER,
  MOST_TEXT,
} from './facts.ts';
import type { StoreEvent } from './own-rules.ts';
import type { Unit } from '../time/period.ts';

/** The end of the year 9999; milliseconds, UTC. No date could be shown of an instant further away. */
const FURTHEST = 253_402_300_799_999;
const instant = z.int().check(z.minimum(-FURTHEST), z.maximum(FURTHEST));
/** The instants that clocks can count from: the years 1900 to 2999; milliseconds, UTC. */
const [FIRST, END] = [Date.parse('1900-01-01'), Date.parse('3000-01-01')];
const counted = z.int().check(z.minimum(FIRST), z.lt(END));

/** Whether an event can be recorded at an instant: a clock that stands elsewhere is wrong. */
export function isRecordable(at: number): boolean {
  return at >= FIRST && at < END;
}

/*
 * How long texts may be, in characters, and how large numbers: the same for what is typed, read from a store and
 * taken in from elsewhere. Every version wrote within them.
 */
const upTo = (limit: number) => z.string().check(z.refine((text) => !isLonger(text, limit)));
const filled = (limit: number) => upTo(limit).check(z.minLength(1));
/** A name of something in the program or the law. It is looked up by: what every object has is none. */
const word = upTo(200).check(z.refine((text) => !(text in {})));
/** Ten thousand million yuan, in fen: the most that is read from a bill. */
const money = z.int().check(z.positive(), z.maximum(1_000_000_000_000));
const common = {
  version: z.literal(1),
  at: counted,
  recordedAt: counted,
  about: z.optional(z.enum(['hour', 'day'])),
};

function factSchema(kind: FactKind) {
  switch (kind.kind) {
    case 'choice':
      return z.enum(kind.choices as [string, ...string[]]);
    case 'text':
      return filled(kind.limit);
    case 'order':
      return filled(MOST_ORDER);
    case 'amount':
      return money;
    case 'age':
      return z.int().check(z.minimum(0), z.maximum(17));
    case 'card-tail':
      return z.string().check(z.regex(/^\d{4}$/));
    case 'time':
    case 'day':
      return counted;
  }
}

const shape = () =>
  Object.fromEntries((Object.keys(FACTS) as FactName[]).map((name) => [name, factSchema(FACTS[name])]));
/** What every case has: it can be corrected, but not taken away. */
const REQUIRED = { site: true, amountFen: true, paidAt: true, payChannel: true } as const;
const facts = () => z.required(z.partial(z.strictObject(shape())), REQUIRED);
const changes = () =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape()).map(([name, schema]) => [
        name,
        z.optional(Object.hasOwn(REQUIRED, name) ? schema : z.nullable(schema)),
      ]),
    ),
  );
const reference = z.int().check(z.positive());
const exhibitNumber = z.int().check(z.positive(), z.maximum(MOST_NUMBER));
const text = upTo(MOST_TEXT);

/** A century: far beyond any period that can be typed. Clocks go day by day, and must come to an end. */
const MOST_DAYS = 36_525;
const DAYS: Readonly<Record<Unit, number>> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  'working-days': 1,
  months: 31,
  years: 366,
};
const lengthSchema = z
  .strictObject({
    amount: z.int().check(z.positive()),
    most: z.optional(z.int().check(z.positive())),
    unit: z.enum(Object.keys(DAYS) as [Unit, ...Unit[]]),
  })
  .check(z.refine(({ amount, most = amount, unit }) => Math.max(amount, most) * DAYS[unit] <= MOST_DAYS));
const period = () => z.union([lengthSchema, z.strictObject({ until: instant })]);

const seen = () =>
  z.partial(
    z.strictObject({
      order: z.string().check(z.minLength(1), z.maxLength(128)),
      amountFen: z.int().check(z.positive()),
      at: instant,
    }),
  );

/** What each event holds besides its time. Made when one of its kind comes: making all takes as long as writing one. */
const BODIES: { readonly [T in EventType]: () => z.core.$ZodShape } = {
  'case-opened': () => ({
    identity: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    facts: facts(),
  }),
  'facts-edited': () => ({ changes: changes() }),
  'contact-logged': () => ({
    via: z.nullable(z.enum(VIAS)),
    agent: z.nullable(text),
    promise: z.nullable(period()),
    refund: z.boolean(),
    text,
  }),
  'request-logged': () => ({ text: z.nullable(text) }),
  'filing-logged': () => ({
    to: z.enum(RECIPIENTS),
    ref: z.nullable(text),
    refersTo: z.nullable(reference),
    answerDays: z.nullable(z.int().check(z.positive(), z.maximum(MOST_DAYS))),
    text: z.nullable(text),
  }),
  'reply-logged': () => ({
    from: z.enum(RECIPIENTS),
    outcome: z.enum(REPLIES),
    due: z.nullable(period()),
    refund: z.boolean(),
    agent: z.nullable(text),
    text: z.nullable(text),
  }),
  'refund-logged': () => ({
    amountFen: money,
    text: z.nullable(text),
  }),
  'delivered-logged': () => ({ text: z.nullable(text) }),
  'clause-added': () => ({
    title: text,
    number: text,
    text,
    after: z.nullable(lengthSchema),
    from: z.nullable(z.enum(CLAUSE_STARTS)),
    nature: z.enum(['act-by', 'they-owe', 'right-from']),
    refund: z.boolean(),
    url: z.nullable(text),
    seenAt: instant,
  }),
  'evidence-added': () => ({
    number: exhibitNumber,
    algorithm: z.literal('sha256'),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    bytes: z.int().check(z.positive()),
    name: text,
    kind: z.enum(KINDS),
    caption: z.nullable(text),
    capturedAt: z.nullable(instant),
    modifiedAt: z.nullable(z.number().check(z.minimum(-FURTHEST), z.maximum(FURTHEST))),
    takenAt: z.optional(instant),
    seen: z.optional(seen()),
    read: z.optional(z.strictObject({ text, seen: seen(), confirmed: z.boolean() })),
  }),
  'evidence-edited': () => ({
    number: exhibitNumber,
    refersTo: reference,
    kind: z.optional(z.enum(KINDS)),
    caption: z.optional(z.nullable(text)),
    capturedAt: z.optional(z.nullable(instant)),
  }),
  'evidence-removed': () => ({
    number: exhibitNumber,
    refersTo: reference,
    purged: z.boolean(),
  }),
  erased: () => ({ number: z.nullable(exhibitNumber) }),
  'rule-set': () => ({
    window: word,
    length: z.nullable(lengthSchema),
  }),
  'letter-written': () => ({
    to: word,
    format: word,
    algorithm: z.literal('sha256'),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    bytes: z.int().check(z.positive()),
    citations: z
      .array(z.strictObject({ law: word, article: word, paragraph: z.nullable(word) }))
      .check(z.maxLength(1000)),
    program: word,
    answerDays: z.optional(z.int().check(z.positive(), z.maximum(MOST_DAYS))),
  }),
  'case-closed': () => ({ outcome: z.enum(OUTCOMES) }),
  'case-reopened': () => ({ refersTo: reference }),
  'event-undone': () => ({ refersTo: reference }),
};

const made = new Map<EventType, z.ZodMiniType>();

function schemaOf(type: EventType): z.ZodMiniType {
  let schema = made.get(type);
  if (!schema) {
    if (!Object.hasOwn(BODIES, type)) throw new Error(`no event: ${type}`);
    schema = z.strictObject({ ...common, type: z.literal(type), ...BODIES[type]() });
    made.set(type, schema);
  }
  return schema;
}

/** Checks an event against its schema before it is written for ever. Throws if the program made a bad one. */
export function checkEvent(candidate: CaseEvent): CaseEvent {
  schemaOf(candidate.type).parse(candidate);
  return candidate;
}

/**
 * An event as it was stored, in the shape that the program knows today, checked by the same schema as when it was
 * written. Every version ever written is lifted here, for ever; so far there is one. Throws if it is damaged.
 */
export function readEvent(payload: string): CaseEvent {
  return checkEvent(JSON.parse(payload) as CaseEvent);
}

const keptDraft = z.strictObject({
  id: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  savedAt: z.int(),
  answers: z.string().check(
    z.maxLength(1_000_000),
    z.refine((answers) => answersIn(answers) !== undefined),
  ),
});

/** Whether an unfinished interview is one that can be gone on with, as it lies in a store or a backup. */
export function isKeptDraft(kept: unknown): boolean {
  return keptDraft.safeParse(kept).success;
}

function answersIn(kept: string): object | undefined {
  try {
    const stored: unknown = JSON.parse(kept);
    return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** The answers of a kept draft. What is not a valid answer (an older or broken draft) is left out. */
export function readDraft(kept: string): Draft {
  const stored = answersIn(kept) ?? {};
  const schemas = shape();
  const known = Object.entries(stored).filter(([name, value]) => schemas[name]?.safeParse(value).success);
  return Object.fromEntries(known) as Draft;
}

/** The days of one notice: of a year, and a few of the one before. */
const days = z.array(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))).check(z.maxLength(400));

const storeEvent = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('site-rule-set'),
    site: filled(FACTS.site.limit),
    window: word,
    length: z.nullable(lengthSchema),
  }),
  z.strictObject({
    ...common,
    type: z.literal('workdays-added'),
    year: z.int().check(z.minimum(1900), z.maximum(2999)),
    off: days,
    work: days,
  }),
  z.strictObject({ ...common, type: z.literal('erased'), number: z.int().check(z.positive()) }),
]);

/** Checks an event of the whole store against its schema before it is written for ever. */
export function checkStoreEvent(candidate: StoreEvent): StoreEvent {
  storeEvent.parse(candidate);
  return candidate;
}

/** The same as `readEvent` for an event of the whole store. */
export function readStoreEvent(payload: string): StoreEvent {
  return checkStoreEvent(JSON.parse(payload) as StoreEvent);
}

/**
 * An event of either kind of chain, for what checks or compares chains and asks only for what all events have.
 * @param ofCase false for the chain of the whole store
 */
export function readAnyEvent(payload: string, ofCase: boolean): CaseEvent {
  return ofCase ? readEvent(payload) : (readStoreEvent(payload) as unknown as CaseEvent);
}
