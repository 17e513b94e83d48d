import { dayOf } from '../../deadlines/civil-day.ts';
import { amountsIn, datesIn } from './amounts.ts';
import { draftLines, type DraftLine, hitsOf } from './draft.ts';
import type { Finding, LintView } from './finding.ts';
import { bare, knownTexts } from './known.ts';
import { isCard, isIdentity } from './sensitive.ts';

/** Numbers, amounts and dates of a draft that the case does not hold: a slip of the pen, or a fact to add. */
export function strangerFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  return [...orderNumbers(lines, view), ...amounts(lines, view), ...dates(lines, view)];
}

const NAMED_NUMBER =
  /(?:订单号|订单编号|交易号|交易单号|流水号|支付单号|商户单号|单号|order (?:no|number)\.?)(?:码)?\s{0,2}(?:是|为|:|#)?\s{0,2}(?<number>[a-z\d][a-z\d_-]{4,60})/gi;
const LONG_NUMBER = /(?<![a-z\d._/-])[a-z]{0,8}\d[\d-]{10,40}\d(?![a-z\d_/-])/gi;

function orderNumbers(lines: readonly DraftLine[], view: LintView): Finding[] {
  const held = bare(knownTexts(view).join(' '));
  const found = new Map<string, Finding>();
  const see = (line: number, number: string) => {
    if (held.includes(bare(number)) || /^20\d\d-\d{1,2}-\d{1,2}/.test(number)) return;
    found.set(`${line} ${number}`, { rule: 'foreign-order', level: 'warning', line, found: number });
  };
  for (const line of lines) {
    for (const match of line.text.matchAll(NAMED_NUMBER)) see(line.number, match.groups?.['number'] ?? '');
  }
  for (const hit of hitsOf(lines, LONG_NUMBER)) {
    // Phones, cards and identity numbers have rules of their own, which show only their ends.
    const digits = bare(hit.text);
    if (/\d{12}/.test(digits) && !isCard(hit) && !isIdentity(digits)) see(hit.line.number, hit.text);
  }
  return [...found.values()];
}

function amounts(lines: readonly DraftLine[], view: LintView): Finding[] {
  const held = new Set([
    view.facts.amountFen,
    ...amountsIn(draftLines(knownTexts(view).join('\n'))).map(({ value }) => value),
  ]);
  for (const text of view.known)
    if (/^\d{1,8}(?:\.\d{1,2})?$/.test(text)) held.add(Math.round(Number(text) * 100));
  return amountsIn(lines)
    .filter(({ value, line, start }) => !held.has(value) && !ofTheLaw(lines, line, start))
    .map(({ line, text }) => ({ rule: 'foreign-amount', level: 'warning', line, found: text }));
}

/** An amount that a law names, or that a court asks as its fee. */
function ofTheLaw(lines: readonly DraftLine[], number: number, start: number): boolean {
  const text = lines[number - 1]?.text ?? '';
  return /(?:规定|不足|受理费|诉讼费|每件|标的额)[^。!?;]{0,20}$/.test(
    text.slice(Math.max(0, start - 30), start),
  );
}

/** A letter gives days ahead as it likes; this far they are a time to answer. Civil days. */
const AHEAD = 90;

function dates(lines: readonly DraftLine[], view: LintView): Finding[] {
  const { facts, today, days } = view;
  const instants = [facts.paidAt, facts.orderedAt, facts.knownAt].filter((at) => at !== undefined);
  const held = new Set([...instants.map(dayOf), ...days, today]);
  for (const { value } of datesIn(draftLines(knownTexts(view).join('\n')), today)) held.add(value);
  return datesIn(lines, today)
    .filter(({ value }) => !held.has(value) && !(value > today && value <= today + AHEAD))
    .filter(({ line, start, text }) => {
      const around = lines[line - 1]?.text.slice(Math.max(0, start - 12), start + text.length + 12) ?? '';
      return !/施行|公布|生效|修订|修正|发布|实施/.test(around);
    })
    .map(({ line, text }) => ({ rule: 'foreign-date', level: 'warning', line, found: text }));
}
