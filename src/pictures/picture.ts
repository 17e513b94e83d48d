/** What is known of a picture once it was read: the words every part of this room shares. */

/** A rectangle in pixels of the picture, put upright where the picture is tilted. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One piece of text that stands together in a picture. */
export interface Line extends Box {
  readonly text: string;
  /** How sure the model was of its least sure character, 0 to 1; 0 where two readings differ. */
  readonly sure: number;
  /**
   * What the second reading, a quarter wider, made of it. Absent where there was no need of one: only values have
   * to be right to the character.
   */
  readonly again?: string;
  /** The colour it stands on, red, green, blue; chats tell their speakers by it. */
  readonly ground?: readonly [number, number, number];
}

/** What a thread hands back for one picture. */
export interface PictureText {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** It was read turned by so many degrees. */
  readonly turned: number;
  /** Its lines are not level: a photo of a screen, rather than what the screen showed. */
  readonly tilted: boolean;
}

/** Why a picture was not read. `heic`, `webp` and the like are named because they can be turned into others. */
export type Unread =
  | 'no-picture'
  | 'no-text'
  | 'too-long-text'
  | 'heic'
  | 'webp'
  | 'gif'
  | 'damaged'
  | 'too-large'
  | 'too-many-bytes'
  | 'took-too-long'
  | 'no-reader';

/** More pixels are not decoded: a long capture of a chat has 20 million, the camera of a phone 12. */
export const MOST_PIXELS = 40_000_000;
/** Larger files are not read; bytes. */
export const MOST_BYTES = 60_000_000;

const TEXT_NAME = /\.(?:txt|html?|pdf)$/i;

/** Whether a name is that of a text, a saved page or a PDF. */
export function isTextName(name: string): boolean {
  return TEXT_NAME.test(name);
}
