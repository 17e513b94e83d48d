import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assess } from '../advice/assess.ts';
import { makeRules, type Rules } from '../clocks/windows.ts';
import { movedClocks } from '../dialogue/answer.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { NoticeText } from '../sharing/workday-file.schema.ts';
import type { StoreReader } from '../store/reading.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { noticeFaults } from '../time/working-days.ts';
import type { Messages } from '../words/words.ts';

/** `refund rules workdays --add FILE`: loads a year's notice of days off and says which dates it moves. */
export async function run(
  context: Context,
  messages: Messages,
  options: { readonly add?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const { clock, stdout } = context;
  if (options.add === undefined) throw new RefundError('missing-answers', { flags: ['add'] });
  const path = resolve(options.add);
  const notices = await readNotices(path);
  const store = await context.writeStore();
  const before = makeRules(store.ownRules());
  const sorted = notices.toSorted((a, b) => a.year - b.year);
  refuseFaults(path, sorted, before);
  const now = clock.now();
  await store.appendRules(
    sorted.map(({ year, off, work }) => ({
      type: 'workdays-added',
      version: 1,
      at: now,
      recordedAt: now,
      year,
      off,
      work,
    })),
  );
  const after = makeRules(store.ownRules());
  const moved = movedByCase(store, [before, after], messages, context);
  if (options.json) {
    writeJson(stdout, { added: sorted.map(({ year }) => year), announced: after.announced, moved });
    return 0;
  }
  const { rules } = messages;
  const lines = [
    ...sorted.map(({ year, off, work }) => rules.added(year, off.length, work.length)),
    ...moved.map(({ case: number, name, before: then, after: since }) =>
      rules.moved(number, name, then, since),
    ),
    ...(moved.length === 0 ? [rules.nothingMoved] : []),
  ];
  writeLines(
    stdout,
    lines.flatMap((line) => wrap(line, stdout.columns, '  ')),
  );
  return 0;
}

async function readNotices(path: string): Promise<NoticeText[]> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new RefundError(
      'file-unreadable',
      { path, code: (error as NodeJS.ErrnoException).code ?? '' },
      error,
    );
  }
  const { readWorkdayFile } = await import('../sharing/workday-file.schema.ts');
  const json = parse(text.replace(/^\uFEFF/, ''));
  const notices = json === undefined ? undefined : readWorkdayFile(json);
  if (!notices) {
    const problem = json === undefined ? 'not-json' : 'shape';
    throw new RefundError('bad-workdays', { path, problems: [{ problem, value: path }] });
  }
  return notices;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuseFaults(path: string, notices: readonly NoticeText[], { announced }: Rules): void {
  let { last } = announced;
  const problems = notices.flatMap((notice) => {
    const faults = noticeFaults(notice, { first: announced.first, last });
    last = Math.max(last, notice.year);
    return faults;
  });
  if (problems.length > 0) throw new RefundError('bad-workdays', { path, problems });
}

/** Every clock of an open case that ends otherwise than before, or is no longer provisional. */
function movedByCase(
  store: StoreReader,
  [before, after]: readonly [Rules, Rules],
  messages: Messages,
  { clock, environment }: Context,
) {
  const now = clock.now();
  return store
    .cases(now, false)
    .flatMap((stored) =>
      movedClocks(
        assess(stored, before, now),
        assess(stored, after, now),
        messages,
        environment.language,
      ).map((clockMoved) => ({ case: stored.number, ...clockMoved })),
    );
}
