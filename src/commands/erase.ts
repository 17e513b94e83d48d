import type { Recorded } from '../case/history.ts';
import { clean } from '../case/text.ts';
import { Answers } from '../dialogue/asking.ts';
import { CASE, CONFIRM, type Definition, EXHIBIT, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { dropPaste } from '../dialogue/kept-paste.ts';
import { readCaseNumber, readConfirmation, stampNow } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { Erasable } from '../store/writing.ts';
import { writeJson } from '../terminal/output.ts';
import { shellQuote } from '../terminal/shell.ts';
import { say } from '../terminal/text.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const SITE_RULES = ['erase', 'keep'] as const;

const OPTIONS = {
  ...CONFIRM,
  '--site-rules <what>': {
    zh: '你给这个网站定过规则（refund rules set --site）的，一起删（erase）还是留着（keep）',
    en: 'rules of your own for this site (refund rules set --site): erase them, too, or keep them',
    choices: SITE_RULES,
  },
  ...JSON_FLAG,
};

/** `refund erase`: a whole case, or one exhibit, for good: facts, texts and bytes. The chain still verifies. */
export const command = {
  caseUse: 'needs-number',
  arguments: { case: CASE, exhibit: EXHIBIT },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund erase 1 E2', '把一份证据彻底删掉'],
      ['refund erase 1', '把整个案件彻底删掉'],
    ],
    en: [
      ['refund erase 1 E2', 'one exhibit, for good'],
      ['refund erase 1', 'the whole case, for good'],
    ],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  exhibit: string | undefined,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const number = readCaseNumber(given);
  const reading = await context.readStore();
  const history = reading.history(number);
  const { evidence } = messages;
  const choose = (now: readonly Recorded[]): Named =>
    exhibit === undefined ? wholeCase(now) : oneExhibit(number, exhibit, now);
  const what = choose(history);
  if (what.seqs.length === 0) throw new RefundError('no-such-case', { given });
  const answers = new Answers(context, messages, options.json);
  const words = { ask: evidence.eraseQuestion(what.id, number), why: evidence.eraseWhy };
  await answers.value('confirm', options.confirm, words, readConfirmation(number), { optional: false });
  const naming = what.id === null ? reading.rulesNaming(sitesIn(history)) : [];
  const also = naming.length > 0 ? await askOfRules(messages, answers, naming.length, options) : 'keep';
  answers.check();
  const store = await context.writeStore();
  const record = { type: 'erased', ...stampNow(context), number: what.number } as const;
  const rules = also === 'erase' ? naming.length : 0;
  const places = rules > 0 ? naming.map(({ seq }) => seq) : [];
  const { events, shared } = store.erase(number, record, choose, places);
  if (exhibit === undefined) await dropPaste(context, number);
  const kept = rules > 0 ? [] : naming;
  const copies = await store.olderCopies();
  if (options.json) {
    const erased = what.id ?? 'case';
    writeJson(context.stdout, {
      case: number,
      erased,
      events,
      rules,
      rulesKept: kept.length,
      filesShared: shared,
      copies,
    });
    return 0;
  }
  const { shell } = context.environment;
  const forget = kept.map(
    ({ site, window }) => `refund rules set ${window} --site ${shellQuote(site, shell)} --forget`,
  );
  say(context.stderr, [
    evidence.erased(what.id, number),
    ...(shared > 0 ? [what.id === null ? evidence.filesShared(shared) : evidence.stillUsed(what.id)] : []),
    ...(rules > 0 ? [evidence.rulesErased(rules)] : []),
    ...(kept.length > 0 ? [evidence.rulesKept(kept.length), ...new Set(forget)] : []),
    ...(copies.length > 0 ? [evidence.copiesKept, ...copies.map(clean)] : []),
  ]);
  return 0;
}

/** Every name that the site of a case had. */
function sitesIn(history: readonly Recorded[]): string[] {
  return history.flatMap(({ event }) => {
    if (event?.type === 'case-opened') return [event.facts.site];
    return event?.type === 'facts-edited' && event.changes.site ? [event.changes.site] : [];
  });
}

/** Rules of the user's own name the site as well: whether they go, too, is asked; else they stay, and that is told. */
async function askOfRules(
  { evidence }: MessagesWith<'evidence'>,
  answers: Answers,
  count: number,
  { siteRules }: Given<typeof OPTIONS>,
): Promise<(typeof SITE_RULES)[number] | undefined> {
  if (siteRules === undefined && !answers.mayAsk) return 'keep';
  const choices = SITE_RULES.map((value) => ({ value, label: evidence.ofRules[value] }));
  const words = { ask: evidence.askOfRules(count), why: evidence.askOfRulesWhy };
  return answers.choice('site-rules', siteRules, words, choices);
}

interface Named extends Erasable {
  /** Null for the whole case. */
  readonly id: string | null;
  readonly number: number | null;
}

function wholeCase(history: readonly Recorded[]): Named {
  const held = history.filter(({ event }) => event !== null && event.type !== 'erased');
  return { id: null, number: null, seqs: held.map(({ seq }) => seq), digests: held.flatMap(digestsOf) };
}

/**
 * The exhibit, also one that was taken out of the list, with what was said of it later.
 * @throws RefundError `no-such-exhibit`
 */
function oneExhibit(number: number, given: string, history: readonly Recorded[]): Named {
  const wanted = Number(/^[Ee]([1-9]\d{0,8})$/.exec(given.trim())?.[1]);
  const found = history.filter(
    ({ event }) =>
      (event?.type === 'evidence-added' || event?.type === 'evidence-edited') && event.number === wanted,
  );
  if (found.length === 0) throw new RefundError('no-such-exhibit', { number, given });
  return {
    id: `E${wanted}`,
    number: wanted,
    seqs: found.map(({ seq }) => seq),
    digests: found.flatMap(digestsOf),
  };
}

function digestsOf({ event }: Recorded): string[] {
  return event?.type === 'evidence-added' || event?.type === 'letter-written' ? [event.digest] : [];
}
