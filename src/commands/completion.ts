import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeLines } from './answer.ts';
import { bashScript } from './completion/bash.ts';
import { SHELLS, type Shell } from './completion/choices.ts';
import { fishScript } from './completion/fish.ts';
import { type CommandLike, commandWords } from './completion/model.ts';
import { zshScript } from './completion/zsh.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/**
 * `refund completion`: a script that makes the shell complete commands, flags and their choices. Case numbers and
 * exhibits it asks the program for.
 * @param rows the tree of commands, which the script is made of
 */
export function completionOf(rows: readonly CommandLike[]) {
  return async (context: Context, messages: Messages, given: string): Promise<ExitStatus> => {
    const shell = SHELLS.find((one) => one === given);
    if (!shell) {
      const issue = { flag: 'SHELL', given, reason: 'not-a-choice', choices: SHELLS };
      throw new RefundError('bad-answers', { issues: [issue] });
    }
    const { stdout, stderr } = context;
    stdout.write(completionScript(shell, rows, messages));
    if (stdout.isTerminal) writeLines(stderr, wrap(messages.completion.install[shell], stderr.columns, '  '));
    return 0;
  };
}

export function completionScript(shell: Shell, rows: readonly CommandLike[], messages: Messages): string {
  const caller = { node: process.execPath, program: process.argv[1] ?? 'refund' };
  return SCRIPTS[shell](commandWords(rows, messages), caller);
}
