import type { Messages } from './messages.ts';

/** The sentences of one language; the other is not read. */
export async function loadMessages(language: 'zh' | 'en'): Promise<Messages> {
  return language === 'en' ? (await import('./en/index.ts')).en : (await import('./zh/index.ts')).zh;
}
