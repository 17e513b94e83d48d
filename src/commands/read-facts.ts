import { formatYuan, parseAmount } from '../case/amount.ts';
import { claimFault } from '../case/claim.ts';
import { type Draft, type FactName, FACT_NAMES, FACTS, isOptional } from '../case/facts.ts';
import type { FactChanges } from '../case/events.ts';
import { type Parsed, parsed, refused } from '../case/parsed.ts';
import { checkOrderNumber, checkText } from '../case/text-fact.ts';
import { parseDay, parseTime } from '../case/time-text.ts';
import { type AnswerIssue, RefundError } from '../errors.ts';

/** One fact as typed, as its value: fen, an instant, a choice or a text. */
export function readFact(name: FactName, text: string, now: number): Parsed<string | number> {
  const fact = FACTS[name];
  switch (fact.kind) {
    case 'choice': {
      const plain = text.trim();
      return (fact.choices as readonly string[]).includes(plain) ? parsed(plain) : refused('not-a-choice');
    }
    case 'amount':
      return parseAmount(text);
    case 'time':
      return parseTime(text, now);
    case 'day':
      return parseDay(text, now);
    case 'order':
      return checkOrderNumber(text);
    case 'text':
      return checkText(text, fact.limit);
  }
}

/**
 * @param changes what was typed now: that is what is wrong
 * @throws RefundError `bad-answers` where more is asked back than was paid
 */
export function refuseMoreThanPaid(facts: Draft, changes: FactChanges = {}): void {
  const typed = changes.amountFen != null && changes.claimFen == null ? 'amountFen' : 'claimFen';
  const reason = claimFault(facts, typed);
  if (reason === undefined) return;
  const issue = { flag: FACTS[typed].flag, given: formatYuan(facts[typed] ?? 0), reason };
  throw new RefundError('bad-answers', { issues: [issue] });
}

/** Options as commander gives them: the flag in camel case. */
export type FactOptions = Readonly<Record<string, string | boolean | undefined>>;

/**
 * The facts given as flags; an empty text takes an optional fact back (null).
 * @throws RefundError `bad-answers`, naming every flag that cannot be taken
 */
export function readFlags(options: FactOptions, now: number): FactChanges {
  const issues: AnswerIssue[] = [];
  const facts: Partial<Record<FactName, string | number | null>> = {};
  for (const name of FACT_NAMES) {
    const { flag, ...kind } = FACTS[name];
    const given = options[camelCase(flag)];
    if (typeof given !== 'string') continue;
    const value = readFact(name, given, now);
    if (value.ok) facts[name] = value.value;
    else if (value.reason === 'empty' && isOptional(name)) facts[name] = null;
    else {
      const choices = kind.kind === 'choice' ? { choices: kind.choices } : {};
      issues.push({ flag, given, reason: value.reason, ...choices });
    }
  }
  if (issues.length > 0) throw new RefundError('bad-answers', { issues });
  return facts as FactChanges;
}

/** The same without what was taken back: the beginning of a new case. */
export function draftOf(changes: FactChanges): Draft {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)) as Draft;
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
