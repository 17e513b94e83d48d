import { BackError, RefundError } from '../../src/errors.ts';
import type { Prompter, Question } from '../../src/ports.ts';

/** What somebody answers: the words of a choice or a line, or a key that leaves the question. */
export type Answer = string | { readonly key: 'esc' | 'ctrl-c' };

export interface AskedQuestion {
  readonly label: string;
  readonly choices: readonly string[];
  /** Enter alone answers it: it may stay empty, or something stands there already. */
  readonly enterWill: boolean;
  readonly preset: string | undefined;
}

/**
 * Somebody at the keyboard, without a keyboard: answers each question by the first row whose words are in it, else as
 * Enter does, and remembers what was asked.
 */
export class Asked implements Prompter {
  readonly questions: AskedQuestion[] = [];
  readonly #answers: readonly (readonly [words: string, ...answers: Answer[]])[];
  readonly #used = new Map<string, number>();

  constructor(answers: readonly (readonly [words: string, ...answers: Answer[]])[] = []) {
    this.#answers = answers;
  }

  get labels(): string[] {
    return this.questions.map(({ label }) => label.replace(/[？?（(].*$/u, ''));
  }

  choose: Prompter['choose'] = async (question) => {
    const { choices, preset } = question;
    const answer = this.#answer(
      question,
      choices.map(({ label }) => label),
      true,
      preset,
    );
    if (answer === undefined) return preset ?? (choices[0]?.value as NonNullable<typeof preset>);
    const chosen = choices.find(({ value, label }) => value === answer || label.includes(answer));
    if (!chosen)
      throw new Error(
        `no choice ${answer} for ${question.label}: ${choices.map(({ label }) => label).join(' | ')}`,
      );
    return chosen.value;
  };

  type: Prompter['type'] = async (question) => {
    const { preset, check } = question;
    const answer = this.#answer(question, [], check(preset ?? '') === undefined, preset);
    const text = answer ?? preset ?? '';
    const wrong = check(text);
    if (wrong !== undefined) throw new Error(`${question.label} refuses ${text}: ${wrong}`);
    return text;
  };

  search: Prompter['search'] = (question) => this.choose(question);
  secret: Prompter['secret'] = (question) => this.type(question);
  paste: Prompter['paste'] = async (question) => this.#answer(question, [], false, undefined) ?? '';

  confirm: Prompter['confirm'] = async (question, preset) => {
    const answer = this.#answer(question, [], true, undefined);
    return answer === undefined ? preset : answer === 'yes';
  };

  #answer(question: Question, choices: readonly string[], enterWill: boolean, preset: string | undefined) {
    const { label, back } = question;
    this.questions.push({ label, choices, enterWill, preset });
    const row = this.#answers.find(([words]) => label.includes(words));
    if (!row) return undefined;
    const [words, ...answers] = row;
    const used = this.#used.get(words) ?? 0;
    this.#used.set(words, used + 1);
    const answer = answers[Math.min(used, answers.length - 1)];
    if (typeof answer !== 'object') return answer;
    if (answer.key === 'ctrl-c') throw new RefundError('cancelled', { draft: false });
    if (!back) throw new Error(`no way back from ${label}`);
    throw new BackError('');
  }
}
