import { assess } from '../advice/assess.ts';
import { roadOf } from '../advice/road.ts';
import { stageOf } from '../case/moments.ts';
import { nextJson, rulesOf } from '../dialogue/answer.ts';
import { CASE, type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import { caseNamed } from '../dialogue/typed.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { roadScreen } from '../terminal/road-screen.ts';
import { isoInstant } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund next`: where the case stands on its road, the one best step, and what else is possible. */
export const command = {
  tellsNext: 'called',
  arguments: { case: CASE },
  options: PRINTED,
  examples: {
    zh: [['refund next 1', '走到哪一步了，下一步做什么']],
    en: [['refund next 1', 'how far the case is, and what to do now']],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: Given<typeof PRINTED>,
): Promise<ExitStatus> {
  const { stdout, clock, environment } = context;
  const store = await context.readStore();
  const rules = rulesOf(store);
  const assessment = assess(caseNamed(store, given), rules, clock.now());
  const { state, judged, deadlines, number } = assessment;
  const road = state.closed ? [] : roadOf(state, judged, deadlines);
  if (options.json) {
    const iso = (instant: number | null) => (instant === null ? null : isoInstant(instant));
    const steps = road.map(({ id, party, state: is, since, bar }) => ({
      step: id,
      party,
      state: is,
      since: iso(since),
      why: bar && { ...bar, at: iso(bar.at) },
    }));
    writeJson(stdout, {
      case: number,
      stage: stageOf(state),
      next: nextJson(assessment, messages),
      also: steps.filter((step) => step.state === 'open').map(({ step }) => step),
      road: steps,
    });
    return 0;
  }
  writeLines(stdout, roadScreen(assessment, road, rules, messages, environment.language, stdout));
  return 0;
}
