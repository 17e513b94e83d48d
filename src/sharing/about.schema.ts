import * as z from 'zod';
import type { About } from './package.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const about = z.object({
  kind: z.literal('refund-package'),
  format: z.literal(1),
  program: z.string().max(100),
  madeAt: z.string().max(40),
  identity: z.string().regex(/^[0-9a-f]{32}$/),
  head: digest,
  events: z.number().int().positive(),
  for: z.string().max(40).nullable(),
  redacted: z.boolean(),
  lost: z.array(digest),
});

/** What a package says of itself; undefined where it does not say it. */
export function readAbout(text: string): About | undefined {
  try {
    return about.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
