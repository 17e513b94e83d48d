import { clean } from '../case/clean.ts';
import type { CaseEvent } from '../case/events.ts';
import { checkText } from '../case/text-fact.ts';
import { parseTime } from '../case/time-text.ts';
import { EVIDENCE_KINDS, type EvidenceKind, guessKind, KINDS } from '../knowledge/evidence-kinds.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus, KeptFile, Store } from '../ports.ts';
import { Answers } from './asking.ts';
import { openCase } from './case-argument.ts';
import { failureOf } from './evidence-failure.ts';
import { findFiles } from './evidence-files.ts';
import { drop, keepAll, type NamedFile } from './evidence-keep.ts';
import { type Already, reportAdded } from './evidence-report.ts';
import { readSeen } from './evidence-seen.ts';
import { type Exhibit, nextExhibitNumber } from '../case/exhibits.ts';
import { stampOf } from './stamp.ts';

export interface AddOptions {
  readonly kind?: string;
  readonly caption?: string;
  readonly capturedAt?: string;
  /** What the user read in the pictures. */
  readonly order?: string;
  readonly amount?: string;
  readonly at?: string;
  /** Read the pictures with what the user installed for it. */
  readonly read?: boolean;
  readonly json?: boolean;
}

const MOST_CAPTION = 2000;

/** `refund evidence add`: copies files into the vault and logs them, all in one transaction. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  paths: readonly string[],
  options: AddOptions,
): Promise<ExitStatus> {
  const { number, state } = openCase(await context.readStore(), given);
  const stamp = stampOf(context, state);
  const answers = new Answers(context, messages, options.json);
  const described = await describe(answers, messages, options, stamp.recordedAt);
  const typed = await readSeen(answers, options, stamp.recordedAt);
  answers.check();
  const found = findFiles(paths.filter((path) => path !== '-'));
  const stdin = paths.includes('-') ? await context.stdin.bytes() : undefined;
  const store = await context.writeStore();
  const kept: NamedFile[] = [];
  try {
    const refused = keepAll(context, messages, store, { ...found, stdin }, kept);
    const { news, twins, already, elsewhere } = sortOut(store, number, kept);
    const kinds = await kindsOf(answers, messages, context, news, described.kind);
    const seen =
      options.read && news.length > 0
        ? await (
            await import('./evidence-read.ts')
          ).readPictures(context, messages, answers, store, news, typed)
        : news.map(() => typed);
    let added: Exhibit[] = [];
    if (news.length > 0) {
      await store.appendAll(number, (history) => {
        const first = nextExhibitNumber(history);
        added = news.map(({ name, digest, bytes, modifiedAt }, index) => ({
          type: 'evidence-added',
          version: 1,
          ...stamp,
          number: first + index,
          algorithm: 'sha256',
          digest,
          bytes,
          name,
          kind: kinds[index] ?? 'other',
          caption: described.caption,
          capturedAt: described.capturedAt,
          modifiedAt,
          ...(seen[index] && { seen: seen[index] }),
        }));
        return added satisfies CaseEvent[];
      });
    }
    const isDescribed = Boolean(typed ?? options.kind ?? options.caption ?? options.capturedAt);
    const idOf = (digest: string) => `E${added.find((one) => one.digest === digest)?.number ?? ''}`;
    const same = twins.map(({ name, digest }) => ({ name, case: number, id: idOf(digest) }));
    const outcome = { added, twins: same, already, elsewhere, refused, described: isDescribed };
    return reportAdded(context, messages, number, outcome, options.json);
  } catch (error) {
    drop(store, kept);
    const wanted = found.files.map(({ path }) => path);
    throw failureOf(error, context.environment.home, wanted, stdin?.length ?? 0);
  }
}

async function describe(answers: Answers, { evidence }: Messages, options: AddOptions, now: number) {
  const nothing = { ask: '', why: '' };
  const kind =
    options.kind === undefined
      ? undefined
      : await answers.choice(
          'kind',
          options.kind,
          { ask: evidence.askKindWhy, why: evidence.askKindWhy },
          KINDS.map((value) => ({ value, label: value })),
        );
  const silent = { optional: true, ask: false } as const;
  const caption = await answers.value(
    'caption',
    options.caption,
    nothing,
    (text) => checkText(text, MOST_CAPTION),
    silent,
  );
  const capturedAt = await answers.value(
    'captured-at',
    options.capturedAt,
    nothing,
    (text) => parseTime(text, now),
    silent,
  );
  return { kind, caption: caption ?? null, capturedAt: capturedAt ?? null };
}

/** What is new to the case, what came twice, what the case has already, and what other cases have as well. */
function sortOut<F extends KeptFile & { readonly name: string }>(
  store: Store,
  number: number,
  kept: readonly F[],
): { news: F[]; twins: F[]; already: Already[]; elsewhere: Already[] } {
  const news = new Map<string, F>();
  const twins: F[] = [];
  const already: Already[] = [];
  const elsewhere: Already[] = [];
  for (const file of kept) {
    const known = store.exhibitsWith(file.digest);
    const here = known.find((one) => one.number === number);
    const [there] = known;
    const entry = (one: { number: number; exhibit: number }) => ({
      name: file.name,
      case: one.number,
      id: `E${one.exhibit}`,
    });
    if (here) already.push(entry(here));
    else if (news.has(file.digest)) twins.push(file);
    else {
      news.set(file.digest, file);
      if (there) elsewhere.push(entry(there));
    }
  }
  return { news: [...news.values()], twins, already, elsewhere };
}

/** The kind of each: as given, else as its name suggests; where it suggests none, asked. */
async function kindsOf(
  answers: Answers,
  { evidence }: Messages,
  { environment }: Context,
  files: readonly { readonly name: string }[],
  given: EvidenceKind | undefined,
): Promise<EvidenceKind[]> {
  const choices = KINDS.map((value) => ({ value, label: EVIDENCE_KINDS[value].name[environment.language] }));
  const kinds: EvidenceKind[] = [];
  for (const { name } of files) {
    const guess = given ?? guessKind(name);
    const unsure = given === undefined && guess === 'other' && answers.mayAsk;
    const words = { ask: evidence.askKind(clean(name)), why: evidence.askKindWhy };
    kinds.push(unsure ? ((await answers.choice('kind', undefined, words, choices)) ?? guess) : guess);
  }
  return kinds;
}
