import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { nearestOf } from '../terminal/nearest.ts';
import { writeLines } from '../terminal/output.ts';
import { beside } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

/**
 * `refund help TOPIC`; the help of a command is its own `--help`.
 * @param rows the tree of commands, to guess what was meant
 */
export function helpOf(rows: readonly { readonly name: string }[]) {
  return async ({ stdout }: Context, { topics }: Messages, words: readonly string[]): Promise<ExitStatus> => {
    const given = words.join(' ');
    const names = Object.keys(topics);
    if (!Object.hasOwn(topics, given)) {
      const nearest = nearestOf(given, [...names, ...rows.map(({ name }) => name)]);
      const guess = nearest === undefined ? null : `refund help ${nearest}`;
      throw new RefundError('usage', { problem: 'unknown-topic', given, nearest: guess });
    }
    const { title, lines } = topics[given as keyof typeof topics];
    const told = lines.flatMap((line) => {
      const at = textAt(line);
      return beside(`  ${line.slice(0, at)}`, line.slice(at), stdout.columns);
    });
    writeLines(stdout, [stdout.paint.bold(title), ...told]);
    return 0;
  };
}

/** Where the text begins that explains what stands before it; 0 where nothing does. */
function textAt(line: string): number {
  return /^[!-~]+ {2,}/.exec(line)?.[0].length ?? 0;
}
