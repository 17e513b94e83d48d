import type { Assessment } from '../advice/assess.ts';
import { guardsBefore } from '../advice/guards.ts';
import type { Recorded } from '../case/events.ts';
import type { Me } from '../case/me.ts';
import type { Language } from '../knowledge/words.ts';
import { askFor } from '../letters/ask-for.ts';
import type { Letter } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { render } from '../letters/render/render.ts';
import { lengthOf } from '../letters/length.ts';
import { type Explained, explain } from '../letters/lint/explain.ts';
import { lintLetter } from '../letters/lint/lint.ts';
import { lintViewOfLetter } from '../letters/lint/view.ts';
import type { Limit, Need } from '../letters/view.ts';
import type { Messages } from '../messages/messages.ts';
import { tellGuard, tellMissing, type ToldGuard } from './letter-guards.ts';
import { type MissingFact, missingFacts } from './letter-needs.ts';
import type { LetterChoice } from './letter-options.ts';
import { letterView } from './letter-view.ts';

/** A letter as far as it can be written, with everything that has to be said about it. */
export interface LetterDraft {
  /** `stopped`: it must not be written. `incomplete`: facts are missing. `too-long`: the recipient would not take it. */
  readonly status: 'stopped' | 'incomplete' | 'too-long' | 'written';
  readonly guards: readonly ToldGuard[];
  readonly needs: readonly Need[];
  readonly missing: readonly MissingFact[];
  readonly letter: Letter;
  /** As plain text, and how many characters that is. */
  readonly plain: string;
  readonly length: number;
  readonly limit: Limit | null;
  /** Sentences for which a short form had no room. */
  readonly left: number;
  /** What the same checks find that a draft of the user's goes through; of a finished letter only what facts they typed bring in. */
  readonly lint: readonly Explained[];
}

export function draftLetter(
  assessment: Assessment,
  history: readonly Recorded[],
  me: Me,
  choice: LetterChoice,
  messages: Messages,
  language: Language,
): LetterDraft {
  const { to, form } = choice;
  const { number } = assessment;
  const recipient = RECIPIENTS[to];
  const view = letterView(assessment, history, me, choice);
  const { facts } = view;
  const needs = recipient
    .needs(view)
    .filter((need) => (need.of === 'me' ? me[need.name] : facts[need.name]) === undefined);
  const missing = missingFacts(needs, number, messages);
  const guards = guardsBefore(to, assessment).map((guard) =>
    tellGuard(guard, messages, language, askFor(guard.kinds, [], facts)),
  );
  const stopped = guards.some(({ level }) => level === 'stop');
  if (missing.length > 0 && !stopped) guards.push(tellMissing(missing, messages, askFor([], needs, facts)));
  const { letter, left } = recipient.compose(view, form);
  const plain = render(letter, 'text');
  const length = lengthOf(plain.trimEnd());
  const limit = recipient.limit(form, facts);
  const status = stopped
    ? 'stopped'
    : missing.length > 0
      ? 'incomplete'
      : limit !== null && length > limit.characters
        ? 'too-long'
        : 'written';
  const lintView = lintViewOfLetter(view, to, form, limit?.characters ?? null);
  const lint =
    status === 'written' || status === 'too-long'
      ? lintLetter(plain, lintView).map((finding) => explain(finding, lintView, messages, language))
      : [];
  return { status, lint, guards, needs, missing, letter, plain, length, limit, left };
}
