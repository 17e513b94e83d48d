import type { Length, Unit } from '../knowledge/windows/row.ts';

/** A time that somebody set: so long from a moment, or up to an instant (exclusive, milliseconds UTC). */
export type Period = Length | { readonly until: number };

export type PeriodUnit = Unit;
