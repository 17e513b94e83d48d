import { assess } from '../advice/assess.ts';
import { makeRules } from '../deadlines/rules.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, StoreReader } from '../ports.ts';
import { caseScreen } from '../terminal/case-screen.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import { assessmentJson } from './case-json.ts';
import { warnOfClock } from './stamp.ts';

/** What a writing command answers: a note and the case as it now stands. */
export function answerWithCase(
  context: Context,
  messages: Messages,
  store: StoreReader,
  number: number,
  options: { readonly note: string; readonly json?: boolean | undefined },
): void {
  const { clock, environment, stdout, stderr } = context;
  const stored = store.caseByNumber(number);
  const rules = makeRules(store.ownRules());
  const assessment = assess(stored, rules, clock.now());
  warnOfClock(context, messages, [stored.state]);
  if (options.json) {
    writeJson(stdout, assessmentJson(assessment, messages, environment.language));
    return;
  }
  writeLines(stderr, wrap(options.note, stderr.columns, '  '));
  writeLines(stdout, caseScreen(assessment, rules, messages, environment.language, stdout, false));
}
