import type { Draft } from '../case/facts.ts';
import type { PictureReading } from './facts.ts';
import { SAME_TIME } from '../time/day.ts';
import type { PictureFact, ToCheck } from './page.ts';

/** The order in which facts are told. */
export const TOLD: readonly PictureFact[] = [
  'amountFen',
  'order',
  'paymentNo',
  'paidAt',
  'payee',
  'site',
  'url',
  'payChannel',
  'product',
  'orderState',
];

/** What several pictures say together of one case. */
export interface Together {
  readonly draft: Draft;
  /** For each fact of the draft the pictures that say it. */
  readonly from: { readonly [N in PictureFact]?: readonly string[] };
  /** Facts in which pictures differ: each value with its picture. None of them is in the draft. */
  readonly conflicts: readonly {
    readonly fact: PictureFact;
    readonly values: readonly { readonly value: string | number; readonly file: string }[];
  }[];
  /** What a person has to choose or compare. */
  readonly check: readonly ToCheck[];
}

/** Pages of the site know the order better than a bill, and a bill the payment better than a page. */
const BEST_FOR: { readonly [N in PictureFact]?: readonly string[] } = {
  order: ['order-page', 'chat', 'ticket', 'restriction-notice', 'payment-record'],
  paidAt: ['payment-record', 'order-page'],
  amountFen: ['payment-record', 'order-page', 'chat', 'ticket', 'restriction-notice'],
  payChannel: ['payment-record', 'order-page'],
  product: ['order-page', 'payment-record'],
  payee: ['payment-record'],
  site: ['order-page', 'chat', 'site-terms', 'restriction-notice', 'ticket', 'problem-proof'],
};
/** Facts in which two pictures of one case must be the same; names may be written in more ways than one. */
const MUST_AGREE: readonly PictureFact[] = ['amountFen', 'paymentNo', 'paidAt', 'order'];

/** Puts together what pictures say. Where two differ on what must be the same, nothing is taken. */
export function together(
  read: readonly { readonly name: string; readonly reading: PictureReading }[],
): Together {
  const draft: Record<string, string | number> = {};
  const from: { [N in PictureFact]?: string[] } = {};
  const conflicts: Together['conflicts'][number][] = [];
  const check: ToCheck[] = [];
  for (const fact of TOLD) {
    const order = BEST_FOR[fact] ?? [];
    const rank = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);
    const said = read
      .flatMap(({ name, reading }) => {
        const value = reading.facts[fact];
        return value === undefined ? [] : [{ value, file: name, kind: reading.kind }];
      })
      .toSorted((a, b) => rank(a.kind) - rank(b.kind));
    const [best, ...others] = said;
    if (!best) {
      const open = read.flatMap(({ reading }) => reading.check.filter((one) => one.fact === fact));
      const candidates = [...new Set(open.flatMap((one) => one.candidates))];
      if (open[0]) check.push({ ...open[0], candidates });
      continue;
    }
    const differing = others.filter(({ value, kind }) => differs(fact, best, { value, kind }));
    if (MUST_AGREE.includes(fact) && differing.length > 0) {
      conflicts.push({ fact, values: [best, ...differing].map(({ value, file }) => ({ value, file })) });
      check.push({
        fact,
        candidates: [...new Set([best, ...differing].map(({ value }) => value))],
        why: 'several',
      });
      continue;
    }
    draft[fact] = best.value;
    from[fact] = said
      .filter(({ value }) => value === best.value || fact === 'paidAt')
      .map(({ file }) => file);
  }
  if (read.some(({ reading }) => reading.kind === 'payment-record' && reading.facts.amountFen !== undefined))
    draft['deducted'] = 'yes';
  return { draft: draft as Draft, from, conflicts, check };
}

function differs(
  fact: PictureFact,
  best: { readonly value: string | number; readonly kind: string },
  other: { readonly value: string | number; readonly kind: string },
): boolean {
  if (fact === 'paidAt') return Math.abs(Number(best.value) - Number(other.value)) > SAME_TIME;
  // A merchant's number on a bill need not be the number that the site shows.
  if (fact === 'order' && (best.kind === 'payment-record') !== (other.kind === 'payment-record'))
    return false;
  return best.value !== other.value;
}
