import { type Group, recovered, type Recovered } from '../advice/recovered.ts';
import { OUTCOMES } from '../case/events.ts';
import { answerName, type FactName, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import type { ExitStatus, Output } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say, width, wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund stats`: what all cases add up to. What was erased is no longer among them. */
export const command = {
  options: PRINTED,
  examples: {
    zh: [['refund stats', '付了多少、收回多少、用了几天']],
    en: [['refund stats', 'what was paid, what came back, in how many days']],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  options: Given<typeof PRINTED>,
): Promise<ExitStatus> {
  const { clock, stdout, stderr } = context;
  const sums = recovered((await context.readStore()).cases(clock.now(), true));
  if (options.json) {
    writeJson(stdout, { ...sums });
    return 0;
  }
  if (sums.cases === 0) {
    const output = stdout.isPlain ? stderr : stdout;
    say(output, messages.stats.none);
    return 0;
  }
  writeLines(stdout, statsScreen(sums, messages, stdout));
  return 0;
}

/** The sums and a bar for each group, for a person or as tab-separated lines (amounts in yuan) for a pipe. */
export function statsScreen(sums: Recovered, messages: Messages, output: Output): string[] {
  return output.isPlain ? forPipe(sums, messages) : forPerson(sums, messages, output);
}

/** The groups by what they go by, with the names a person reads. */
function groupsOf(
  { bySite, byChannel, byProblem }: Recovered,
  { language }: Messages,
): readonly (readonly ['site' | 'channel' | 'problem', readonly Group[]])[] {
  const named = (fact: FactName, groups: readonly Group[]) =>
    groups.map((group) => ({ ...group, name: answerName(fact, group.name, language) }));
  return [
    ['site', bySite.map((group) => ({ ...group, name: clean(group.name) }))],
    ['channel', named('payChannel', byChannel)],
    ['problem', named('problem', byProblem)],
  ];
}

/** How many groups of a kind fill a screen; a pipe and `--json` get every one. */
const ON_SCREEN = 10;
const MOST_BAR = 20;

function forPerson(sums: Recovered, messages: Messages, { columns, paint }: Output): string[] {
  const { stats } = messages;
  const endings = OUTCOMES.filter((outcome) => sums.closed[outcome] > 0).map((outcome) =>
    stats.ending(messages.outcomes[outcome] ?? outcome, sums.closed[outcome]),
  );
  const days = sums.daysToMoney;
  const head = [
    stats.cases(sums.cases, sums.openCases, endings),
    stats.money(yuan(sums.claimedFen), yuan(sums.recoveredFen)),
    ...(sums.openFen > 0 ? [stats.open(yuan(sums.openFen))] : []),
    ...(sums.lostFen > 0 ? [stats.lost(yuan(sums.lostFen))] : []),
    days === null ? stats.noDays : stats.days(days),
  ];
  const charts = groupsOf(sums, messages).flatMap(([by, groups]) => {
    const most = Math.max(...groups.map(({ claimedFen }) => claimedFen));
    const more = groups.length - ON_SCREEN;
    return [
      '',
      paint.bold(stats.by[by]),
      ...groups.slice(0, ON_SCREEN).flatMap((group) => chart(group, most, messages, columns)),
      ...(more > 0 ? [stats.more(more)] : []),
    ];
  });
  return [...head.flatMap((line) => wrap(line, columns, '  ')), ...charts];
}

/** A group's name, and below it the bar with its numbers: `#` is money that came back, `-` what did not. */
function chart(group: Group, most: number, { stats }: Messages, columns: number): string[] {
  const numbers = stats.numbers(yuan(group.recoveredFen), yuan(group.claimedFen));
  const room = Math.max(4, Math.min(MOST_BAR, columns - width(numbers) - 4));
  const whole = Math.max(1, Math.round((group.claimedFen / most) * room));
  // Counted by what is missing, because what one case got beyond its amount must not fill the bar of another.
  const share = 1 - (group.openFen + group.lostFen) / group.askedFen;
  // What came back shows, however little it is, and what is missing, too.
  const filled =
    share === 0 || share === 1 ? whole * share : Math.min(whole - 1, Math.max(1, Math.round(whole * share)));
  const bar = '#'.repeat(Math.max(0, filled)) + '-'.repeat(whole - Math.max(0, filled));
  return [
    ...wrap(stats.group(group.name, group.cases), columns, '  '),
    ...wrap(`  ${bar} ${numbers}`, columns, '    '),
  ];
}

function forPipe(sums: Recovered, messages: Messages): string[] {
  const { cases, openCases, closed, daysToMoney: days } = sums;
  const money = ({ claimedFen, recoveredFen, openFen, lostFen }: Recovered | Group) =>
    [claimedFen, recoveredFen, openFen, lostFen].map(formatYuan);
  return [
    ['row', 'name', 'cases', 'claimed', 'recovered', 'open', 'lost'],
    ['total', '', cases, ...money(sums)],
    ['open', '', openCases],
    ...OUTCOMES.map((outcome) => ['closed', outcome, closed[outcome]]),
    ...(days ? [['days', '', days.cases, days.median, days.least, days.most]] : []),
    ...groupsOf(sums, messages).flatMap(([by, groups]) =>
      groups.map((group) => [by, group.name, group.cases, ...money(group)]),
    ),
  ].map((cells) => cells.join('\t'));
}

function yuan(fen: number): string {
  return `¥${formatYuan(fen)}`;
}
