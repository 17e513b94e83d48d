import { deflateSync } from 'node:zlib';

/** A PDF of one page for each list of content lines; readable by the book, though without any ornament. */
export function pdf(
  lines: readonly string[],
  {
    font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    pages = 1,
    trailer = '',
    compress = false,
  }: { font?: string; pages?: number; trailer?: string; compress?: boolean } = {},
): Buffer {
  const content = Buffer.from(
    `BT /F1 12 Tf 50 700 Td ${lines.map((line) => `${line} Tj 0 -20 Td`).join(' ')} ET`,
    'latin1',
  );
  const stream = compress ? deflateSync(content) : content;
  const filter = compress ? ' /Filter /FlateDecode' : '';
  const kids = Array.from({ length: pages }, (_, index) => index + 5);
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${pages} >>`),
    Buffer.from(font),
    Buffer.concat([
      Buffer.from(`<< /Length ${stream.length}${filter} >>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
    ...kids.map(() =>
      Buffer.from(
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
      ),
    ),
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    places.push(length);
    length += part.length;
    parts.push(part);
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

/** Chinese text in a font that is not in the file, as Chinese receipts often have it. */
export const chineseFont = (encoding: string) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>`;

/** As a hex string of UTF-16BE, which UniGB-UCS2-H reads. */
export const ucs2 = (text: string) =>
  `<${[...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`;

/** What the trailer of a PDF says that needs a password nobody here has. */
export const ENCRYPTED = `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${'0'.repeat(32)}) /U (${'1'.repeat(32)}) /P -4 >> /ID [(0123456789012345) (0123456789012345)]`;
