import { type Parsed, parsed, refused } from '../errors.ts';
import { checkText } from './text.ts';

/** What an authority must know about the user. It lies beside the journal and goes only to recipients that need it. */
export const ME_FIELDS = ['name', 'phone', 'address', 'postcode'] as const;
export type MeField = (typeof ME_FIELDS)[number];

export type Me = { readonly [F in MeField]?: string };

const MOST: Readonly<Record<MeField, number>> = { name: 100, phone: 20, address: 300, postcode: 6 };

/** Checks one line as typed; lengths are in characters. A postcode has six digits, a phone number only what phones take. */
export function checkMe(field: MeField, text: string): Parsed<string> {
  const checked = checkText(text.trim(), MOST[field]);
  if (!checked.ok) return checked;
  const plain = field === 'phone' || field === 'postcode' ? checked.value.normalize('NFKC') : checked.value;
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(plain)) return refused('direction-mark');
  if (/[\p{Cc}\u2028\u2029]/u.test(plain)) return refused('control-character');
  if (field === 'postcode' && !/^\d{6}$/.test(plain)) return refused('not-a-postcode');
  if (field === 'phone' && !/^\+?\d[\d -]{4,18}$/.test(plain)) return refused('not-a-phone');
  return parsed(plain);
}

/** What a kept file says, without anything else it holds. Null if it is not such a file at all. */
export function readMe(kept: string): Me | null {
  let stored: unknown;
  try {
    stored = JSON.parse(kept);
  } catch {
    return null;
  }
  if (typeof stored !== 'object' || stored === null) return null;
  const known = ME_FIELDS.flatMap((field) => {
    const value: unknown = (stored as Readonly<Record<string, unknown>>)[field];
    return typeof value === 'string' && checkMe(field, value).ok ? [[field, value] as const] : [];
  });
  return Object.fromEntries(known);
}
