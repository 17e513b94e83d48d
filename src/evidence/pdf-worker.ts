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

/**
 * Chinese receipts use fonts of Adobe's collections that the file does not contain. A viewer has tables from code to
 * glyph and from glyph to Unicode. Only the way from code to Unicode is needed here, so both tables are made up: the
 * number of a glyph is the character itself. PDF.js asks for them by name.
 */
class ChineseCodes {
  #encoded = false;

  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (/^Adobe-(?:GB1|CNS1)-UCS2$/.test(filename)) {
      // Glyphs with the collection's own numbers: their characters are not known here, and wrong ones are worse than none.
      if (!this.#encoded) throw new Error('real numbers of glyphs');
      return new TextEncoder().encode(codeMap('<0000> <ffff>', toItself('bf')));
    }
    const table = tableOf(filename);
    this.#encoded = true;
    return new TextEncoder().encode(table);
  }
}

/** The predefined encodings of Chinese fonts, horizontal and vertical. */
function tableOf(name: string): string {
  const encoding = name.replace(/-[HV]$/, '');
  if (/^Uni(?:GB|CNS)-(?:UCS2|UTF16)$/.test(encoding)) return codeMap('<0000> <ffff>', toItself('cid'));
  if (/^Uni(?:GB|CNS)-UTF32$/.test(encoding)) return codeMap('<00000000> <0000ffff>', toItself('cid', 8));
  if (/^Uni(?:GB|CNS)-UTF8$/.test(encoding))
    return codeMap('<00> <7f>\n<c280> <dfbf>\n<e08080> <efbfbf>', utf8());
  if (/^(?:GB|GBpc|GBK|GBKp)-EUC$/.test(encoding))
    return codeMap('<00> <80>\n<8140> <fefe>', doubles('gb18030'));
  if (encoding === 'GBK2K') {
    // A second byte of a digit begins a code of four bytes.
    const pairs = bytes(0x81, 0xfe).map((lead) => `${hex(lead * 256 + 0x40)} ${hex(lead * 256 + 0xfe)}`);
    return codeMap(
      `<00> <7f>\n${pairs.join('\n')}\n<81308130> <fe39fe39>`,
      `${doubles('gb18030')}\n${fours()}`,
    );
  }
  if (/^(?:B5pc|HKscs-B5|ETen-B5|ETenms-B5)$/.test(encoding))
    return codeMap('<00> <80>\n<8140> <fefe>', doubles('big5'));
  throw new Error(`no table ${name}`);
}

const codeMap = (space: string, body: string) =>
  `/CIDInit /ProcSet findresource begin\nbegincmap\n${space.split('\n').length} begincodespacerange\n${space}\nendcodespacerange\n${body}\nendcmap\n`;

const hex = (value: number, digits = 4) => `<${value.toString(16).padStart(digits, '0')}>`;
const bytes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const cids = (rows: readonly string[]) => `${rows.length} begincidrange\n${rows.join('\n')}\nendcidrange`;

/** Every code to itself, in rows of 256. */
function toItself(kind: 'bf' | 'cid', digits = 4): string {
  const rows = bytes(0, 255).map((row) => {
    const first = row * 256;
    return `${hex(first, digits)} ${hex(first + 255, digits)} ${kind === 'bf' ? hex(first) : first}`;
  });
  return `256 begin${kind}range\n${rows.join('\n')}\nend${kind}range`;
}

/** Every code of one or two bytes to its character. */
function doubles(encoding: string): string {
  const decoder = new TextDecoder(encoding);
  const rows = ['<00> <80> 0'];
  for (const lead of bytes(0x81, 0xfe)) {
    for (const trail of bytes(0x40, 0xfe)) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length !== 1 || text === '\ufffd') continue;
      const code = hex(lead * 256 + trail);
      rows.push(`${code} ${code} ${text.charCodeAt(0)}`);
    }
  }
  return cids(rows);
}

/** The codes of four bytes, in rows of ten: those of them that a glyph's number can name. */
function fours(): string {
  const decoder = new TextDecoder('gb18030');
  const rows: string[] = [];
  for (const first of bytes(0x81, 0x84)) {
    for (const second of bytes(0x30, 0x39)) {
      for (const third of bytes(0x81, 0xfe)) {
        for (const fourth of bytes(0x30, 0x39)) {
          const text = decoder.decode(Uint8Array.of(first, second, third, fourth));
          if (text.length !== 1 || text === '\ufffd') continue;
          const code = hex(((first * 256 + second) * 256 + third) * 256 + fourth, 8);
          rows.push(`${code} ${code} ${text.charCodeAt(0)}`);
        }
      }
    }
  }
  return cids(rows);
}

/** Every character up to U+FFFF by its bytes, in rows of 64 with one last byte each. */
function utf8(): string {
  const encoder = new TextEncoder();
  const rows = ['<00> <7f> 0'];
  for (let first = 0x80; first < 0x1_0000; first += 64) {
    if (first >= 0xd800 && first < 0xe000) continue;
    const code = Buffer.from(encoder.encode(String.fromCharCode(first))).toString('hex');
    rows.push(`<${code}> <${code.slice(0, -2)}bf> ${first}`);
  }
  return cids(rows);
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
void read(workerData as Uint8Array).then((text) => parentPort?.postMessage(text));
