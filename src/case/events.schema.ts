import * as z from 'zod';
import { KINDS } from '../law/evidence.ts';
import { RECIPIENTS } from '../law/parties.ts';
import { type CaseEvent, CLAUSE_STARTS, type EventType, OUTCOMES, REPLIES, VIAS } from './events.ts';
import { type Draft, type FactKind, type FactName, FACTS } from './facts.ts';
import type { StoreEvent } from './own-rules.ts';

const instant = z.number().int();
const common = { version: z.literal(1), at: instant, recordedAt: instant };

function factSchema(kind: FactKind) {
  switch (kind.kind) {
    case 'choice':
      return z.enum(kind.choices as [string, ...string[]]);
    case 'text':
      return z.string().min(1);
    case 'order':
      return z.string().min(1).max(128);
    case 'amount':
      return z.number().int().positive();
    case 'time':
    case 'day':
      return instant;
  }
}

const shape = () =>
  Object.fromEntries((Object.keys(FACTS) as FactName[]).map((name) => [name, factSchema(FACTS[name])]));
const facts = () =>
  z.strictObject(shape()).partial().required({ site: true, amountFen: true, paidAt: true, payChannel: true });
const changes = () =>
  z.strictObject(
    Object.fromEntries(Object.entries(shape()).map(([name, schema]) => [name, schema.nullable().optional()])),
  );
const reference = z.number().int().positive();
const text = z.string();

const lengthSchema = z.strictObject({
  amount: z.number().int().positive(),
  most: z.number().int().positive().optional(),
  unit: z.enum(['minutes', 'hours', 'days', 'working-days', 'months', 'years']),
});
const period = () => z.union([lengthSchema, z.strictObject({ until: instant })]);

/** What each event holds besides its time. Made when one of its kind comes: making all takes as long as writing one. */
const BODIES: { readonly [T in EventType]: () => z.ZodRawShape } = {
  'case-opened': () => ({
    identity: z.string().regex(/^[0-9a-f]{32}$/),
    facts: facts(),
  }),
  'facts-edited': () => ({ changes: changes() }),
  'contact-logged': () => ({
    via: z.enum(VIAS).nullable(),
    agent: text.nullable(),
    promise: period().nullable(),
    refund: z.boolean(),
    text,
  }),
  'request-logged': () => ({ text: text.nullable() }),
  'filing-logged': () => ({
    to: z.enum(RECIPIENTS),
    ref: text.nullable(),
    refersTo: reference.nullable(),
    answerDays: z.number().int().positive().nullable(),
    text: text.nullable(),
  }),
  'reply-logged': () => ({
    from: z.enum(RECIPIENTS),
    outcome: z.enum(REPLIES),
    due: period().nullable(),
    refund: z.boolean(),
    agent: text.nullable(),
    text: text.nullable(),
  }),
  'refund-logged': () => ({
    amountFen: z.number().int().positive(),
    text: text.nullable(),
  }),
  'clause-added': () => ({
    title: text,
    number: text,
    text,
    after: lengthSchema.nullable(),
    from: z.enum(CLAUSE_STARTS).nullable(),
    nature: z.enum(['act-by', 'they-owe', 'right-from']),
    refund: z.boolean(),
    url: text.nullable(),
    seenAt: instant,
  }),
  'evidence-added': () => ({
    number: reference,
    algorithm: z.literal('sha256'),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.number().int().positive(),
    name: text,
    kind: z.enum(KINDS),
    caption: text.nullable(),
    capturedAt: instant.nullable(),
    modifiedAt: z.number().nullable(),
    seen: z
      .strictObject({
        order: z.string().min(1).max(128),
        amountFen: z.number().int().positive(),
        at: instant,
      })
      .partial()
      .optional(),
  }),
  'evidence-removed': () => ({
    number: reference,
    refersTo: reference,
    purged: z.boolean(),
  }),
  erased: () => ({ number: reference.nullable() }),
  'rule-set': () => ({
    window: text,
    length: lengthSchema.nullable(),
  }),
  'letter-written': () => ({
    to: z.string(),
    format: z.string(),
    algorithm: z.literal('sha256'),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.number().int().positive(),
    citations: z.array(
      z.strictObject({ law: z.string(), article: z.string(), paragraph: z.string().nullable() }),
    ),
    program: z.string(),
    answerDays: z.number().int().positive().optional(),
  }),
  'case-closed': () => ({ outcome: z.enum(OUTCOMES) }),
  'case-reopened': () => ({ refersTo: reference }),
  'event-undone': () => ({ refersTo: reference }),
};

const made = new Map<EventType, z.ZodType>();

function schemaOf(type: EventType): z.ZodType {
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

/** The answers of a kept draft. What is not a valid answer (an older or broken draft) is left out. */
export function readDraft(kept: string): Draft {
  const stored: unknown = JSON.parse(kept);
  if (typeof stored !== 'object' || stored === null) return {};
  const schemas = shape();
  const known = Object.entries(stored).filter(([name, value]) => schemas[name]?.safeParse(value).success);
  return Object.fromEntries(known) as Draft;
}

const storeCommon = { version: z.literal(1), at: z.number().int(), recordedAt: z.number().int() };
const days = z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/));

const event = z.discriminatedUnion('type', [
  z.strictObject({
    ...storeCommon,
    type: z.literal('site-rule-set'),
    site: z.string().min(1),
    window: z.string(),
    length: lengthSchema.nullable(),
  }),
  z.strictObject({
    ...storeCommon,
    type: z.literal('workdays-added'),
    year: z.number().int(),
    off: days,
    work: days,
  }),
]);

/** Checks an event of the store against its schema before it is written for ever. */
export function checkStoreEvent(candidate: StoreEvent): StoreEvent {
  event.parse(candidate);
  return candidate;
}
