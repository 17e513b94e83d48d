import { clean } from '../case/clean.ts';
import { formatTime } from '../case/time-text.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import type { Messages } from '../messages/messages.ts';
import type { Adoption, Context, ExitStatus, StoreReader, TailEvent } from '../ports.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import type { Restored } from './restore.ts';

interface From {
  readonly path: string;
  /** As it was typed. */
  readonly given: string;
  readonly merge: boolean;
}

/** Cases named one by one on a screen; the rest is counted. */
const MOST_LINES = 30;

/** Says which cases came with which numbers, what was left alone, and why. */
export async function reportRestored(
  context: Context,
  messages: Messages,
  from: From,
  restored: Restored,
  json: boolean | undefined,
): Promise<ExitStatus> {
  const { stdout, stderr } = context;
  const store = await context.readStore();
  const { backup, adoptions, files, me, drafts } = restored;
  const { lost, damaged } = backup.summary;
  const forked = adoptions.some(({ outcome, came }) => outcome === 'forked' && came !== null);
  const status: ExitStatus = forked ? 1 : lost.length > 0 || damaged.length > 0 ? 4 : 0;
  const cases = adoptions.filter(({ came }) => came !== null);
  const rules = adoptions.find(({ came }) => came === null)?.outcome ?? null;
  if (json) {
    const head = await store.head();
    const { madeAt } = backup.summary;
    const all = cases.map(adoptionJson);
    writeJson(stdout, { path: from.path, madeAt, cases: all, rules, me, drafts, files, lost, damaged, head });
    return status;
  }
  if (!stdout.isTerminal) {
    writeLines(
      stdout,
      cases.map(({ outcome, came, number, identity }) => [outcome, came, number, identity].join('\t')),
    );
  }
  const output = stdout.isTerminal ? stdout : stderr;
  const lines = [
    ...caseLines(store, messages, from, cases),
    ...besides(messages, restored, rules),
    messages.backup.checkAfterwards,
  ];
  writeLines(
    output,
    lines.flatMap((line) => wrap(line, output.columns, '  ')),
  );
  return status;
}

function caseLines(
  store: StoreReader,
  messages: Messages,
  { path, given, merge }: From,
  cases: readonly Adoption[],
): string[] {
  const { backup } = messages;
  const of = (...wanted: readonly Adoption['outcome'][]) =>
    cases.filter(({ outcome }) => wanted.includes(outcome));
  const taken = of('new', 'copied');
  const told = merge || taken.some(({ came, number }) => came !== number);
  const lines = taken
    .slice(0, told ? MOST_LINES : 0)
    .map(
      (one) =>
        `· ${backup.came(one.number ?? 0, one.came ?? 0, titleOf(store, one))}${notes(one, messages, merge)}`,
    );
  const forked = of('forked').flatMap((one) => [
    backup.forked(one.number ?? 0),
    ...tail(one.here, backup.tailHere, messages),
    ...tail(one.there, backup.tailThere, messages),
  ]);
  return [
    backup.restored(clean(path), taken.length),
    ...lines,
    ...(told && taken.length > MOST_LINES ? [backup.andMore(taken.length - MOST_LINES)] : []),
    ...of('longer').map(({ number }) => backup.longer(number ?? 0)),
    ...of('shorter').map(({ number }) => backup.shorter(number ?? 0)),
    ...(of('same').length > 0 ? [backup.same(of('same').length)] : []),
    ...forked,
    ...(forked.length > 0 ? [backup.howToCopy(`refund restore ${shellQuote(given)} --merge --as-copy`)] : []),
  ];
}

/** Its site and order, as they are known here now; nothing where the whole case was erased. */
function titleOf(store: StoreReader, { number }: Adoption): string {
  const [opening] = store.history(number ?? 0);
  if (opening?.event?.type !== 'case-opened') return '';
  const { site, order, paymentNo } = opening.event.facts;
  return [site, order ?? paymentNo ?? ''].map(clean).join(' ').trim();
}

function notes({ outcome, sameOrder }: Adoption, { backup }: Messages, merge: boolean): string {
  if (outcome === 'copied') return backup.copied;
  return merge && sameOrder !== null ? backup.sameOrder(sameOrder) : '';
}

function tail(
  events: readonly TailEvent[],
  heading: (count: number) => string,
  { backup, history }: Messages,
): string[] {
  const shown = events.slice(0, MOST_LINES).map(({ seq, type, recordedAt }) => {
    const what = type === null ? history.erased : (history.types[type] ?? type);
    return `    ${backup.tailEvent(seq, recordedAt === null ? '' : formatTime(recordedAt), what)}`;
  });
  return [`  ${heading(events.length)}`, ...shown];
}

/** What came besides the cases, and what was damaged already when the backup was made. */
function besides({ backup }: Messages, restored: Restored, rules: Adoption['outcome'] | null): string[] {
  const { files, me, drafts } = restored;
  const { lost, damaged } = restored.backup.summary;
  return [
    ...(files.fresh + files.mended > 0 ? [backup.filesTaken(files.fresh, files.mended)] : []),
    ...(rules === 'new' || rules === 'longer' ? [backup.rulesTaken] : []),
    ...(rules === 'forked' ? [backup.rulesKept] : []),
    ...(me === null ? [] : [me === 'taken' ? backup.meTaken : backup.meKept]),
    ...(drafts === null ? [] : [drafts === 'taken' ? backup.draftTaken : backup.draftKept]),
    ...(lost.length > 0 ? [backup.lost(lost.length)] : []),
    ...(damaged.length > 0 ? [backup.damagedLeft(damaged)] : []),
  ];
}

function adoptionJson({ outcome, identity, came, number, sameOrder, here, there }: Adoption) {
  const tailJson = (events: readonly TailEvent[]) =>
    events.map(({ seq, type, recordedAt }) => ({
      seq,
      type,
      recordedAt: recordedAt === null ? null : isoInstant(recordedAt),
    }));
  return { outcome, identity, came, number, sameOrder, here: tailJson(here), there: tailJson(there) };
}
