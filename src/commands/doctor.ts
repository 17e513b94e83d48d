import { clean } from '../case/text.ts';
import { rulesOf } from '../dialogue/answer.ts';
import { type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { dayFrom, dayOf } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--fix': { zh: '处理可以放心处理的', en: 'mend what is safe to mend' },
  ...JSON_FLAG,
};

/** `refund doctor`: what is wrong with the whole set-up; with `--fix` what is safe to mend is mended. */
export const command = {
  options: OPTIONS,
  examples: {
    zh: [
      ['refund doctor', '看有什么不对'],
      ['refund doctor --fix', '能放心处理的，处理掉'],
    ],
    en: [
      ['refund doctor', 'what is wrong'],
      ['refund doctor --fix', 'mend what is safe to mend'],
    ],
  },
  run,
} satisfies Definition;

/** One thing that is not as it should be; `fixable` if mending it can lose nothing. */
interface Finding {
  readonly check: 'node' | 'rights' | 'leftover' | 'orphan' | 'calendar' | 'damage' | 'me' | 'clock';
  readonly value: string;
  readonly fixable: boolean;
}

async function run(
  context: Context,
  messages: Messages,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { doctor } = messages;
  const before = await examine(context, await context.readStore());
  let fixed: Finding[] = [];
  let left = before;
  if (options.fix && before.some(({ fixable }) => fixable)) {
    const store = await context.writeStore();
    const found = (wanted: Finding['check']) =>
      before.filter(({ check }) => check === wanted).map(({ value }) => value);
    store.tidy(found('leftover'), found('orphan'));
    left = await examine(context, store);
    fixed = before.filter(
      (one) => !left.some(({ check, value }) => check === one.check && value === one.value),
    );
  }
  const status: ExitStatus = left.some(({ check }) => check === 'damage' || check === 'me')
    ? 4
    : left.length > 0
      ? 1
      : 0;
  const setUp = { version: environment.version, node: process.version, home: environment.home };
  if (options.json) {
    writeJson(stdout, { ok: left.length === 0, ...setUp, findings: left, fixed });
    return status;
  }
  const lines = [
    doctor.setUp(setUp.version, setUp.node, clean(setUp.home)),
    ...fixed.map((one) => doctor.fixed(doctor.checks[one.check](clean(one.value)))),
    ...left.map((one) => `· ${doctor.checks[one.check](clean(one.value))}`),
    left.length === 0 ? doctor.fine : doctor.found(left.length),
    ...(left.some(({ fixable }) => fixable) ? [doctor.howToFix] : []),
  ];
  say(stdout, lines);
  return status;
}

async function examine(context: Context, store: StoreReader): Promise<Finding[]> {
  const { clock } = context;
  const { announced } = rulesOf(store);
  const { problems } = await store.verify(null);
  const { brokenOff, looseRights } = await store.leftovers();
  const today = dayOf(clock.now());
  const newest = store
    .cases(clock.now(), true)
    .reduce((latest, { state }) => Math.max(latest, state.recordedUntil), 0);
  const orphans = problems.filter(
    ({ kind, item }) => kind === 'unexpected' && !item.startsWith('.incoming-'),
  );
  const damaged = problems.filter(({ kind }) => kind !== 'unexpected');
  const found = (check: Finding['check'], values: readonly string[], fixable = false) =>
    values.map((value) => ({ check, value, fixable }));
  return [
    ...found('node', isOld(process.version) ? [process.version] : []),
    ...found('damage', damaged.length > 0 ? [String(damaged.length)] : []),
    ...found('me', damagedMe(context)),
    ...found('rights', looseRights, true),
    ...found('leftover', brokenOff, true),
    ...found(
      'orphan',
      orphans.map(({ item }) => item),
      true,
    ),
    ...found(
      'calendar',
      today >= dayFrom({ year: announced.last, month: 12, date: 25 }) ? [String(announced.last)] : [],
    ),
    ...found('clock', newest > clock.now() ? [new Date(newest).toISOString()] : []),
  ];
}

/** The file with who the user is, if it cannot be read. */
function damagedMe(context: Context): string[] {
  try {
    context.readMe();
    return [];
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return [(error as RefundError<'me-damaged' | 'file-unreadable'>).details.path];
  }
}

/** The versions that the package asks for: 20.19 or newer of 20, 22.14 or newer. */
function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major < 20 || major === 21 || (major === 20 && minor < 19) || (major === 22 && minor < 14);
}
