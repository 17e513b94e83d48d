import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lettersOf } from '../case/events.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson } from './answer.ts';
import { readCaseNumber } from './case-argument.ts';
import { writeOutput } from './output-file.ts';
import { resolve } from 'node:path';

/** `refund letter N --show L1`: a letter as it was kept, byte for byte. A Word file needs `-o`. */
export async function run(
  context: Context,
  _messages: Messages,
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
  const path = store.vaultPath(event.digest);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path, code }, error);
  }
  const { to, format, at, digest } = event;
  if (createHash('sha256').update(bytes).digest('hex') !== digest) {
    throw new RefundError('store-damaged', { path, reason: 'letter' });
  }
  const isText = format !== 'docx';
  if (options.output !== undefined && options.output !== '-')
    writeOutput(context, resolve(options.output), bytes);
  else if (options.json) {
    writeJson(context.stdout, {
      letter: `L${ordinal}`,
      to,
      format,
      at,
      digest,
      text: isText ? bytes.toString('utf8') : '',
    });
  } else if (isText) context.stdout.write(bytes.toString('utf8'));
  else {
    const issue = { flag: 'show', given: options.show, reason: 'needs-output' };
    throw new RefundError('bad-answers', { issues: [issue] });
  }
  return 0;
}
