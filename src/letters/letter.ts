import type { Citation } from '../case/events.ts';

/** A letter before it is rendered: its parts in the order a reader needs them. */
export interface Letter {
  readonly to: string;
  readonly title: string;
  /** Whom it addresses; empty in forms that have no addressee line (a web form, a chat). */
  readonly salutation: string;
  readonly parts: readonly Part[];
  /** Exhibits to enclose, by number: "E1 付款记录：支付宝付款截图.png". */
  readonly enclosures: readonly string[];
  /** Name and date at the end. */
  readonly closing: readonly string[];
  readonly citations: readonly Citation[];
}

export interface Part {
  /** Empty where the paragraphs stand alone. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export const FORMATS = ['text', 'markdown', 'html', 'docx'] as const;
export type Format = (typeof FORMATS)[number];
