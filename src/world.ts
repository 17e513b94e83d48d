import type { Me } from './case/me.ts';
import type { Clock, Effects, Environment, Input, Output, Prompter, PromptWords } from './ports.ts';
import type { PictureReader } from './pictures/reader.ts';
import type { StoreReader } from './store/reading.ts';
import type { Store } from './store/writing.ts';

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
  /** Loads what asks questions; to be called only if `canPrompt`. */
  prompter(words: PromptWords): Promise<Prompter>;
  /**
   * The store for reading; an absent one reads as empty and is not made.
   * @param lost from now on a home that lost its database is taken for a new one: a backup is about to be restored
   */
  readStore(lost?: 'may be lost'): Promise<StoreReader>;
  /** Who the user is, kept outside the journal. @throws RefundError `me-damaged` */
  readMe(): Promise<Me>;
  /** Changes that, from what is kept at that moment. @throws RefundError `write-failed`, `me-damaged` */
  changeMe(change: (me: Me) => Me): Promise<void>;
  /** The store for writing; made, migrated and brought up to date if needed. */
  writeStore(): Promise<Store>;
  /** Others could look into the home until this command wrote there. */
  readonly homeWasOpen: boolean;
  /** Something was recorded, of a case, of the rules or of the user, since the program began. */
  readonly hasRecorded: boolean;
  /** Closes whatever stores were opened. */
  close(): void;
  /** The same world with another home folder and a clock that stands still: for the sample case. */
  elsewhere(home: string, now: number): Context;
  /** A fresh folder for something that will be thrown away; `remove` takes it away with all it holds. */
  temporaryFolder(): { readonly path: string; remove(): void };
  /** Hands a file to the desktop's viewer; false if there is none. */
  show(path: string): Promise<boolean>;
  /** Reads the text in pictures, in a thread that starts with the first one. */
  pictureReader(): Promise<PictureReader>;
}
