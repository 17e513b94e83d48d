import { createInterface } from 'node:readline';
import { RefundError } from '../errors.ts';

/** Lines of one paste come in a burst; an empty line with nothing behind it was typed. Milliseconds. */
const BURST = 80;

/**
 * Takes many lines as they are pasted or typed, until Enter on an empty line or Ctrl-D.
 * @throws RefundError `cancelled`
 */
export function readPaste(label: string): Promise<string> {
  process.stdout.write(`? ${label}\n`);
  const lines: string[] = [];
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '' });
  return new Promise((resolve, reject) => {
    let ending: NodeJS.Timeout | undefined;
    let cancelled = false;
    input.on('line', (line) => {
      clearTimeout(ending);
      lines.push(line);
      if (line.trim() === '' && lines.some((one) => one.trim() !== ''))
        ending = setTimeout(() => input.close(), BURST);
    });
    input.on('SIGINT', () => {
      cancelled = true;
      input.close();
    });
    input.on('close', () => {
      clearTimeout(ending);
      if (cancelled) reject(new RefundError('cancelled', { draft: false }));
      else resolve(lines.join('\n').trim());
    });
  });
}
