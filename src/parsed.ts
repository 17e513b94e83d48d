/** What was typed, as a value, or why it is none (a key of `messages.reasons`). */
export type Parsed<T, R extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: R };

export const parsed = <T>(value: T): Parsed<T, never> => ({ ok: true, value });
export const refused = <R extends string>(reason: R): Parsed<never, R> => ({ ok: false, reason });

/** Full-width digits, letters and signs as their plain forms. */
export function plainWidth(text: string): string {
  return text.normalize('NFKC').trim();
}
