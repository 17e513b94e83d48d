import { clean } from '../case/clean.ts';
import type { Parsed } from '../case/parsed.ts';
import { type AnswerIssue, RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Choice, Context, Prompter } from '../ports.ts';

interface Asked {
  readonly ask: string;
  readonly why: string;
}

/**
 * Takes the answers of one command: each from its flag, or asked where somebody can be. Collects what is wrong and
 * what is missing, so that all of it is told at once.
 */
export class Answers {
  readonly #context: Context;
  readonly #messages: Messages;
  readonly #mayAsk: boolean;
  readonly #issues: AnswerIssue[] = [];
  readonly #missing: string[] = [];
  #prompter: Prompter | undefined;

  /** @param json with `--json` nothing is ever asked */
  constructor(context: Context, messages: Messages, json: boolean | undefined) {
    this.#context = context;
    this.#messages = messages;
    this.#mayAsk = context.canPrompt && !json;
  }

  get mayAsk(): boolean {
    return this.#mayAsk;
  }

  /** One of some values; a flag in capitals is an argument. Undefined where it is wrong or missing, which `check` then reports. */
  async choice<V extends string>(
    flag: string,
    given: string | undefined,
    words: Asked,
    choices: readonly Choice<V>[],
  ): Promise<V | undefined> {
    const found = choices.find(({ value }) => value === given?.trim());
    if (found) return found.value;
    if (given !== undefined) {
      const values = choices.map(({ value }) => value);
      this.#issues.push({ flag, given, reason: 'not-a-choice', choices: values });
      return undefined;
    }
    if (!this.#mayAsk) {
      this.#missing.push(flag);
      return undefined;
    }
    return (await this.#prompt()).choose({ label: words.ask, why: words.why, choices });
  }

  /** A text that is read into a value; with `optional` it may stay open (null). */
  async value<T>(
    flag: string,
    given: string | undefined,
    words: Asked,
    read: (text: string) => Parsed<T>,
    options: { readonly optional: boolean; readonly ask?: boolean; readonly saysWhatEmptyMeans?: boolean },
  ): Promise<T | null | undefined> {
    if (given !== undefined) {
      if (options.optional && given.trim() === '') return null;
      const value = read(given);
      if (value.ok) return value.value;
      this.#issues.push({ flag, given, reason: value.reason });
      return undefined;
    }
    if (!this.#mayAsk || options.ask === false) {
      if (options.optional) return null;
      this.#missing.push(flag);
      return undefined;
    }
    const { reasons } = this.#messages.interview;
    const typed = await (
      await this.#prompt()
    ).type({
      label:
        options.optional && !options.saysWhatEmptyMeans
          ? `${words.ask}${this.#messages.logging.ask.none}`
          : words.ask,
      why: words.why,
      check: (text) => {
        if (text.trim() === '') return options.optional ? undefined : this.#messages.interview.notEmpty;
        const value = read(text);
        return value.ok ? undefined : `“${clean(text)}”${reasons[value.reason] ?? value.reason}`;
      },
    });
    const value = read(typed);
    return value.ok ? value.value : null;
  }

  /** Yes or no; without anybody to ask, the preset. */
  async confirm(words: Asked, preset: boolean): Promise<boolean> {
    if (!this.#mayAsk) return preset;
    return (await this.#prompt()).confirm({ label: words.ask, why: words.why }, preset);
  }

  /** @throws RefundError `bad-answers` or `missing-answers`, naming every one */
  check(): void {
    if (this.#issues.length > 0) throw new RefundError('bad-answers', { issues: this.#issues });
    if (this.#missing.length > 0) throw new RefundError('missing-answers', { flags: this.#missing });
  }

  async #prompt(): Promise<Prompter> {
    this.#prompter ??= await this.#context.prompter(this.#messages.interview.prompt);
    return this.#prompter;
  }
}
