import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { qrLines } from '../terminal/qr.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeLines } from './answer.ts';

/** Draws the text as a code for the phone, where the complaint form is; the text itself goes below it. */
export async function drawCode(
  { stdout, stderr }: Context,
  { letter }: Messages,
  text: string,
): Promise<void> {
  const lines = await qrLines(text, stdout);
  if (Array.isArray(lines)) writeLines(stdout, [...lines, text]);
  else {
    const why = lines === 'too-long' ? letter.codeTooLong : letter.codeTooWide(lines.needed, stdout.columns);
    writeLines(stderr, wrap(why, stderr.columns, '  '));
    writeLines(stdout, [text]);
  }
}
