import { type Draft, type FactName, FACTS, missingFacts } from '../case/facts.ts';
import { clean, cleanLines, checkText } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import { PROBLEMS } from '../law/problems.ts';
import type { Reading, StoryFact, StoryReading, StoryWarning, Suggestion } from '../reading/story.ts';
import { factText } from '../terminal/case-screen.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { dayOf, formatTime, isoInstant } from '../time/day.ts';
import { parseWhen, type ToldTime } from '../time/typed.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { Correcting } from './correcting.ts';
import { entriesJson, type Entry, entryLines, sincePayment } from './entries.ts';
import { readTyped } from './files.ts';
import type { OpeningOptions } from './interview.ts';
import { keepStory } from './kept-paste.ts';

/** What a story gives, and what is done to it once everything was confirmed. */
export interface StoryDraft {
  readonly draft: Draft;
  readonly settled: (confirmed: Draft) => Draft;
  /** What a whole chat tells besides, to be recorded once the case is open. */
  readonly chat: ToldChat | null;
  /** The text of a chat that is not to be recorded now. */
  readonly putOff: string | null;
  /** Under which it is kept already, so that nothing that was pasted is lost; null if it is not. */
  readonly draftId: string | null;
}

interface ToldChat {
  readonly entries: readonly Entry[];
  readonly text: string;
}

/**
 * What a pasted story gives for a new case, shown with the words it rests on. Flags win over the text.
 * @returns the draft to go on with; if it was only to be shown, how the command ends
 * @throws RefundError `story-refused`, `cancelled`, `missing-answers`
 */
export async function draftFromText(
  context: Context,
  messages: MessagesWith<'reading'>,
  path: string,
  flags: Draft,
  options: OpeningOptions & { readonly resume?: boolean },
): Promise<StoryDraft | 0 | 2> {
  const mayAsk = context.canPrompt && !options.json && !options.yes;
  const text = await textOf(context, messages, path, mayAsk);
  // The words and their weights are only loaded where a text is read.
  const { ANSWERED, anchored, NO_CASE, readStory } = await import('../reading/story.ts');
  const reading = readStory(text, context.clock.now());
  const { readChat } = await import('../reading/chat.ts');
  const { entries: told, dayAssumed } = readChat(text, context.clock.now());
  // Whom a chat is with that opens a case is the site, where it names nobody else.
  const entries = told.map((entry): Entry => ({ ...entry, from: entry.from ?? 'site' }));
  const chat = entries.length > 0 ? { entries, text } : null;
  const { draft, open } = settle(reading, flags);
  const account = checkText(cleanLines(text).trim(), FACTS.description.limit);
  const whole: Draft = { ...(account.ok && { description: account.value }), ...draft, ...flags };
  if (options.json && !options.yes) {
    writeJson(context.stdout, {
      ...proposalJson(reading, draft, flags, open, messages),
      ...(chat && { entries: entriesJson(entries) }),
      saved: false,
    });
    return 0;
  }
  const settled = (confirmed: Draft): Draft =>
    confirmed.description === undefined || confirmed.description !== whole.description
      ? confirmed
      : {
          ...confirmed,
          description: anchored(confirmed.description, reading.facts.paidAt, confirmed.paidAt),
        };
  const given = { draft: whole, settled, chat, putOff: null, draftId: null };
  if (options.json) return given;
  const tell = (lines: string | readonly string[]) => say(context.stderr, lines, '    ');
  tell(readingLines(reading, flags, context, messages));
  if (chat)
    tell([messages.logging.got.entries, ...entryLines(entries, messages, context.environment.language)]);
  tellWarnings(reading, messages, tell);
  const warned = reading.warnings.some(({ value }) => NO_CASE.includes(value));
  if (mayAsk) {
    if (warned && !(await goesOn(context, messages))) throw new RefundError('cancelled', { draft: false });
    const begun = { ...roughTime(reading, flags, context.clock.now()), ...whole };
    const draftId = options.resume ? null : await keepBegun(context, messages, settled(begun), chat);
    return keptAs(draftId, async () => {
      const which = await chooseProblem(context, messages, reading.near);
      const answered: Draft = { ...(which && ANSWERED[which.detail]), ...begun };
      const keep = async (answers: Draft) => {
        if (draftId !== null) await keepAnswers(context, draftId, settled(answers));
      };
      if (which) await keep(answered);
      const listed = chat && (await asListed(context, messages, chat, dayAssumed, whole.paidAt));
      const chosen = await choose(context, messages, reading, open, (some) => keep({ ...answered, ...some }));
      const putOff = chat && listed === null ? chat.text : null;
      return { ...given, draft: { ...answered, ...chosen }, chat: listed, putOff, draftId };
    });
  }
  const missing = missingFacts(whole).map((name) => FACTS[name].flag);
  if (missing.length > 0) throw new RefundError('missing-answers', { flags: missing });
  if (options.yes) return given;
  tell(messages.story.notSaved);
  return 2;
}

/** Keeps what was read as an unfinished interview, before anything is asked. @returns its name */
async function keepBegun(
  context: Context,
  { interview }: MessagesWith<'reading'>,
  draft: Draft,
  chat: ToldChat | null,
): Promise<string> {
  const store = await context.writeStore();
  if (store.newestDraft()) say(context.stdout, interview.hasDraft, '');
  const id = context.randomHex(8);
  if (chat) await keepStory(context, id, chat.text);
  await keepAnswers(context, id, draft);
  return id;
}

async function keepAnswers(context: Context, id: string, draft: Draft): Promise<void> {
  const store = await context.writeStore();
  store.keepDraft({ id, savedAt: context.clock.now(), answers: JSON.stringify(draft) });
}

/** Questions of an interview that is kept: whoever leaves them is told how to go on. */
async function keptAs<T>(draftId: string | null, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (draftId === null || !(error instanceof RefundError) || error.code !== 'cancelled') throw error;
    throw new RefundError('cancelled', { draft: true }, error);
  }
}

/** What the chat tells that an interview was read from which was left; shown again, as nothing of it was recorded. */
export async function chatAgain(
  context: Context,
  messages: MessagesWith<'reading'>,
  text: string,
  { paidAt }: Draft,
  mayAsk: boolean,
): Promise<Pick<StoryDraft, 'chat' | 'putOff'>> {
  const { readChat } = await import('../reading/chat.ts');
  const { entries, dayAssumed } = readChat(text, context.clock.now());
  const chat = { entries: entries.map((one): Entry => ({ ...one, from: one.from ?? 'site' })), text };
  if (entries.length === 0) return { chat: null, putOff: text };
  if (!mayAsk) return { chat, putOff: null };
  say(context.stderr, messages.logging.got.entries);
  const listed = await keptAs('', () => asListed(context, messages, chat, dayAssumed, paidAt));
  return { chat: listed, putOff: listed === null ? text : null };
}

/** The chat with its list as the user corrected it; null if nothing of it is to be recorded. */
async function asListed(
  context: Context,
  messages: MessagesWith<'reading'>,
  { entries, text }: ToldChat,
  dayAssumed: boolean,
  paidAt = 0,
): Promise<ToldChat | null> {
  const asking = new Correcting(context, messages, { paidAt, now: context.clock.now() });
  // Where the payment is not known yet, what was before it is left out when the case is opened.
  const since = sincePayment(await asking.dated(entries, dayAssumed), paidAt, context.clock.now());
  if (since.before > 0) say(context.stderr, messages.logging.got.beforePayment(since.before));
  if (since.entries.length === 0) return null;
  const list = await asking.list(since.entries);
  return list && { entries: list, text };
}

async function textOf(
  context: Context,
  { story, interview }: MessagesWith<'reading'>,
  path: string,
  mayAsk: boolean,
) {
  if (path !== '-' || !mayAsk) return readTyped(context, path, 'story-refused');
  const prompter = await context.prompter(interview.prompt);
  const text = await prompter.paste({ label: story.paste, why: story.pasteWhy });
  if (text === '') throw new RefundError('story-refused', { path, why: 'empty' });
  return text;
}

/** The facts with one reading, and those with several; a day without a minute is left to be asked. */
function settle(
  { facts }: StoryReading,
  flags: Draft,
): { readonly draft: Draft; readonly open: StoryFact[] } {
  const draft: Partial<Record<FactName, string | number>> = {};
  const open: StoryFact[] = [];
  for (const [name, readings] of Object.entries(facts) as [StoryFact, readonly AnyReading[]][]) {
    if (flags[name] !== undefined) continue;
    const [only, ...others] = readings;
    if (!only) continue;
    if (others.length > 0) open.push(name);
    else if (typeof only.value !== 'object') draft[name] = only.value;
    else if (!only.value.dayOnly) draft[name] = only.value.at;
  }
  return { draft: draft as Draft, open };
}

/** The one time of the payment that was told without its minute, as exactly as it was told. */
function roughTime(
  { facts: { paidAt: readings = [] } }: Pick<StoryReading, 'facts'>,
  flags: Draft,
  now: number,
): Draft {
  const [only, ...others] = readings;
  if (flags.paidAt !== undefined || !only?.value.dayOnly || others.length > 0) return {};
  const when = parseWhen(only.words, now);
  const isHour = when.ok && when.value.about === 'hour' && dayOf(when.value.at) === dayOf(only.value.at);
  return isHour ? { paidAt: when.value.at, paidAbout: 'hour' } : { paidAt: only.value.at, paidAbout: 'day' };
}

async function goesOn(context: Context, { story, interview }: MessagesWith<'reading'>): Promise<boolean> {
  const prompter = await context.prompter(interview.prompt);
  return prompter.confirm({ label: story.goOn, why: story.goOnWhy }, false);
}

/** Which of several readings is right; none of them leaves the fact to be asked. */
async function choose(
  context: Context,
  messages: MessagesWith<'reading'>,
  { facts }: StoryReading,
  open: readonly StoryFact[],
  keep: (chosen: Draft) => Promise<void>,
): Promise<Draft> {
  const chosen: Partial<Record<FactName, string | number>> = {};
  const { story, interview } = messages;
  for (const name of open) {
    const readings = (facts[name] ?? []) as readonly AnyReading[];
    const prompter = await context.prompter(interview.prompt);
    const answer = await prompter.choose({
      label: story.choose(interview.factNames[name]),
      why: story.chooseWhy,
      choices: [
        ...readings.map(({ value, words }, index) => ({
          value: String(index),
          label: `${valueText(name, value, messages)}${messages.punctuation.aside(`“${clean(words)}”`)}`,
        })),
        { value: 'none', label: story.neither },
      ],
    });
    const value = readings[Number(answer)]?.value;
    if (value === undefined) continue;
    if (typeof value !== 'object') chosen[name] = value;
    else Object.assign(chosen, { [name]: value.at }, value.dayOnly && { paidAbout: 'day' });
    await keep(chosen as Draft);
  }
  return chosen as Draft;
}

/** Which of two problems it is, where the words do not decide; none of them leaves the questions to be asked. */
async function chooseProblem(
  context: Context,
  { story, interview }: MessagesWith<'reading'>,
  near: readonly Suggestion[],
): Promise<Suggestion | undefined> {
  if (near.length === 0) return undefined;
  const prompter = await context.prompter(interview.prompt);
  const answer = await prompter.choose({
    label: story.which,
    why: story.whichWhy,
    choices: [
      ...near.map(({ detail }, place) => ({ value: String(place), label: story.details[detail] })),
      { value: 'none', label: story.neitherProblem },
    ],
  });
  return near[Number(answer)];
}

/** One reading of a fact, whatever its kind. */
type AnyReading = Reading<string | number | ToldTime>;

/** A value as a person reads it; of a day alone it says that no hour was told. */
function valueText(name: StoryFact, value: AnyReading['value'], messages: MessagesWith<'reading'>): string {
  if (typeof value !== 'object') return factText(name, value, messages);
  const time = formatTime(value.at);
  return value.dayOnly ? messages.story.dayOnly(time.slice(0, 10)) : time;
}

function readingLines(
  { facts, suggestion, near }: StoryReading,
  flags: Draft,
  { environment, clock }: Context,
  messages: MessagesWith<'reading'>,
): string[] {
  const { story, interview, punctuation } = messages;
  const entries = Object.entries(facts) as [StoryFact, readonly AnyReading[]][];
  if (entries.length === 0 && !suggestion && near.length === 0) return [story.nothing];
  const rough = roughTime({ facts }, flags, clock.now());
  const lines = entries.map(([name, readings]) => {
    const called = interview.factNames[name];
    if (flags[name] !== undefined) return story.overruled(called);
    const [only, ...others] = readings;
    if (!only) return '';
    const shown = (one: AnyReading) => valueText(name, one.value, messages);
    if (others.length > 0)
      return story.several(
        called,
        readings
          .map((one) => `${shown(one)}${punctuation.aside(`“${clean(one.words)}”`)}`)
          .join(punctuation.list),
      );
    const hour = name === 'paidAt' && rough.paidAbout === 'hour';
    const text = hour ? factText(name, rough.paidAt, messages, rough.paidAbout) : shown(only);
    return story.line(called, text, clean(only.words));
  });
  const problem = suggestion
    ? [story.problem(PROBLEMS[suggestion.problem].name[environment.language], clean(suggestion.words))]
    : near.length > 0
      ? [story.near(near.map(({ detail }) => story.details[detail]))]
      : [];
  return [story.title, ...lines.map((line) => `  ${line}`), ...problem];
}

/** Says the warnings. */
function tellWarnings(
  { warnings }: StoryReading,
  messages: MessagesWith<'reading'>,
  tell: (line: string) => void,
): void {
  for (const { value, words } of warnings) {
    const { what, instead } = warningWords(value, messages);
    tell(messages.story.warned(what, clean(words), instead));
  }
}

function warningWords(warning: StoryWarning, { story, warnings }: MessagesWith<'reading'>) {
  return warning in story.warnings
    ? story.warnings[warning as keyof typeof story.warnings]
    : warnings[warning as keyof typeof warnings];
}

function proposalJson(
  { facts, suggestion, near, warnings }: StoryReading,
  draft: Draft,
  flags: Draft,
  open: readonly StoryFact[],
  messages: MessagesWith<'reading'>,
) {
  const { deducted, orderState, delivered, refused, paidAt, ...others } = { ...draft, ...flags };
  const [time, ...moreTimes] = facts.paidAt ?? [];
  const day =
    time?.value.dayOnly && moreTimes.length === 0 ? formatTime(time.value.at).slice(0, 10) : undefined;
  const answers = { deducted, orderState, delivered, refused };
  const readings = Object.entries(facts) as [StoryFact, readonly AnyReading[]][];
  const jsonValue = (value: AnyReading['value']) =>
    typeof value !== 'object'
      ? value
      : value.dayOnly
        ? formatTime(value.at).slice(0, 10)
        : isoInstant(value.at);
  const known = { ...draft, ...flags };
  return {
    proposal: {
      ...(near.length > 0
        ? { near: near.map(({ problem }) => problem) }
        : { problem: suggestion?.problem ?? null }),
      ...(suggestion && { detail: suggestion.detail, alsoApplies: suggestion.alsoApplies }),
      ...others,
      ...(paidAt === undefined ? day !== undefined && { paidAt: day } : { paidAt: isoInstant(paidAt) }),
      answers,
    },
    candidates: Object.fromEntries(
      readings
        .filter(([name]) => open.includes(name))
        .map(([name, found]) => [
          name,
          found.map(({ value, words }) => ({ value: jsonValue(value), words })),
        ]),
    ),
    missing: missingFacts(known).map((name) => FACTS[name].flag),
    reasons: [
      ...(suggestion ? [suggestion] : near).map(({ problem, words }) => ({
        fact: 'problem',
        value: problem,
        words,
      })),
      ...readings.flatMap(([fact, found]) =>
        found.map(({ value, words }) => ({ fact, value: jsonValue(value), words })),
      ),
    ],
    warnings: warnings.map(({ value, words }) => ({
      warning: value,
      words,
      ...warningWords(value, messages),
    })),
  };
}
