import { recovered } from '../advice/recovered.ts';
import { type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { statsScreen } from '../terminal/stats-screen.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund stats`: what all cases add up to. What was erased is no longer among them. */
export const command = {
  options: JSON_FLAG,
  examples: {
    zh: [['refund stats', '付了多少、收回多少、用了几天']],
    en: [['refund stats', 'what was paid, what came back, in how many days']],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  options: Given<typeof JSON_FLAG>,
): Promise<ExitStatus> {
  const { clock, stdout, stderr } = context;
  const sums = recovered((await context.readStore()).cases(clock.now(), true));
  if (options.json) {
    writeJson(stdout, { ...sums });
    return 0;
  }
  if (sums.cases === 0) {
    const output = stdout.isTerminal ? stdout : stderr;
    say(output, messages.stats.none);
    return 0;
  }
  writeLines(stdout, statsScreen(sums, messages, stdout));
  return 0;
}
