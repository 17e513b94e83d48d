import type { Environment } from '../ports.ts';
import type { Messages } from './messages.ts';

const LOADERS: Readonly<Record<Environment['language'], () => Promise<Messages>>> = {
  zh: async () => (await import('./zh/index.ts')).zh,
  en: async () => (await import('./en/index.ts')).en,
};

/** The sentences of one language; the others are not read. */
export function loadMessages(language: Environment['language']): Promise<Messages> {
  return LOADERS[language]();
}
