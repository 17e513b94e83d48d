import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lettersOf } from '../case/events.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import { readCaseNumber } from './case-argument.ts';
import { writeOutput } from './output-file.ts';

/** `refund letter N --show L1`: a letter as it was kept, byte for byte. A Word file needs `-o`. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: { readonly show: string; readonly output?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const store = await context.readStore();
  const letters = lettersOf(store.history(readCaseNumber(given)));
  const ordinal = /^[Ll]([1-9]\d{0,4})$/.exec(options.show.trim())?.[1];
  const event = letters[Number(ordinal) - 1]?.event;
  if (!event) {
    const issue = { flag: 'show', given: options.show, reason: 'no-such-letter' };
    throw new RefundError('bad-answers', { issues: [issue] });
  }
  const kept = store.vaultPath(event.digest);
  let bytes: Buffer;
  try {
    bytes = readFileSync(kept);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path: kept, code }, error);
  }
  const { to, format, at, digest } = event;
  if (createHash('sha256').update(bytes).digest('hex') !== digest) {
    throw new RefundError('store-damaged', { path: kept, reason: 'letter' });
  }
  const isText = format !== 'docx';
  const path = options.output === undefined || options.output === '-' ? null : resolve(options.output);
  if (path !== null) writeOutput(context, path, bytes);
  if (options.json) {
    writeJson(context.stdout, {
      letter: `L${ordinal}`,
      to,
      format,
      at,
      digest,
      path,
      text: isText ? bytes.toString('utf8') : '',
    });
  } else if (path !== null) {
    writeLines(context.stderr, wrap(messages.writing.letterSaved(path), context.stderr.columns, '  '));
  } else if (isText) context.stdout.write(bytes.toString('utf8'));
  else {
    const issue = { flag: 'show', given: options.show, reason: 'needs-output' };
    throw new RefundError('bad-answers', { issues: [issue] });
  }
  return 0;
}
