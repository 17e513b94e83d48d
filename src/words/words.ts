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
