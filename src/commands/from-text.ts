import { type Draft, FACTS, type FactName, missingFacts } from '../case/facts.ts';
import { clean, cleanLines } from '../case/clean.ts';
import { anchored } from '../case/story/anchored.ts';
import { readStory, type StoryFact, type StoryReading } from '../case/story/read-story.ts';
import { checkText } from '../case/text-fact.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import { type AnyReading, proposalJson, readingLines, tellWarnings, valueText } from './from-text-shown.ts';
import type { OpeningOptions } from './new-case.ts';
import { readTyped } from './typed-file.ts';

/** What a story gives, and what is done to it once everything was confirmed. */
export interface StoryDraft {
  readonly draft: Draft;
  readonly settled: (confirmed: Draft) => Draft;
}

/**
 * What a pasted story gives for a new case, shown with the words it rests on. Flags win over the text.
 * @returns the draft to go on with; where it was only to be shown, how the command ends
 * @throws RefundError `story-refused`, `cancelled`, `missing-answers`
 */
export async function draftFromText(
  context: Context,
  messages: Messages,
  path: string,
  flags: Draft,
  options: OpeningOptions,
): Promise<StoryDraft | 0 | 2> {
  const mayAsk = context.canPrompt && !options.json && !options.yes;
  const text = await textOf(context, messages, path, mayAsk);
  const reading = readStory(text, context.clock.now());
  const { draft, open } = settle(reading, flags);
  const told = checkText(cleanLines(text).trim(), FACTS.description.limit);
  const whole: Draft = { ...(told.ok && { description: told.value }), ...draft, ...flags };
  if (options.json && !options.yes) {
    writeJson(context.stdout, proposalJson(reading, draft, flags, open, messages));
    return 0;
  }
  const settled = (confirmed: Draft): Draft =>
    confirmed.description === undefined || confirmed.description !== whole.description
      ? confirmed
      : {
          ...confirmed,
          description: anchored(confirmed.description, reading.facts.paidAt, confirmed.paidAt),
        };
  if (options.json) return { draft: whole, settled };
  const say = (line: string) => writeLines(context.stderr, wrap(line, context.stderr.columns, '    '));
  for (const line of readingLines(reading, flags, context, messages)) say(line);
  const warned = tellWarnings(reading, messages, say);
  if (mayAsk) {
    if (warned && !(await goesOn(context, messages))) throw new RefundError('cancelled', { draft: false });
    return { draft: { ...whole, ...(await choose(context, messages, reading, open)) }, settled };
  }
  const missing = missingFacts(whole).map((name) => FACTS[name].flag);
  if (missing.length > 0) throw new RefundError('missing-answers', { flags: missing });
  if (options.yes) return { draft: whole, settled };
  say(messages.story.notSaved);
  return 2;
}

async function textOf(context: Context, { story, interview }: Messages, path: string, mayAsk: boolean) {
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

async function goesOn(context: Context, { story, interview }: Messages): Promise<boolean> {
  const prompter = await context.prompter(interview.prompt);
  return prompter.confirm({ label: story.goOn, why: story.goOnWhy }, false);
}

/** Which of several readings is right; none of them leaves the fact to be asked. */
async function choose(
  context: Context,
  messages: Messages,
  { facts }: StoryReading,
  open: readonly StoryFact[],
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
    else if (!value.dayOnly) chosen[name] = value.at;
  }
  return chosen as Draft;
}
