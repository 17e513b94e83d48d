import { wrap } from './wrap.ts';

/** Columns a prompt fills. */
export function screenWidth(): number {
  return Math.min(100, process.stdout.columns || 80) - 1;
}

/** A prompt's text, wrapped. */
export function fit(text: string, indent = '  '): string {
  return wrap(text, screenWidth(), indent).join('\n');
}
