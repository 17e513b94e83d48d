import { readFileSync } from 'node:fs';
import type { ReplyOutcome } from '../../src/case/events.ts';
import type { Detail, Problem } from '../../src/law/problems.ts';

/** Who wrote a part of the corpus: four sources that know nothing of each other, and this project's own. */
export const SOURCES = ['dev', 'a', 'b', 'c', 'own', 'more'] as const;
export type Source = (typeof SOURCES)[number];
/** Sources that are held out in turn; what the project wrote itself is only learned from. */
export const HELD_OUT: readonly Source[] = ['dev', 'a', 'b', 'c'];

/** A story and what has to be read in it; a fact that is absent is not scored, null means that none is told. */
export interface Story {
  readonly id: string;
  readonly source: Source;
  /** When it was told, if not at the usual instant. */
  readonly clock?: string;
  readonly story: string;
  readonly problem: Problem | null;
  readonly detail: Detail | null;
  readonly alsoAcceptable: readonly (Problem | null)[];
  readonly warnings: readonly string[];
  readonly amountFen?: number | readonly number[] | null;
  readonly order?: string | readonly string[] | null;
  readonly paymentNo?: string | null;
  readonly paidAt?: string | null;
  readonly payChannel?: string | null;
  readonly platform?: string | null;
  readonly product?: string | null;
}

export interface Reply {
  readonly id: string;
  readonly source: Source;
  readonly clock?: string;
  readonly text: string;
  readonly from: string | null;
  readonly outcome: ReplyOutcome | null;
  readonly alsoAcceptable: readonly (ReplyOutcome | null)[];
  readonly promise?: {
    readonly hours?: number;
    readonly days?: number;
    readonly workdays?: number;
    readonly at?: string;
  } | null;
  readonly promiseOpen?: boolean;
  readonly refundPromised?: boolean;
  readonly alreadyRefunded: boolean;
  readonly feeDemanded?: boolean;
  /** Only of own rows: what is read besides, as the test writes it. */
  readonly due?: string | null;
  readonly agent?: string | null;
  readonly at?: string | null;
}

/** The usual instant at which stories are told and replies read. */
const USUAL = '2026-11-22T15:00:00+08:00';
export const clockOf = ({ clock = USUAL }: { readonly clock?: string }) => Date.parse(clock);

const rows = <T>(name: string): T[] =>
  readFileSync(`tests/corpus/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

export const stories = (): Story[] => SOURCES.flatMap((source) => rows<Story>(`stories-${source}`));
export const replies = (): Reply[] => SOURCES.flatMap((source) => rows<Reply>(`replies-${source}`));
