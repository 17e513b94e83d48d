import type { Me } from '../case/me.ts';
import type { Language } from '../knowledge/words.ts';
import type { Effects } from './effects.ts';
import type { Prompter, PromptWords } from './prompts.ts';
import type { Store, StoreReader } from './store.ts';

/** The world as the program may see it. Types only; `context.ts` makes the real ones, tests make others. */
export interface Context {
  readonly clock: Clock;
  readonly environment: Environment;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly effects: Effects;
  /** So many random bytes, as hex. */
  randomHex(bytes: number): string;
  /** Questions can be asked: stdin and stdout are both terminals. */
  readonly canPrompt: boolean;
  /** Loads what asks questions; only to be called where `canPrompt`. */
  prompter(words: PromptWords): Promise<Prompter>;
  /** The store for reading; an absent one reads as empty and is not made. */
  readStore(): Promise<StoreReader>;
  /** Who the user is, kept outside the journal. @throws RefundError `me-damaged` */
  readMe(): Me;
  writeMe(me: Me): void;
  /** The store for writing; made, migrated and brought up to date where needed. */
  writeStore(): Promise<Store>;
  /** Closes whatever stores were opened. */
  close(): void;
  /** The same world with another home folder and a clock that stands still: for the sample case. */
  elsewhere(home: string, now: number): Context;
  /** A fresh folder for something that will be thrown away; `remove` takes it away with all it holds. */
  temporaryFolder(): { readonly path: string; remove(): void };
  /** Hands a file to the desktop's viewer; false where there is none. */
  show(path: string): Promise<boolean>;
  /** Reads the text in pictures, where the user installed what can; null where not. */
  pictureReader(): Promise<PictureReader | null>;
}

export interface PictureReader {
  /** The text in a picture, with every mistake of its reading. */
  read(picture: Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/** How a command ends that did not throw: 1 where a part of it failed, 2 where facts are missing, 4 for damage. */
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
  readonly debug: boolean;
  readonly version: string;
}

export interface Input {
  readonly isTerminal: boolean;
  /** Everything up to its end. */
  bytes(): Promise<Uint8Array>;
  /** The same, as UTF-8. */
  text(): Promise<string>;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Columns to fill; for a pipe a width no text reaches. */
  readonly columns: number;
  readonly paint: Paint;
  write(text: string): void;
}

/** Colours of one stream; each gives the text back unchanged where the stream takes no colour. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}
