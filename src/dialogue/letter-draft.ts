import type { Assessment } from '../advice/assess.ts';
import { guardsBefore } from '../advice/guards.ts';
import { standingOf } from '../advice/road.ts';
import { FACTS } from '../case/facts.ts';
import { factsHash, lettersOf, type Recorded } from '../case/history.ts';
import type { CaseState } from '../case/state.ts';
import type { Me } from '../case/me.ts';
import { clean } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { LAW_CHECKED_ON, STATUTES } from '../law/statutes.ts';
import { reasonsFor } from '../letters/grounds.ts';
import {
  type Form,
  type Format,
  lengthOf,
  type Letter,
  type LetterView,
  type Limit,
  type Need,
} from '../letters/letter.ts';
import { detailsTold } from '../letters/problem.ts';
import type { GroundQuery } from '../letters/reasons.ts';
import { compose, RECIPIENTS } from '../letters/recipients.ts';
import { render } from '../letters/render.ts';
import { type Ask, askFor } from '../letters/site.ts';
import { standingWithSite } from '../letters/story.ts';
import { explain, type Explained, lintViewOfLetter } from '../lint/finding.ts';
import { lintLetter } from '../lint/lint.ts';
import { dayOf } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import { loadMessages, loadWords, type Messages, type MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { tellGuard, type ToldGuard } from './told-guard.ts';

/** A letter to a recipient, as far as the case lets it be written, with everything that has to be said about it. */
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
  /** What the user should know beside the letter, and the other side need not. */
  readonly notes: readonly string[];
}

/** @param seen the case as far as the letter may tell of it; what stands in its way is read from all of it */
export function draftLetter(
  assessment: Assessment,
  history: readonly Recorded[],
  me: Me,
  choice: LetterChoice,
  messages: MessagesWith<'letter'>,
  language: Language,
  seen = assessment.state,
): LetterDraft {
  const { to, form } = choice;
  const { number } = assessment;
  const recipient = RECIPIENTS[to];
  const view = letterView({ ...assessment, state: seen }, history, me, choice);
  const { facts } = view;
  const needs = recipient
    .needs(view)
    .filter((need) => (need.of === 'me' ? me[need.name] : facts[need.name]) === undefined);
  const blanks = needs.filter(({ blank }) => blank);
  const missing = missingFacts(
    needs.filter(({ blank }) => !blank),
    number,
    messages,
  );
  const guards = guardsBefore(to, assessment).map((guard) =>
    tellGuard(guard, messages, language, askFor(guard.kinds, [], facts)),
  );
  const stopped = guards.some(({ level }) => level === 'stop');
  if (missing.length > 0 && !stopped) guards.push(tellMissing(missing, messages, askFor([], needs, facts)));
  const { letter, left } = compose(view);
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
  const lintView = lintViewOfLetter(view, limit?.characters ?? null);
  const lint =
    status === 'written' || status === 'too-long'
      ? lintLetter(plain, lintView).map((finding) => explain(finding, lintView, messages, language))
      : [];
  const notes =
    status === 'written'
      ? [
          ...(blanks.length > 0 ? [tellBlanks(blanks, number, messages)] : []),
          ...notesFor(view, recipient.setsDays, letter, number, messages),
        ]
      : [];
  return { status, lint, guards, needs, missing, letter, plain, length, limit, left, notes };
}

/** How much of a told story is shown again, in characters. */
const SHOWN_STORY = 400;

function notesFor(
  { form, facts, to, grounds, endedOn }: LetterView,
  setsDays: boolean,
  { citations }: Letter,
  number: number,
  { letter: words }: MessagesWith<'letter'>,
): string[] {
  const story = clean(facts.description ?? '').trim();
  const shown = [...story].length > SHOWN_STORY ? `${[...story].slice(0, SHOWN_STORY).join('')}…` : story;
  return [
    ...(setsDays ? [words.ownDay] : []),
    ...(to === 'site' &&
    form === 'formal' &&
    endedOn === null &&
    grounds.some(({ key }) => key === 'civil-565-1')
      ? [words.keepNotice(number)]
      : []),
    ...(form === 'formal' && story !== '' && facts.statement === undefined
      ? [words.storyKept(shown, number)]
      : []),
    ...(citations.length > 0 ? [words.lawChecked(LAW_CHECKED_ON)] : []),
  ];
}

/** A stop for facts that are missing; what another party knows can be asked of them. */
function tellMissing(
  missing: readonly MissingFact[],
  { guards, help }: MessagesWith<'letter'>,
  ask: readonly Ask[],
): ToldGuard {
  const about = { party: '', at: null, kinds: missing.map(({ fact }) => fact).join(help.and), clock: '' };
  return {
    guard: 'fact-missing',
    level: 'stop',
    what: guards['fact-missing'].what(about),
    instead: ask.length > 0 ? guards['fact-missing'].instead(about) : '',
    command: null,
    ask,
  };
}

/** What a letter still needs, as a person reads it, with the command that says it. */
interface MissingFact {
  readonly fact: string;
  readonly command: string;
}

/** What was left open for the user's hand, and how to have it printed instead: one command for each place it is kept. */
function tellBlanks(blanks: readonly Need[], number: number, messages: MessagesWith<'letter'>): string {
  const flags = (of: Need['of']) =>
    blanks.flatMap((need) =>
      need.of !== of ? [] : [` --${need.of === 'me' ? need.name : FACTS[need.name].flag}`],
    );
  const commands = [
    ['refund me', flags('me')] as const,
    [`refund edit ${number}`, flags('case')] as const,
  ].flatMap(([command, given]) => (given.length === 0 ? [] : [`${command}${given.join('')}`]));
  const facts = missingFacts(blanks, number, messages).map(({ fact }) => fact);
  return messages.letter.blanks(facts, commands);
}

export function missingFacts(
  needs: readonly Need[],
  number: number,
  { interview, me }: Messages,
): MissingFact[] {
  return needs.map((need) =>
    need.of === 'me'
      ? { fact: me.fields[need.name], command: `refund me --${need.name}` }
      : {
          fact: clean(interview.factNames[need.name]),
          command: `refund edit ${number} --${FACTS[need.name].flag}`,
        },
  );
}

/** Everything the letter may know, from the case as it stands. */
export function letterView(
  { state, judged, deadlines, now }: Assessment,
  history: readonly Recorded[],
  me: Me,
  { to, form, days }: LetterChoice,
): LetterView {
  const { facts } = state;
  const today = dayOf(now);
  const standing = standingWithSite({ state, deadlines, now }).is;
  const endedOn = contractEndedOn(state, history, today);
  const query: GroundQuery = {
    to,
    form,
    details: detailsTold({ facts, judged }),
    facts,
    today,
    asked: standingOf(state, 'site').firstAt !== null,
    agreed: standing === 'agreed' || standing === 'agreed-late',
    endedOn,
    broken: deadlines.some(
      ({ window: { id }, state: is }) => (id === 'promise' || id === 'clause') && is === 'over',
    ),
  };
  const reasons = reasonsFor(query);
  return {
    to,
    form,
    state,
    facts,
    judged,
    deadlines,
    now,
    today,
    answerBy: today + days,
    me,
    factsHash: factsHash(history),
    query,
    reasons,
    grounds: reasons.flatMap((reason) => reason.grounds),
    endedOn,
  };
}

/**
 * The day with whose end the contract ended by itself: a letter that said so was sent, its day passed, and by then
 * neither the goods nor the money had come. Only a letter that cites the article on it said so.
 */
function contractEndedOn(state: CaseState, history: readonly Recorded[], today: number): number | null {
  const { law, article, paragraph } = STATUTES['civil-565-1'];
  const useless = STATUTES['civil-563-1-4'];
  const letters = new Map(lettersOf(history).map(({ seq, event }) => [seq, event]));
  const days = state.happened.flatMap(({ event }) => {
    if (event.type !== 'filing-logged' || event.to !== 'site' || event.answerDays === null) return [];
    const letter = letters.get(event.refersTo ?? 0);
    const says = letter?.citations.some(
      (one) => one.law === law && one.article === article && one.paragraph === paragraph,
    );
    if (!letter || !says) return [];
    // Where the goods were useless, the notice itself ended it; else the day that the letter set.
    const atOnce = letter.citations.some(
      (one) => one.article === useless.article && one.paragraph === useless.paragraph,
    );
    return [atOnce ? dayOf(event.at) : dayOf(letter.at) + event.answerDays];
  });
  const day = days.reduce((first, one) => Math.min(first, one), Infinity);
  const came = state.happened.some(
    ({ event }) => event.type === 'delivered-logged' && dayOf(event.at) <= day,
  );
  return day < today && !came ? day : null;
}

/**
 * The letter to a recipient as `refund letter` would write it now, for a package; or what stops it, in words. Where a
 * form has no room for it, the longest form there is takes its place.
 * @param seen what the recipient may see, which is all that a package tells of
 */
export async function letterForPackage(
  assessment: Assessment,
  history: readonly Recorded[],
  seen: { readonly me: Me; readonly state: LetterView['state'] },
  to: LetterRecipient,
  language: Language,
): Promise<{ readonly text: string } | { readonly text: null; readonly stops: readonly ToldGuard[] }> {
  const messages = { ...(await loadMessages(language)), ...(await loadWords('letter', language)) };
  const { forms } = RECIPIENTS[to];
  const { me, state } = seen;
  const draftOf = (form: Form) =>
    draftLetter(assessment, history, me, { to, form, format: 'text', days: 7 }, messages, language, state);
  const usual = draftOf(forms[0] ?? 'formal');
  const draft = usual.status === 'too-long' && forms.includes('formal') ? draftOf('formal') : usual;
  if (draft.status === 'written') return { text: draft.plain };
  const stops = draft.guards.filter(({ level }) => level === 'stop');
  if (draft.status !== 'too-long') return { text: null, stops };
  const { packages } = messages.letter;
  const what = packages.tooLong(draft.length, draft.limit?.characters ?? 0);
  return { text: null, stops: [{ ...LONG, what, instead: packages.shorten }] };
}

const LONG = { guard: 'letter-too-long', level: 'stop', command: null, ask: [] } as const;

export interface LetterChoice {
  readonly to: LetterRecipient;
  readonly form: Form;
  readonly format: Format;
  /** The days the letter gives for an answer. */
  readonly days: number;
}

/** Their letters do not say who the user is, and have nothing of it to hide. */
const WITHOUT_ME: readonly LetterRecipient[] = ['site', 'payment', '12377'];

/**
 * Who the user is, for a letter. What is kept of it may be damaged: that stops only the letters that need it.
 * @throws RefundError `me-damaged`, `file-unreadable`
 */
export async function meFor(context: Context, to: LetterRecipient): Promise<Me> {
  try {
    return await context.readMe();
  } catch (error) {
    if (error instanceof RefundError && WITHOUT_ME.includes(to)) return {};
    throw error;
  }
}
