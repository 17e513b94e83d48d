import { Worker } from 'node:worker_threads';
import { pieceAt } from '../pieces.ts';

/** The text of a PDF; or why there is none: it needs a password, is not whole, or could not be read within the limits. */
export type PdfText = { readonly text: string } | 'locked' | 'broken' | 'unknown';

/** The thread is ended after so many milliseconds, or if it takes so many megabytes. */
const LONGEST = 15_000;
const MOST_MEMORY = 512;
/**
 * How often the memory of the process is checked; milliseconds. The thread's own limit does not count a stream that
 * inflates to gigabytes.
 */
const CHECK_EVERY = 50;

/**
 * Reads the text of a PDF in a thread of its own: whatever the PDF makes the reader do, only the thread ends. Never
 * fails, and never takes longer than its limit.
 * @param longest milliseconds
 */
export async function pdfText(bytes: Uint8Array, script?: string, longest = LONGEST): Promise<PdfText> {
  let piece: string;
  try {
    piece = script ?? pieceAt('pdf-worker.js');
  } catch {
    return 'unknown';
  }
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
    }, CHECK_EVERY);
    worker.once('message', finish);
    worker.once('error', () => finish('unknown'));
    worker.once('exit', () => finish('unknown'));
  });
}
