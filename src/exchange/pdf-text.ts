import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The text of a PDF; or why there is none: it needs a password, is no whole PDF, or could not be read in time. */
export type PdfText = { readonly text: string } | 'locked' | 'broken' | 'unknown';

/** Where the pieces of the built program lie. */
declare const __PIECES__: string;

/** Given up after so long (milliseconds) and with so much memory (megabytes). */
const LONGEST = 15_000;
const MOST_MEMORY = 512;
/** A stream that inflates to gigabytes lies outside what the thread's own limit counts; looked at so often (milliseconds). */
const LOOK = 50;

/** Reads the text of a PDF in a thread of its own. Never fails, and never takes longer than its limit. */
export function pdfText(
  bytes: Uint8Array,
  piece = join(__PIECES__, 'pdf-worker.cjs'),
  longest = LONGEST,
): Promise<PdfText> {
  return new Promise((tell) => {
    const worker = new Worker(piece, {
      workerData: bytes,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    const finish = (found: PdfText) => {
      clearTimeout(timer);
      clearInterval(watch);
      tell(found);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish('unknown'), longest);
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MOST_MEMORY * 1024 * 1024) finish('unknown');
    }, LOOK);
    worker.once('message', finish);
    worker.once('error', () => finish('unknown'));
    worker.once('exit', () => finish('unknown'));
  });
}
