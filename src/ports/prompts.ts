export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

/** What a prompt says besides its question. */
export interface PromptWords {
  readonly chooseHint: string;
  readonly typeHint: string;
  readonly searchHint: string;
  readonly yes: string;
  readonly no: string;
}

export interface Question {
  readonly label: string;
  /** One line that says why this is asked, shown on `?`. */
  readonly why: string;
}

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
  /** Many lines, pasted or typed, until an empty one. */
  paste(question: Question): Promise<string>;
  /** A long list that is narrowed down by typing. */
  search<V extends string>(
    question: Question & {
      readonly choices: readonly Choice<V>[];
      /** Stands where nothing fits. */
      readonly none: string;
      readonly more: (count: number) => string;
    },
  ): Promise<V>;
  /** Asks for what nobody may read on the screen: nothing of it is shown. */
  secret(
    question: Question & {
      /** What is wrong with the text, or undefined. */
      check(text: string): string | undefined;
    },
  ): Promise<string>;
}
