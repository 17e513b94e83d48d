import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'unpdf/pdfjs';
import type { PdfText } from './pdf.ts';

/*
 * The thread that reads PDFs. It is a program of its own: `pdf.ts` starts it, hands it the bytes of one PDF and waits for
 * one message.
 */

/** So many pages and characters are read of a PDF. */
const MOST_PAGES = 50;
const MOST_TEXT = 1_000_000;

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

/** The encodings of Chinese fonts that use Unicode, and those that use GBK. */
const UNICODE = /^UniGB-(?:UCS2|UTF16)-[HV]$/;
const GBK = /^(?:GB|GBpc|GBK|GBKp)-EUC-[HV]$/;

/**
 * Chinese receipts use fonts of Adobe's GB1 collection that the file does not contain. A viewer has tables from code to
 * glyph and from glyph to Unicode. Only the way from code to Unicode is needed here, so both tables are made up: the
 * number of a glyph is the character itself. PDF.js asks for them by name.
 */
class ChineseCodes {
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

/** Every code to itself, in rows of 256. */
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

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
void read(workerData as Uint8Array).then((text) => parentPort?.postMessage(text));
