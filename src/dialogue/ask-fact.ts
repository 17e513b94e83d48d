import { openGates } from '../advice/warnings.ts';
import { classifyDraft } from '../case/classify.ts';
import type { FactChanges } from '../case/events.ts';
import {
  answerName,
  claimFault,
  type Draft,
  type FactName,
  type Facts,
  FACTS,
  isOptional,
  missingFacts,
  orderMayBeMissing,
} from '../case/facts.ts';
import { checkMe, type MeField } from '../case/me.ts';
import { changeFacts, differingFacts } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { BackError } from '../errors.ts';
import type { Need } from '../letters/letter.ts';
import type { Prompter } from '../ports.ts';
import { factText } from '../terminal/case-screen.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { isNone, readFact, timeChanges } from './asking.ts';
import { stampOf } from './typed.ts';

/** Facts of a case, asked one by one: in the interview, before a letter, and where one of them is changed. */

/**
 * Asks for one fact and gives what the answer changes: nothing where none was given, which an optional one allows.
 * @param options.back a question stands before it: Esc goes there (BackError)
 * @param options.typed what the user had begun to type, offered instead of what is known
 */
export async function askFact(
  prompter: Prompter,
  { clock }: Context,
  messages: Messages,
  name: FactName,
  draft: Draft,
  { back, typed }: { readonly back?: boolean; readonly typed?: string | undefined } = {},
): Promise<FactChanges> {
  const { interview: words, language } = messages;
  const fact = FACTS[name];
  const { ask, why } = words.questions[name] ?? { ask: words.factNames[name], why: '' };
  const known = draft[name];
  if (fact.kind === 'choice') {
    const choices = fact.choices.map((value) => ({
      value: value as string,
      label: answerName(name, value, language),
    }));
    const likely = known ?? (name === 'goods' ? await goodsByName(draft) : undefined);
    const preset = likely === undefined ? undefined : String(likely);
    return { [name]: await prompter.choose({ label: ask, why, back, choices, preset }) };
  }
  const mayBeEmpty = isOptional(name) && (name !== 'order' || orderMayBeMissing(draft));
  const isEmpty = (line: string) => line.trim() === '' || (mayBeEmpty && isNone(line));
  const text = await prompter.type({
    label: mayBeEmpty ? `${ask}${words.optional}` : ask,
    why,
    back,
    preset: typed || (known === undefined ? undefined : knownText(name, draft, messages)),
    check: (line) => {
      if (isEmpty(line)) return mayBeEmpty ? undefined : words.notEmpty;
      const value = readFact(name, line, clock.now());
      const wrong = value.ok ? claimFault({ ...draft, [name]: value.value }, name) : value.reason;
      return wrong && `“${clean(line)}”${words.reasons[wrong] ?? wrong}`;
    },
  });
  const value = readFact(name, text, clock.now());
  if (isEmpty(text) || !value.ok) return {};
  return { [name]: value.value, ...timeChanges(name, text, clock.now()) };
}

/** The kind of goods that the product's name tells, offered first. */
async function goodsByName({ product }: Draft): Promise<Draft['goods']> {
  return product === undefined ? undefined : (await import('../reading/product.ts')).goodsOf(product);
}

/** What is known of a fact, as somebody would type it. */
function knownText(name: FactName, draft: Draft, messages: Messages): string {
  const text = factText(name, draft[name], messages);
  if (name !== 'paidAt' || draft.paidAbout === undefined) return text;
  const [day = '', clock = ''] = text.split(' ');
  return draft.paidAbout === 'day' ? day : `${day} ${Number(clock.slice(0, 2))}点左右`;
}

/**
 * Asks what a change makes necessary: what a case cannot do without then, a second look where the answers leave it
 * open, and what opens with it.
 * @param changes what was typed already
 * @returns all changes together
 */
export async function askWhatFollows(
  context: Context,
  messages: Messages,
  before: Facts,
  changes: FactChanges,
): Promise<FactChanges> {
  const prompter = await context.prompter(messages.interview.prompt);
  const opened = (facts: Facts) => openGates(facts).filter((name) => !openGates(before).includes(name));
  const asked = new Set<FactName>();
  let all = changes;
  for (;;) {
    const facts = changeFacts(before, all);
    const open = classifyDraft(facts)?.kind === 'one-more-answer';
    if (open) say(context.stdout, messages.interview.lookFirst, '');
    const [name] = open
      ? (['delivered'] as const)
      : [...missingFacts(facts), ...opened(facts)].filter((one) => !asked.has(one));
    if (name === undefined) return all;
    asked.add(name);
    all = { ...all, ...(await askFact(prompter, context, messages, name, facts)) };
  }
}

/** Asks what a step needs to know and keeps the answers in the case; if nobody can be asked, it stays open. */
export async function askGates(
  context: Context,
  messages: Messages,
  number: number,
  gates: (facts: Facts) => readonly FactName[],
  options: { readonly json?: boolean },
): Promise<void> {
  const needs = (facts: Facts) => gates(facts).map((name): Need => ({ of: 'case', name }));
  await askInTurn(context, messages, number, needs, options);
}

/**
 * Asks for one thing after the other and keeps each answer at once: facts in the case, the user's own beside it. Esc
 * goes to the one before; from the first, to what the command asked before all of them.
 * @param open what is not known yet, as the case stands
 */
export async function askInTurn(
  context: Context,
  messages: Messages,
  number: number,
  open: (facts: Facts) => readonly Need[],
  { json }: { readonly json?: boolean },
): Promise<void> {
  if (!context.canPrompt || json) return;
  const asked: Need[] = [];
  /** What stood on the line when the user went back from a question. */
  const begun = new Map<Need['name'], string>();
  let again: Need | undefined;
  for (;;) {
    const { facts } = (await context.readStore()).caseByNumber(number).state;
    const isAsked = (need: Need) => asked.some(({ name }) => name === need.name);
    const need = again ?? open(facts).find((one) => !isAsked(one));
    if (need === undefined) return;
    const isFirst = asked.length === 0;
    try {
      const typed = begun.get(need.name);
      // Whoever runs the command says whether there is a question before the first.
      await askNeed(context, messages, number, need, { ...(!isFirst && { back: true }), typed });
      begun.delete(need.name);
      asked.push(need);
      again = undefined;
    } catch (error) {
      if (!(error instanceof BackError) || isFirst) throw error;
      begun.set(need.name, error.typed);
      again = asked.pop();
    }
  }
}

async function askNeed(
  context: Context,
  messages: Messages,
  number: number,
  need: Need,
  how: { readonly back?: boolean; readonly typed: string | undefined },
): Promise<void> {
  const prompter = await context.prompter(messages.interview.prompt);
  if (need.of === 'me') return askOfMe(context, prompter, messages, need.name, how);
  const { name } = need;
  const store = await context.writeStore();
  const { state } = store.caseByNumber(number);
  const { facts } = state;
  const answer = await askFact(prompter, context, messages, name, facts, how);
  // An empty answer means all of it: kept, so that it is not asked again before each letter.
  const isAll = name === 'claimFen' && answer.claimFen === undefined;
  const changes: FactChanges = isAll ? { claimFen: facts.amountFen } : answer;
  if (differingFacts(facts, changeFacts(facts, changes)).length === 0) return;
  const stamp = stampOf(context, state);
  await store.append(number, () => ({ type: 'facts-edited', ...stamp, changes }));
}

async function askOfMe(
  context: Context,
  prompter: Prompter,
  messages: Messages,
  field: MeField,
  { back, typed }: { readonly back?: boolean; readonly typed: string | undefined },
): Promise<void> {
  const { interview, me: words, logging } = messages;
  const known = await context.readMe();
  const { ask, why } = words.ask(field, '');
  const preset = typed || known[field];
  const text = await prompter.type({
    label: `${ask}${logging.ask.none}`,
    why,
    ...(back && { back }),
    ...(preset && { preset }),
    check: (line) => {
      const value = checkMe(field, line);
      return line.trim() === '' || isNone(line) || value.ok
        ? undefined
        : `“${clean(line)}”${interview.reasons[value.reason] ?? value.reason}`;
    },
  });
  const value = checkMe(field, text);
  if (text.trim() !== '' && !isNone(text) && value.ok)
    await context.changeMe((me) => ({ ...me, [field]: value.value }));
}
