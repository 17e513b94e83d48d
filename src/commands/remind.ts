import { assess, isAlarming } from '../advice/assess.ts';
import { makeRules } from '../deadlines/rules.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { dueText, stateText } from '../terminal/clock-lines.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeLines } from './answer.ts';

/**
 * One line at the end of a command when a clock of an open case presses: which, when, what to type.
 * @param told whose next step stands on the screen already: the number of a case, or `opened` for the newest
 */
export async function remind(context: Context, messages: Messages, told: string | undefined): Promise<void> {
  const { clock, environment, stderr } = context;
  const now = clock.now();
  const store = await context.readStore();
  const shown = told === 'opened' ? store.newest() : Number(told);
  const pressing = store.pressing(now).filter(({ number }) => number !== shown);
  const [first] = pressing;
  if (first === undefined) return;
  const rules = makeRules(store.ownRules());
  const { number, deadlines, next } = assess(store.caseByNumber(first.number), rules, now);
  const deadline = deadlines.find(
    (one) => isAlarming(one) && one.window.id === first.window && one.dueAt === first.dueAt,
  );
  if (!deadline) return;
  const { status } = messages;
  const when =
    deadline.state === 'over' ? stateText(deadline, rules, messages, now) : dueText(deadline, messages);
  const what = status.alarm(number, deadline.window.name[environment.language], when);
  const more = pressing.length > 1 ? status.reminderMore(pressing.length - 1) : '';
  writeLines(stderr, wrap(`${status.reminder(what, next.command)}${more}`, stderr.columns, '  '));
}
