import type { ErrorCode, ErrorDetails } from '../errors.ts';
import type { Environment } from '../ports.ts';
import type { zh } from './zh/index.ts';

/** Every sentence of the interface. Chinese sets the shape; a language that lacks one does not compile. */
export type Messages = typeof zh;

const LOADERS: Readonly<Record<Environment['language'], () => Promise<Messages>>> = {
  zh: async () => (await import('./zh/index.ts')).zh,
  en: async () => (await import('./en/index.ts')).en,
};

/** The sentences of one language; the others are not loaded. */
export function loadMessages(language: Environment['language']): Promise<Messages> {
  return LOADERS[language]();
}

/** What each error says. Only a command that fails loads these. */
export type ErrorSentences = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string };

const ERRORS: Readonly<Record<Environment['language'], () => Promise<ErrorSentences>>> = {
  zh: async () => (await import('./zh/errors.ts')).errors,
  en: async () => (await import('./en/errors.ts')).errors,
};

/** The sentences of the errors in one language. */
export function loadErrors(language: Environment['language']): Promise<ErrorSentences> {
  return ERRORS[language]();
}
