import type { Command } from 'commander';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { width } from './columns.ts';
import { wrap } from './wrap.ts';

/** Help in the user's language, wrapped by columns and not by words; errors are thrown, not printed. */
export function speak(program: Command, { stdout }: Context, { help }: Messages): void {
  const helpWidth = Math.min(100, stdout.columns);
  program
    .exitOverride()
    .helpOption('-h, --help', help.options.help)
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      helpWidth,
      minWidthToWrap: 20,
      displayWidth: width,
      boxWrap: (text, columns) =>
        text
          .split('\n')
          .flatMap((line) => wrap(line, Math.max(20, columns)))
          .join('\n'),
      styleTitle: (title) => help.titles[title as keyof typeof help.titles] ?? title,
    });
  program.addHelpText('after', `\n${help.examples}`);
}
