import ExifReader from 'exifreader';

/** What a picture's metadata says about how it was made. Strangers wrote all of it. */
export interface PictureMetadata {
  /** The programs that wrote it, as EXIF, XMP and PNG texts name them. */
  readonly software: readonly string[];
  /** When it was taken and when it was written last, as the picture says: 2024-05-01 14:02:09. */
  readonly taken: string | undefined;
  readonly changed: string | undefined;
}

const NOTHING: PictureMetadata = { software: [], taken: undefined, changed: undefined };
const EXIF = [
  'Software',
  'ProcessingSoftware',
  'DateTime',
  'DateTimeOriginal',
  'OffsetTime',
  'OffsetTimeOriginal',
];
const PNG = ['Software', 'Comment', 'Creator', 'Source'];
/** Longer texts are no names of programs; characters. */
const LONGEST = 200;

/**
 * Reads the metadata of a picture. Broken metadata says nothing; nothing compressed is unpacked.
 * @param bytes a picture of bounded size: `Picture.metadata` in `pictures.ts`
 */
export function pictureMetadata(bytes: Uint8Array): PictureMetadata {
  if (bytes.length === 0) return NOTHING;
  const { exif = {}, pngText = {} } = readTags(bytes);
  const text = (tags: Tags, name: string) => {
    const value = tags[name]?.description;
    return typeof value === 'string' && value.length <= LONGEST ? value.trim() : '';
  };
  const software = [
    text(exif, 'Software'),
    text(exif, 'ProcessingSoftware'),
    ...PNG.map((name) => text(pngText, name)),
    ...xmpTools(bytes),
  ];
  return {
    software: [...new Set(software)].filter((name) => name !== ''),
    taken: timeOf(text(exif, 'DateTimeOriginal'), text(exif, 'OffsetTimeOriginal')),
    changed: timeOf(text(exif, 'DateTime'), text(exif, 'OffsetTime')),
  };
}

type Tags = Readonly<Record<string, { readonly description?: unknown } | undefined>>;

function readTags(bytes: Uint8Array): { exif?: Tags; pngText?: Tags } {
  const { warn } = console;
  // The library warns of oddities of the file on the screen; they do not help the user.
  console.warn = () => {};
  try {
    const buffer = new Uint8Array(bytes).buffer;
    const { exif, pngText } = ExifReader.load(buffer, {
      expanded: true,
      includeTags: { exif: EXIF, png: PNG },
    });
    return { exif: { ...exif } as Tags, pngText: { ...pngText } as Tags };
  } catch {
    return {};
  } finally {
    console.warn = warn;
  }
}

/** The tools that XMP names, its history included. They are found by pattern, so that no XML of strangers is parsed. */
function xmpTools(bytes: Uint8Array): string[] {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('ns.adobe.com/xap/')) return [];
  const text = new TextDecoder().decode(bytes);
  return [...text.matchAll(TOOL)].slice(0, 100).map(([, quoted, inside]) => (quoted ?? inside ?? '').trim());
}
const TOOL =
  /(?:CreatorTool|softwareAgent|tiff:Software)(?:\s{0,8}=\s{0,8}["']([^"'<]{1,200})["']|>([^<]{1,200})<)/g;

/** 2024:05:01 14:02:09, with its zone if that is known, as ISO text: 2024-05-01T14:02:09+08:00. */
function timeOf(text: string, offset: string): string | undefined {
  const [, year, month, date, clock] = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text) ?? [];
  if (year === undefined || year === '0000') return undefined;
  return `${year}-${month}-${date}T${clock}${/^[+-]\d{2}:\d{2}$/.test(offset) ? offset : ''}`;
}
