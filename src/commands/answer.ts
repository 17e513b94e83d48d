import { assess } from '../advice/assess.ts';
import { toJson } from '../case/json-safe.ts';
import type { StoredCase } from '../case/state.ts';
import { shippedRules } from '../deadlines/rules.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, Output } from '../ports.ts';
import { caseScreen } from '../terminal/case-screen.ts';
import { assessmentJson } from './case-json.ts';

export function writeJson(stdout: Output, data: Readonly<Record<string, unknown>>): void {
  stdout.write(`${toJson({ schema: 1, ...data })}\n`);
}

export function writeLines(output: Output, lines: readonly string[]): void {
  output.write(lines.map((line) => `${line}\n`).join(''));
}

/** What a writing command answers: a note and the case as it now stands. */
export function answerWithCase(
  { clock, environment, stdout, stderr }: Context,
  messages: Messages,
  stored: StoredCase,
  options: { readonly note: string; readonly json?: boolean | undefined },
): void {
  const rules = shippedRules();
  const assessment = assess(stored, rules, clock.now());
  if (options.json) {
    writeJson(stdout, assessmentJson(assessment, messages, environment.language));
    return;
  }
  writeLines(stderr, [options.note]);
  writeLines(stdout, caseScreen(assessment, rules, messages, environment.language, stdout, false));
}
