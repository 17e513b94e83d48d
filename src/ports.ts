import type { Shell } from './platform.ts';
import type { Language } from './words/language.ts';

/** How a command ends that did not throw: 1 if a part of it failed, 2 if facts are missing, 3 if something alarming was found, 4 for damage. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4;

export interface Clock {
  /** The present instant in milliseconds, UTC. */
  now(): number;
}

export interface Environment {
  /** The absolute path of the folder that holds everything. */
  readonly home: string;
  readonly language: Language;
  readonly quiet: boolean;
  /** Lists are answered by number, and nothing is drawn again. */
  readonly plain: boolean;
  readonly debug: boolean;
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly shell: Shell;
  /** The window belongs to the program alone, as after a double-click, and closes with it. */
  readonly ownWindow: boolean;
}

export interface Input {
  readonly isTerminal: boolean;
  /** Everything up to its end; no more than one piece beyond `most` bytes is read. */
  bytes(most?: number): Promise<Uint8Array>;
  /** The same, as UTF-8. */
  text(most?: number): Promise<string>;
}

export interface Output {
  readonly isTerminal: boolean;
  /** What is written is read by a script: tab-separated lines, the first of them names the columns. */
  readonly isPlain?: boolean;
  /** Columns to fill; for a pipe a width no text reaches. */
  readonly columns: number;
  readonly paint: Paint;
  write(text: string): void;
}

/** Colours of one stream; each gives the text back unchanged if the stream takes no colour. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

/** What a prompt says in addition to its question. */
export interface PromptWords {
  readonly chooseHint: string;
  readonly typeHint: string;
  /** Added to what is wrong with a line. */
  readonly refusedHint: string;
  readonly searchHint: string;
  /** Added to a hint if Esc goes back. */
  readonly backHint: string;
  /** How lists and lines are answered where nothing is drawn again. */
  readonly plainChoose: string;
  readonly plainType: string;
  readonly plainBack: string;
  readonly noBack: string;
  readonly plainAgain: string;
  readonly plainUsual: (number: number) => string;
  readonly plainPreset: (text: string) => string;
  /** Stands in the place of a secret while it is typed. */
  readonly hidden: string;
  readonly yes: string;
  readonly no: string;
}

export interface Question {
  readonly label: string;
  /** One line that says why this is asked, shown on `?`. */
  readonly why: string;
  /** There is a question before this one: Esc goes back to it. */
  readonly back?: boolean | undefined;
}

/**
 * Asks the user. Every question throws RefundError `cancelled` on Ctrl-C and on a closed terminal, and BackError on
 * Esc if it has `back`.
 */
export interface Prompter {
  choose<V extends string>(
    question: Question & { readonly choices: readonly Choice<V>[]; readonly preset?: V | undefined },
  ): Promise<V>;
  /** Asks until `check` finds nothing wrong; what was typed stays on the line. */
  type(
    question: Question & {
      readonly preset?: string | undefined;
      /** What is wrong with the text, or undefined; may take an empty text as "none". */
      check(text: string): string | undefined;
    },
  ): Promise<string>;
  confirm(question: Question, preset: boolean): Promise<boolean>;
  /** Takes many lines, pasted or typed, until an empty one. Esc does nothing here. */
  paste(question: Question): Promise<string>;
  /** Offers a long list that is narrowed down by typing. */
  search<V extends string>(
    question: Question & {
      readonly choices: readonly Choice<V>[];
      /** Shown if nothing fits what is typed. */
      readonly none: string;
      /** How many more fit than are shown. */
      readonly more: (count: number) => string;
    },
  ): Promise<V>;
  /** Asks for what nobody may read on the screen, and shows nothing of it. */
  secret(
    question: Question & {
      /** What is wrong with the text, or undefined. */
      check(text: string): string | undefined;
    },
  ): Promise<string>;
}

/**
 * Every change to the disk. Each call either has its whole effect or throws; tests make the Nth one fail.
 */
export interface Effects {
  /** Makes a folder (and its parents) that only the user may enter. */
  makeFolder(path: string): void;
  /** Creates a file only the user may read, writes all bytes and flushes them; fails if it exists. */
  createFile(path: string, bytes: Uint8Array, mode?: number): void;
  /**
   * Creates a file only the user may read and copies an open one into it; fails if it exists. `flushFiles` makes it last.
   * @param source a file descriptor open for reading, at its beginning
   * @param each called with every piece that was copied; the bytes are only its own until it returns
   */
  copyFile(source: number, path: string, mode: number, each: (piece: Uint8Array) => void): void;
  /** Flushes what was copied into files. */
  flushFiles(paths: readonly string[]): Promise<void>;
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
  /** Bytes for which there is room at a place, looked at before much is written; null where nobody can say. */
  room(path: string): number | null;
  /** Passed before each write of the database and before each commit. */
  step(name: string): void;
}

/** The names of the facts, for the sentences that tell of them. */
export type { FactName } from './case/facts.ts';
