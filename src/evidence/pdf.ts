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
  piece = join(__PIECES__, 'pdf-worker.js'),
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

/** From which Unicode-coded fonts PDFs take Chinese text, and from which GBK-coded ones. */
const UNICODE = /^UniGB-(?:UCS2|UTF16)-[HV]$/;
const GBK = /^(?:GB|GBpc|GBK|GBKp)-EUC-[HV]$/;

/**
 * Chinese receipts name fonts that are not inside, by the codes of Adobe's GB1 collection. A viewer has tables from
 * code to glyph and from glyph to Unicode; only the way from code to Unicode is needed here, so both tables are made
 * up: the glyph's number is the character itself. PDF.js asks for them by name.
 */
export class ChineseCodes {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    return new TextEncoder().encode(tableOf(filename));
  }
}

function tableOf(name: string): string {
  if (name === 'Adobe-GB1-UCS2') return codeMap('<0000> <ffff>', toItself('bf'));
  if (UNICODE.test(name)) return codeMap('<0000> <ffff>', toItself('cid'));
  if (GBK.test(name)) return codeMap('<00> <80>\n<8140> <fefe>', gbk());
  throw new Error(`no table ${name}`);
}

const codeMap = (space: string, body: string) =>
  `/CIDInit /ProcSet findresource begin\nbegincmap\n${space.split('\n').length} begincodespacerange\n${space}\nendcodespacerange\n${body}\nendcmap\n`;

const hex = (value: number, digits = 4) => `<${value.toString(16).padStart(digits, '0')}>`;

/** Row after row of 256, each code to itself. */
function toItself(kind: 'bf' | 'cid'): string {
  const rows = Array.from({ length: 256 }, (_, row) => {
    const first = row * 256;
    return `${hex(first)} ${hex(first + 255)} ${kind === 'bf' ? hex(first) : first}`;
  });
  return `256 begin${kind}range\n${rows.join('\n')}\nend${kind}range`;
}

/** Every code of GBK to its character. */
function gbk(): string {
  const decoder = new TextDecoder('gb18030');
  const rows = ['<00> <80> 0'];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length !== 1 || text === '\ufffd') continue;
      const code = hex(lead * 256 + trail);
      rows.push(`${code} ${code} ${text.charCodeAt(0)}`);
    }
  }
  return `${rows.length} begincidrange\n${rows.join('\n')}\nendcidrange`;
}
