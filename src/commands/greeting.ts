import type { Context, ExitStatus } from '../ports.ts';
import { exampleLines } from '../terminal/help-format.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import { run as status } from './status.ts';

/** Bare `refund`: what to do first, or what is open. */
export async function run(context: Context, messages: Messages): Promise<ExitStatus> {
  const { stdout } = context;
  const { writing, help } = messages;
  const store = await context.readStore();
  const open = store.openCount();
  if (open > 0) {
    writeLines(stdout, [writing.greetingOpen(open)]);
    await status(context, messages, undefined, {});
    const [first] = store.cases(context.clock.now(), false, 1);
    writeLines(stdout, ['', writing.greetingMore]);
    if (first) writeLines(stdout, [writing.greetingNext(first.number)]);
  } else {
    writeLines(stdout, [
      ...[help.about, '', writing.greetingNew, '  refund new', ''].flatMap((line) =>
        wrap(line, stdout.columns, '  '),
      ),
      ...exampleLines(messages.examples.root, context, messages),
    ]);
    writeLines(stdout, ['', writing.greetingMore]);
  }
  return 0;
}
