/**
 * Every change to the disk. Each call either has its whole effect or throws; tests make the Nth one fail.
 */
export interface Effects {
  /** Makes a folder (and its parents) that only the user may enter. */
  makeFolder(path: string): void;
  /** Creates a file only the user may read, writes all bytes and flushes them; fails if it exists. */
  createFile(path: string, bytes: Uint8Array, mode?: number): void;
  /**
   * Creates a file only the user may read and copies an open one into it; fails if it exists. `flushFile` makes it last.
   * @param source a file descriptor open for reading, at its beginning
   * @param each called with every piece that was copied; the bytes are only its own until it returns
   */
  copyFile(source: number, path: string, mode: number, each: (piece: Uint8Array) => void): void;
  /** Flushes what was copied into a file. */
  flushFile(path: string): void;
  /**
   * Creates a file only the user may read, writes the pieces as they come and flushes it; fails if it exists.
   * Where a piece fails to come, nothing of the file stays.
   */
  createFileFrom(
    path: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    mode?: number,
  ): Promise<void>;
  /** Gives a finished file its final name; fails with EEXIST if that name is taken. */
  publish(from: string, to: string): void;
  /** Gives a finished file its final name, over an older file. */
  replace(from: string, to: string): void;
  /** Flushes a folder's list of names. */
  syncFolder(path: string): void;
  removeFile(path: string): void;
  /** Removes a folder with all it holds. */
  removeFolder(path: string): void;
  /** Sets the rights of a file or folder. */
  setRights(path: string, mode: number): void;
  /** Passed before each write of the database and before each commit. */
  step(name: string): void;
}
