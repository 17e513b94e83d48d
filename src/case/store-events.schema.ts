import * as z from 'zod';
import { lengthSchema } from './events.schema.ts';
import type { StoreEvent } from './own-rules.ts';

const common = { version: z.literal(1), at: z.number().int(), recordedAt: z.number().int() };
const days = z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/));

const event = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('site-rule-set'),
    site: z.string().min(1),
    window: z.string(),
    length: lengthSchema.nullable(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('workdays-added'),
    year: z.number().int(),
    off: days,
    work: days,
  }),
]);

/** Holds an event of the store against its schema before it is written for ever. */
export function checkStoreEvent(candidate: StoreEvent): StoreEvent {
  event.parse(candidate);
  return candidate;
}
