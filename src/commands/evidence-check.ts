import { type Gap, gapsOf } from '../advice/evidence-gaps.ts';
import { type Strength, strengthOf } from '../advice/evidence-strength.ts';
import { formatTime } from '../case/time-text.ts';
import { judge } from '../case/view.ts';
import { EVIDENCE_KINDS } from '../knowledge/evidence-kinds.ts';
import type { ChecklistItem } from '../knowledge/checklists.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import { readCaseNumber } from './case-argument.ts';
import { noticesOf } from './evidence-notices.ts';

/** `refund evidence check`: the checklist of this problem, what is there, what is missing and how to get it. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: { readonly json?: boolean },
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { language } = environment;
  const store = await context.readStore();
  const { number, state } = store.caseByNumber(readCaseNumber(given));
  const strength = strengthOf(state, judge(state.facts));
  const gaps = gapsOf(state).map((gap) => ({
    id: null,
    kind: gap.what as string,
    what: gapText(gap, messages),
  }));
  const exhibits = state.exhibits.map(({ event }) => event);
  const notices = [...gaps, ...(await noticesOf(store, exhibits, state.facts, messages))];
  const { evidence, punctuation } = messages;
  if (options.json) {
    const itemJson = ({ kinds: [kind], why, how }: ChecklistItem) => ({
      kind,
      why: why[language],
      how: how[language],
    });
    writeJson(stdout, {
      have: strength.have,
      missing: strength.missing.map(itemJson),
      helpful: strength.helpful.map(itemJson),
      notices,
      strength: { have: strength.met, need: strength.need },
    });
    return 0;
  }
  const itemLines = (item: ChecklistItem) => [
    `· ${stdout.paint.bold(nameOf(item, language))}${punctuation.colon}${item.why[language]}`,
    `  ${evidence.howToGet}${punctuation.colon}${item.how[language]}`,
  ];
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', stdout.paint.bold(title), ...lines];
  const lines = [
    evidence.strength(strength.met, strength.need, weakness(strength, messages, language)),
    ...part(
      evidence.have,
      strength.have.map(({ kind, id }) => `· ${id}${punctuation.bar}${EVIDENCE_KINDS[kind].name[language]}`),
    ),
    ...part(evidence.missing, strength.missing.flatMap(itemLines)),
    ...part(evidence.helpful, strength.helpful.flatMap(itemLines)),
    ...part(
      evidence.gaps,
      notices.map(({ what }) => `· ${what}`),
    ),
    ...(strength.missing.length > 0 ? ['', evidence.howToAdd(number)] : []),
  ];
  writeLines(
    stdout,
    lines.flatMap((line) => wrap(line, stdout.columns, '  ')),
  );
  return 0;
}

function nameOf({ kinds }: ChecklistItem, language: Language): string {
  return kinds.map((kind) => EVIDENCE_KINDS[kind].name[language]).join(' / ');
}

/** What the first missing thing means; nothing where nothing is missing. */
function weakness({ missing: [first] }: Strength, { evidence }: Messages, language: Language): string {
  return first ? evidence.lacking(nameOf(first, language), first.why[language]) : '';
}

function gapText(gap: Gap, { evidence }: Messages): string {
  switch (gap.what) {
    case 'nothing-between':
      return evidence.nothingBetween(
        formatTime(gap.from).slice(0, 10),
        formatTime(gap.to).slice(0, 10),
        gap.days,
      );
    case 'contact-without-chat':
      return evidence.contactWithoutChat(formatTime(gap.at));
    case 'letter-without-delivery':
      return evidence.letterWithoutDelivery(formatTime(gap.at));
    case 'no-original':
      return evidence.noOriginal;
  }
}
