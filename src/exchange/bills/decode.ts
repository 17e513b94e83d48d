import type { Bill } from '../../case/bill/row.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Exclude<Bill['encoding'], 'xlsx'>;
}

/** The most bytes a character takes. */
const WIDEST = 4;

/**
 * Decodes strictly: a mark at the beginning decides, else UTF-8, else GB18030, each without a single wrong byte; only
 * the last character may be cut. Undefined where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked ? ([marked] as const) : (['utf-8', 'gb18030'] as const)) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return { text, encoding };
    for (let missing = 1; missing < WIDEST && missing < bytes.length; missing += 1) {
      const shorter = decode(bytes.subarray(0, -missing), encoding);
      if (shorter !== undefined) return { text: shorter, encoding };
    }
  }
  return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
