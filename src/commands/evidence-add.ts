import { clean } from '../case/clean.ts';
import type { CaseEvent, Recorded } from '../case/events.ts';
import { checkText } from '../case/text-fact.ts';
import { parseTime } from '../case/time-text.ts';
import { RefundError } from '../errors.ts';
import { EVIDENCE_KINDS, type EvidenceKind, guessKind, KINDS } from '../knowledge/evidence-kinds.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus, KeptFile, Store } from '../ports.ts';
import { sizeText } from '../terminal/size-text.ts';
import { Answers } from './asking.ts';
import { openCase } from './case-argument.ts';
import { findFiles, type FoundFile, type RefusedFile } from './evidence-files.ts';
import { type Already, reportAdded } from './evidence-report.ts';
import { readSeen } from './evidence-seen.ts';
import type { Exhibit } from '../case/exhibits.ts';
import { stampOf } from './stamp.ts';

export interface AddOptions {
  readonly kind?: string;
  readonly caption?: string;
  readonly capturedAt?: string;
  /** What the user read in the pictures. */
  readonly order?: string;
  readonly amount?: string;
  readonly at?: string;
  readonly json?: boolean;
}

const MOST_CAPTION = 2000;
/** A copy that takes longer than this is shown on its way; milliseconds. */
const SLOW = 500;

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
  const seen = await readSeen(answers, options, stamp.recordedAt);
  answers.check();
  const { files, refused } = findFiles(paths.filter((path) => path !== '-'));
  const store = await context.writeStore();
  const kept: (KeptFile & { readonly name: string })[] = [];
  const fresh: string[] = [];
  try {
    if (paths.includes('-')) {
      const bytes = await context.stdin.bytes();
      if (bytes.length === 0) refused.push({ name: '-', why: 'empty' });
      else {
        const { digest, fresh: isNew } = store.keepBytes(bytes);
        if (isNew) fresh.push(digest);
        kept.push({ digest, bytes: bytes.length, modifiedAt: null, fresh: isNew, name: STDIN_NAME });
      }
    }
    for (const file of files) {
      const one = await keepOne(context, messages, store, file);
      if ('why' in one) refused.push(one);
      else {
        kept.push({ ...one, name: file.name });
        if (one.fresh) fresh.push(one.digest);
      }
    }
    const { news, already, elsewhere } = sortOut(store, number, kept);
    const kinds = await kindsOf(answers, messages, context, news, described.kind);
    let added: Exhibit[] = [];
    if (news.length > 0) {
      await store.appendAll(number, (history) => {
        const first = nextNumber(history);
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
          ...(seen && { seen }),
        }));
        return added satisfies CaseEvent[];
      });
    }
    return reportAdded(context, messages, number, { added, already, elsewhere, refused }, options.json);
  } catch (error) {
    store.dropKept(fresh);
    throw error;
  }
}

const STDIN_NAME = 'stdin';

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

async function keepOne(
  { clock, stderr }: Context,
  { evidence }: Messages,
  store: Store,
  { path, name }: FoundFile,
): Promise<KeptFile | RefusedFile> {
  const began = clock.now();
  let shown = false;
  const progress = (done: number, total: number) => {
    if (!stderr.isTerminal || clock.now() - began < SLOW) return;
    shown = true;
    stderr.write(`\r${evidence.progress(clean(name), sizeText(done), sizeText(total))}`);
  };
  try {
    return await store.keepFile(path, progress);
  } catch (error) {
    if (!(error instanceof RefundError) || error.code !== 'file-refused') throw error;
    return { name, why: (error as RefundError<'file-refused'>).details.why };
  } finally {
    if (shown) stderr.write('\n');
  }
}

/** What is new to the case, what it has already, and what other cases have as well. */
function sortOut<F extends KeptFile & { readonly name: string }>(
  store: Store,
  number: number,
  kept: readonly F[],
): { news: F[]; already: Already[]; elsewhere: Already[] } {
  const news = new Map<string, F>();
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
    else if (!news.has(file.digest)) {
      news.set(file.digest, file);
      if (there) elsewhere.push(entry(there));
    }
  }
  return { news: [...news.values()], already, elsewhere };
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

/** The next exhibit's number: above every one that was ever given, also of those taken back. */
function nextNumber(history: readonly Recorded[]): number {
  const given = history.flatMap(({ event }) =>
    event?.type === 'evidence-added' || event?.type === 'erased' ? [event.number ?? 0] : [],
  );
  return Math.max(0, ...given) + 1;
}
