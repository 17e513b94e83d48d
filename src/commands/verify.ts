import { clean } from '../case/text.ts';
import { CASE, type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import { badAnswer } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { toldAs } from '../store/vault.ts';
import type { Damage, Verification } from '../store/verify.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--against <hash>': {
    zh: '以前抄下的摘要，看当时的记录还在不在',
    en: 'a digest printed before: is it still contained?',
  },
  ...PRINTED,
};

/** `refund verify`: checks every file and the journal itself. Writes nothing; 4 for damage. */
export const command = {
  arguments: { case: CASE },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund verify', '全部核对一遍'],
      ['refund verify --against 3f9a1c0b7d2e', '证明当时的记录还在'],
    ],
    en: [
      ['refund verify', 'check everything for changes'],
      ['refund verify --against 3f9a1c0b7d2e', 'prove that what stood then still stands'],
    ],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string | undefined,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { stdout } = context;
  const against = readHash(options.against);
  const store = await context.readStore();
  const number = given === undefined ? null : readCaseNumber(given);
  if (number !== null) store.history(number);
  const found = await store.verify(number);
  const contained = against === null || (await store.contains(against));
  const problems: readonly Damage[] = contained
    ? found.problems
    : [...found.problems, { case: null, item: 'against', kind: 'journal', expected: against, found: null }];
  const ok = problems.length === 0;
  if (options.json) {
    writeJson(stdout, { ok, head: found.head, files: found.files, problems, notices: found.notices });
  } else {
    const lines = stdout.isPlain ? forPipe(found, problems) : forPerson(found, problems, against, messages);
    say(stdout, lines);
  }
  return ok ? 0 : 4;
}

/** @throws RefundError `bad-answers` */
function readHash(given: string | undefined): string | null {
  if (given === undefined) return null;
  const hash = given.trim().toLowerCase();
  if (/^[0-9a-f]{12,64}$/.test(hash)) return hash;
  throw badAnswer('against', given, 'not-a-hash');
}

function forPerson(
  { head, files, notices }: Verification,
  problems: readonly Damage[],
  against: string | null,
  { verify }: MessagesWith<'evidence'>,
): string[] {
  const bad = problems.flatMap((problem) => [
    `· ${verify.problem(problem.case, clean(verify.item(problem.item)), verify.kinds[toldAs(problem)])}`,
    ...(problem.expected === null || toldAs(problem) === 'unreadable'
      ? []
      : [`  ${verify.expected(clean(problem.expected))}`]),
    ...(problem.found === null || toldAs(problem) === 'unreadable'
      ? []
      : [`  ${verify.found(clean(problem.found))}`]),
    `  ${verify.advice[toldAs(problem)]}`,
  ]);
  return [
    problems.length === 0 ? verify.fine(files) : verify.bad(problems.length),
    ...bad,
    ...notices.map(({ case: number, item, what }) => verify.notices[what](number, clean(item))),
    ...(against !== null && problems.every(({ item }) => item !== 'against')
      ? [verify.contained(against)]
      : []),
    verify.head(head),
  ];
}

function forPipe({ head }: Verification, problems: readonly Damage[]): string[] {
  return [
    ['row', 'case', 'kind', 'item', 'expected', 'found'].join('\t'),
    ...problems.map((problem) =>
      [
        'problem',
        problem.case ?? '',
        problem.kind,
        clean(problem.item),
        problem.expected ?? '',
        problem.found ?? '',
      ].join('\t'),
    ),
    ['head', head].join('\t'),
  ];
}
