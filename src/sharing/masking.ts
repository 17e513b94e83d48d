import type { LetterRecipient } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import { masked } from '../letters/parts.ts';

/** The mask for this reader; if anybody may read it, it also hides the user's own data and the numbers of the order. */
export function maskOf({ me, facts }: LetterView, to: LetterRecipient | null, redacted: boolean): Mask {
  if (!redacted) return UNMASKED;
  if (to === 'public') return maskFor([], [...Object.values(me), facts.account]);
  return maskFor([facts.order, facts.paymentNo], []);
}

/** Hides numbers in a text. */
export type Mask = (text: string) => string;

export const UNMASKED: Mask = (text) => text;

/**
 * Hides card, phone and identity numbers, except those that name the payment.
 * @param spared the numbers of the order and the payment
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
