import { encode } from 'uqr';

/** Drawn light around the code on every side: without it no camera finds the code. */
const QUIET = { full: 4, least: 2 };

/**
 * The dark modules of a QR code that says a text in UTF-8, with its quiet zone: the four modules of the standard
 * where they fit into so many columns, else two. Null where the text is too long for any code (2953 bytes).
 */
export function modulesOf(text: string, columns: number): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)];
  const draw = (border: number) => encode(bytes, { ecc: 'L', boostEcc: true, border }).data;
  try {
    const full = draw(QUIET.full);
    return full.length <= columns ? full : draw(QUIET.least);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
