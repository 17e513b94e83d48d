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
    readonly minutes?: number;
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

/** A pasted conversation, and what has to be read in it. */
export interface ChatRow {
  readonly id: string;
  /** `first`: written while the reader was; `later`: when it was done. */
  readonly source: 'first' | 'later';
  /** How it was copied. */
  readonly form: string;
  readonly clock?: string;
  readonly text: string;
  /** Who speaks, in turns. */
  readonly turns: readonly ('me' | 'them')[];
  readonly entries: readonly ToldEntry[];
}

export interface ToldEntry {
  readonly kind: 'contact' | 'promise' | 'reply';
  /** Null: the chat has no times. */
  readonly at: string | null;
  /** Of a contact it is left out; null: the chat does not say who it is. */
  readonly from?: string | null;
  readonly outcome?: ReplyOutcome;
  readonly alsoAcceptable?: readonly ReplyOutcome[];
  readonly due?: Reply['promise'];
  readonly refund?: boolean;
  readonly agent?: string | null;
  readonly moneyBack?: boolean;
  readonly feeDemanded?: boolean;
  readonly papersDemanded?: boolean;
}

export const CHAT_SOURCES = ['first', 'later'] as const;

/** The usual instant at which stories are told and replies read. */
const USUAL = '2026-11-22T15:00:00+08:00';
export const clockOf = ({ clock = USUAL }: { readonly clock?: string }) => Date.parse(clock);

const rows = <T>(name: string): T[] =>
  readFileSync(`tests/corpus/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

export const stories = (): Story[] => SOURCES.flatMap((source) => rows<Story>(`stories-${source}`));
export const replies = (): Reply[] => SOURCES.flatMap((source) => rows<Reply>(`replies-${source}`));
export const chats = (): ChatRow[] => CHAT_SOURCES.flatMap((source) => rows<ChatRow>(`chats-${source}`));
