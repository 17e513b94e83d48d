import type { Explained } from '../letters/lint/explain.ts';
import type { Messages } from '../messages/messages.ts';
import type { Output } from '../ports.ts';
import { truncate } from './columns.ts';
import { wrap } from './wrap.ts';

/** Each line of a text once, and under it what is wrong with it and what to write instead. */
export function lintScreen(
  lint: readonly Explained[],
  text: string,
  { lint: words, punctuation }: Messages,
  out: Output,
): string[] {
  const lines = text.split('\n');
  let last: number | null | undefined;
  return lint.flatMap(({ line, level, message, better }) => {
    const where =
      line === null
        ? words.whole
        : `${words.line(line)}  ${truncate((lines[line - 1] ?? '').trim(), Math.max(20, out.columns - 12))}`;
    const head = line === last ? [] : [out.paint.bold(where)];
    last = line;
    const name = words.levels[level];
    const paint = level === 'error' ? out.paint.red : level === 'warning' ? out.paint.yellow : out.paint.dim;
    return [
      ...head,
      ...wrap(`  ${paint(`${punctuation.alert(name)}`)}${message}`, out.columns, '    '),
      ...wrap(`    ${words.better}${words.colon}${better}`, out.columns, '    '),
    ];
  });
}
