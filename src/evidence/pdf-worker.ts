import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'unpdf/pdfjs';
import { ChineseCodes, type PdfText } from './pdf.ts';

/** Beyond so many pages and characters nothing is read. */
const MOST_PAGES = 50;
const MOST_TEXT = 1_000_000;

/** Runs in a thread of its own: whatever a PDF makes the reader do, only the thread ends. */
async function read(bytes: Uint8Array): Promise<PdfText> {
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    cMapPacked: false,
    BinaryDataFactory: ChineseCodes,
  });
  try {
    const document = await loading.promise;
    let text = '';
    for (let page = 1; page <= Math.min(document.numPages, MOST_PAGES) && text.length < MOST_TEXT; page++) {
      const { items } = await (await document.getPage(page)).getTextContent();
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
      text += '\n';
    }
    return { text: text.slice(0, MOST_TEXT) };
  } catch (error) {
    const { name } = error as Error;
    if (name === 'PasswordException') return 'locked';
    return name === 'InvalidPDFException' ? 'broken' : 'unknown';
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
void read(workerData as Uint8Array).then((text) => parentPort?.postMessage(text));
