import { lettersOf, liveEvents } from '../case/history.ts';
import { eventText } from '../dialogue/answer.ts';
import { CASE, type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { beside, padEnd } from '../terminal/text.ts';
import { aboutText, isoInstant } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund history`: every event of a case, also those that were taken back. */
export const command = {
  arguments: { case: CASE },
  options: PRINTED,
  examples: {
    zh: [['refund history 1', '记过的每一条']],
    en: [['refund history 1', 'everything that was logged']],
  },
  run,
} satisfies Definition;

async function run(
  { readStore, stdout, environment }: Context,
  messages: Messages,
  given: string,
  options: Given<typeof PRINTED>,
): Promise<ExitStatus> {
  const recorded = (await readStore()).history(readCaseNumber(given));
  const live = liveEvents(recorded);
  if (options.json) {
    const events = recorded.map(({ seq, hash, event }) => {
      if (event === null) return { seq, type: null, erased: true, live: false, hash };
      return {
        seq,
        ...(timesAsIso(event) as typeof event),
        live: live.has(seq),
        hash,
      };
    });
    writeJson(stdout, { events });
    return 0;
  }
  const letters = new Map(lettersOf(recorded).map(({ seq }, index) => [seq, `L${index + 1}`]));
  const lines = recorded.flatMap((one) => {
    const undone = one.event !== null && !live.has(one.seq) ? messages.history.undone : '';
    const letter = letters.get(one.seq);
    const text = eventText(one, messages, environment.language);
    const what = `${undone}${letter === undefined ? '' : `${letter} `}${text}`;
    const when = one.event ? aboutText(one.event.at, one.event.about)[environment.language] : '';
    if (stdout.isPlain) return [[one.seq, when, one.event?.type ?? '', what, one.hash].join('\t')];
    return beside(`${padEnd(String(one.seq), 4)}${padEnd(when, 18)}`, what, stdout.columns);
  });
  if (stdout.isPlain) lines.unshift(['seq', 'at', 'type', 'what', 'hash'].join('\t'));
  writeLines(stdout, lines);
  return 0;
}

/** What of an event is an instant, at any depth. */
const INSTANTS: readonly string[] = [
  'at',
  'recordedAt',
  'paidAt',
  'orderedAt',
  'knownAt',
  'capturedAt',
  'modifiedAt',
  'takenAt',
  'seenAt',
  'until',
];

/** An event with every instant as ISO text: no reader of JSON has to know which numbers are times. */
function timesAsIso(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timesAsIso);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === 'number' && INSTANTS.includes(name) ? isoInstant(one) : timesAsIso(one),
    ]),
  );
}
