import { BackError } from '../errors.ts';
import type { Prompter, Question } from '../ports.ts';
import type { Context } from '../world.ts';

/** What was answered to a question, by its words. */
interface Given {
  readonly label: string;
  readonly answer: unknown;
}

export interface Going {
  /** Esc at the first question leaves the command (BackError); else it does nothing there. */
  readonly leaves: boolean;
  /** What was begun on a line or answered, by the words of the question, kept when one leaves and comes again. */
  readonly lines: Map<string, string>;
}

/**
 * Runs a command so that Esc goes back one question: the command begins anew, gets the answers before that one again
 * without asking, and the question stands there with what was answered or begun. A command only writes once its
 * questions are answered, so nothing happens twice. A question that says itself whether it goes `back` is left alone.
 */
export async function withGoingBack<T>(
  context: Context,
  { leaves, lines }: Going,
  run: (context: Context) => Promise<T>,
): Promise<T> {
  let known: readonly Given[] = [];
  /** The question that was left; until another one is put, the user is still on the way back from it. */
  let from: string | null = null;
  for (;;) {
    const asked: Given[] = [];
    let left = known;
    let open = '';
    const ask = async <Q extends Question, A>(question: Q, put: (question: Q) => Promise<A>): Promise<A> => {
      const { label } = question;
      const again = left.findIndex((one) => one.label === label);
      if (again !== -1) {
        const { answer } = left[again] as Given;
        left = left.slice(again + 1);
        asked.push({ label, answer });
        return answer as A;
      }
      left = [];
      open = label;
      // The one before was recorded meanwhile and is not asked again: further back.
      if (label === from && (asked.length > 0 || leaves)) throw new BackError('', asked.length === 0);
      from = null;
      if (question.back === true) return put(question);
      const preset = lines.get(label) ?? (question as { preset?: string }).preset;
      if (question.back === false)
        return leaves
          ? leaving(put({ ...question, back: true, ...(preset ? { preset } : {}) }))
          : put(question);
      const answer = await put({
        ...question,
        back: asked.length > 0 || leaves,
        ...(preset ? { preset } : {}),
      });
      lines.delete(label);
      asked.push({ label, answer });
      return answer;
    };
    const prompter: Context['prompter'] = async (words) => goingBack(await context.prompter(words), ask);
    try {
      return await run({ ...context, prompter });
    } catch (error) {
      if (!(error instanceof BackError)) throw error;
      if (error.typed !== '') lines.set(open, error.typed);
      from = open;
      const last = asked.pop();
      if (error.leaves || !last) throw error;
      if (typeof last.answer === 'string' && !lines.has(last.label)) lines.set(last.label, last.answer);
      known = asked;
    }
  }
}

type Ask = <Q extends Question, A>(question: Q, put: (question: Q) => Promise<A>) => Promise<A>;

function goingBack(prompter: Prompter, ask: Ask): Prompter {
  return {
    choose: (question) => ask(question, (one) => prompter.choose(one)),
    type: (question) => ask(question, (one) => prompter.type(one)),
    search: (question) => ask(question, (one) => prompter.search(one)),
    secret: (question) => ask(question, (one) => prompter.secret(one)),
    confirm: (question, preset) => ask(question, (one) => prompter.confirm(one, preset)),
    paste: (question) => ask(question, (one) => prompter.paste(one)),
  };
}

/** A question that has none before it, where Esc leaves the whole command. */
async function leaving<A>(answer: Promise<A>): Promise<A> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof BackError ? new BackError(error.typed, true) : error;
  }
}
