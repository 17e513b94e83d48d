/** A letter as a Word file, to go on writing in. */
import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { Letter } from './letter.ts';
import { ENCLOSURES, outlineOf } from './plain.ts';

const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' };
const HEI = { ...SONG, ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };
/** Half points: 12 is 小四, 18 is 小二, 9 is 小五. */
const SIZE = { text: 24, title: 36, page: 18 };
const LINE_AND_A_HALF = 360;
const LINE = 240;
/** A4 in twentieths of a point, with margins of 25 and 26 mm. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1417, bottom: 1417, left: 1474, right: 1474 },
};
/** Two characters, whatever their size: `firstLine` is for programs that cannot count characters. */
const INDENT = { firstLineChars: 200, firstLine: 2 * LINE };

/**
 * Plain paragraphs and headings with their styles, nothing locked.
 * The same letter gives the same bytes on every machine: the file says nothing of when or where it was made.
 */
export async function docx(letter: Letter): Promise<Uint8Array> {
  const { title, salutation, parts, enclosures, closing } = outlineOf(letter);
  const children = [
    ...(title ? [paragraph(title, { heading: HeadingLevel.TITLE })] : []),
    ...(salutation ? [paragraph(salutation)] : []),
    ...parts.flatMap(({ heading, paragraphs }) => [
      ...(heading ? [paragraph(heading, { heading: HeadingLevel.HEADING_1 })] : []),
      ...paragraphs.map((text) => paragraph(text, { indent: INDENT })),
    ]),
    ...(enclosures.length > 0
      ? [paragraph(ENCLOSURES, { indent: INDENT, keepNext: true, spacing: { before: LINE } })]
      : []),
    ...enclosures.map((text, index) =>
      paragraph(`${index + 1}. ${text}`, { indent: { left: 4 * LINE, hanging: 1.5 * LINE } }),
    ),
    ...closing.map((text, index) =>
      paragraph(text, {
        alignment: AlignmentType.RIGHT,
        keepNext: index < closing.length - 1,
        ...(index === 0 ? { spacing: { before: 2 * LINE } } : {}),
      }),
    ),
  ];
  const bytes = await Packer.toArrayBuffer(
    new Document({
      title: valid(title),
      // The library would name itself as the author.
      creator: '',
      lastModifiedBy: '',
      description: '',
      styles: {
        default: {
          document: {
            run: { font: SONG, size: SIZE.text, language: { value: 'en-US', eastAsia: 'zh-CN' } },
            paragraph: { spacing: { line: LINE_AND_A_HALF } },
          },
          title: {
            run: { font: HEI, size: SIZE.title, color: '000000' },
            paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { after: LINE } },
          },
          heading1: {
            run: { font: HEI, size: SIZE.text, color: '000000' },
            paragraph: { keepNext: true, keepLines: true, spacing: { before: LINE / 2 } },
          },
        },
      },
      sections: [{ properties: { page: PAGE }, footers: { default: pageNumbers() }, children }],
    }),
  );
  return withoutDates(new Uint8Array(bytes));
}

type Look = Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'text' | 'children'>;

/** A paragraph; the line breaks of its text stay within it. */
function paragraph(text: string, look: Look = {}): Paragraph {
  const lines = valid(text).split('\n');
  return new Paragraph({
    ...look,
    children: lines.map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) })),
  });
}

function pageNumbers(): Footer {
  const children = [
    new TextRun({ size: SIZE.page, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
  ];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] });
}

/** Without what XML 1.0 cannot hold, or Word would not open the file. Controls and halves of pairs went before. */
function valid(text: string): string {
  return text.replaceAll(/[\ufffe\uffff]/g, '\ufffd');
}

/** The library writes the time into the file's properties and into each entry of the package: both go. */
function withoutDates(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const core = 'docProps/core.xml';
  const properties = new TextDecoder().decode(files[core]);
  const undated = properties.replaceAll(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '');
  // The first day of the zip format by the wall clock of this machine: no zone skips its noon.
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync({ ...files, [core]: new TextEncoder().encode(undated) }, { mtime, level: 9 });
}
