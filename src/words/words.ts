import type { ErrorCode, ErrorDetails } from '../errors.ts';
import type { Language } from './language.ts';
import type { zh } from './zh/index.ts';

/** The sentences that most commands say. Chinese sets the shape; a language that lacks one does not compile. */
export type Messages = typeof zh;

const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  zh: async () => (await import('./zh/index.ts')).zh,
  en: async () => (await import('./en/index.ts')).en,
};

/** The sentences of one language; the others are not loaded. */
export function loadMessages(language: Language): Promise<Messages> {
  return LOADERS[language]();
}

/** What each error says. */
export type ErrorSentences = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string };

/** Sentences that only some commands say, by their file; a command names its areas in `words`. */
export interface Areas {
  readonly errors: { readonly errors: ErrorSentences };
  readonly evidence: typeof import('./zh/evidence.ts');
  readonly letter: typeof import('./zh/letter.ts');
  readonly pictures: typeof import('./zh/pictures.ts');
  readonly reading: typeof import('./zh/reading.ts');
}

/** What most commands say, and the sentences of an area besides. */
export type MessagesWith<A extends keyof Areas> = Messages & Areas[A];

const AREAS: Readonly<Record<Language, { readonly [A in keyof Areas]: () => Promise<Areas[A]> }>> = {
  zh: {
    errors: () => import('./zh/errors.ts'),
    evidence: () => import('./zh/evidence.ts'),
    letter: () => import('./zh/letter.ts'),
    pictures: () => import('./zh/pictures.ts'),
    reading: () => import('./zh/reading.ts'),
  },
  en: {
    errors: () => import('./en/errors.ts'),
    evidence: () => import('./en/evidence.ts'),
    letter: () => import('./en/letter.ts'),
    pictures: () => import('./en/pictures.ts'),
    reading: () => import('./en/reading.ts'),
  },
};

/** The sentences of one area in one language. */
export function loadWords<A extends keyof Areas>(area: A, language: Language): Promise<Areas[A]> {
  return AREAS[language][area]();
}
