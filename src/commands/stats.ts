import { recovered } from '../advice/recovered.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { statsScreen } from '../terminal/stats-screen.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

/** `refund stats`: what all cases add up to. What was erased is no longer among them. */
export async function run(
  context: Context,
  messages: Messages,
  options: { readonly json?: boolean },
): Promise<ExitStatus> {
  const { clock, stdout, stderr } = context;
  const sums = recovered((await context.readStore()).cases(clock.now(), true));
  if (options.json) {
    writeJson(stdout, { ...sums });
    return 0;
  }
  if (sums.cases === 0) {
    const output = stdout.isTerminal ? stdout : stderr;
    writeLines(output, wrap(messages.stats.none, output.columns, '  '));
    return 0;
  }
  writeLines(stdout, statsScreen(sums, messages, stdout));
  return 0;
}
