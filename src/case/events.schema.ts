import * as z from 'zod';
import type { CaseEvent } from './events.ts';
import { CLAUSE_STARTS, OUTCOMES, REPLIES, VIAS } from './events.ts';
import { KINDS } from '../knowledge/evidence-kinds.ts';
import { RECIPIENTS } from '../knowledge/parties.ts';
import { FACTS } from './facts.ts';
import type { Draft, FactKind, FactName } from './facts.ts';

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

const shape = Object.fromEntries(
  (Object.keys(FACTS) as FactName[]).map((name) => [name, factSchema(FACTS[name])]),
);
const partial = z.strictObject(shape).partial();
const facts = partial.required({ site: true, amountFen: true, paidAt: true, payChannel: true });
const changes = z.strictObject(
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.nullable().optional()])),
);
const citation = z.strictObject({ law: z.string(), article: z.string(), paragraph: z.string().nullable() });
const reference = z.number().int().positive();
const text = z.string();

export const lengthSchema = z.strictObject({
  amount: z.number().int().positive(),
  most: z.number().int().positive().optional(),
  unit: z.enum(['minutes', 'hours', 'days', 'working-days', 'months', 'years']),
});
const period = z.union([lengthSchema, z.strictObject({ until: instant })]);

const event = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('case-opened'),
    identity: z.string().regex(/^[0-9a-f]{32}$/),
    facts,
  }),
  z.strictObject({ ...common, type: z.literal('facts-edited'), changes }),
  z.strictObject({
    ...common,
    type: z.literal('contact-logged'),
    via: z.enum(VIAS).nullable(),
    agent: text.nullable(),
    promise: period.nullable(),
    refund: z.boolean(),
    text,
  }),
  z.strictObject({ ...common, type: z.literal('request-logged'), text: text.nullable() }),
  z.strictObject({
    ...common,
    type: z.literal('filing-logged'),
    to: z.enum(RECIPIENTS),
    ref: text.nullable(),
    refersTo: reference.nullable(),
    answerDays: z.number().int().positive().nullable(),
    text: text.nullable(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('reply-logged'),
    from: z.enum(RECIPIENTS),
    outcome: z.enum(REPLIES),
    due: period.nullable(),
    refund: z.boolean(),
    agent: text.nullable(),
    text: text.nullable(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('refund-logged'),
    amountFen: z.number().int().positive(),
    text: text.nullable(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('clause-added'),
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
  z.strictObject({
    ...common,
    type: z.literal('evidence-added'),
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
  z.strictObject({
    ...common,
    type: z.literal('evidence-removed'),
    number: reference,
    refersTo: reference,
    purged: z.boolean(),
  }),
  z.strictObject({ ...common, type: z.literal('erased'), number: reference.nullable() }),
  z.strictObject({
    ...common,
    type: z.literal('rule-set'),
    window: text,
    length: lengthSchema.nullable(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('letter-written'),
    to: z.string(),
    format: z.string(),
    algorithm: z.literal('sha256'),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.number().int().positive(),
    citations: z.array(citation),
    program: z.string(),
    answerDays: z.number().int().positive().optional(),
  }),
  z.strictObject({ ...common, type: z.literal('case-closed'), outcome: z.enum(OUTCOMES) }),
  z.strictObject({ ...common, type: z.literal('case-reopened'), refersTo: reference }),
  z.strictObject({ ...common, type: z.literal('event-undone'), refersTo: reference }),
]);

/** Holds an event against its schema before it is written for ever. Throws where the program made a bad one. */
export function checkEvent(candidate: CaseEvent): CaseEvent {
  event.parse(candidate);
  return candidate;
}

/** The answers of a kept draft; what an older or broken one holds that is no answer is left out. */
export function readDraft(kept: string): Draft {
  const stored: unknown = JSON.parse(kept);
  if (typeof stored !== 'object' || stored === null) return {};
  const known = Object.entries(stored).filter(([name, value]) => shape[name]?.safeParse(value).success);
  return Object.fromEntries(known) as Draft;
}
