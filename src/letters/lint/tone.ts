import { parseAmount } from '../../case/amount.ts';
import { clauseBefore, countedHits, type DraftLine, type Hit, sentenceOf } from './draft.ts';
import type { Finding, Level, LintView, RuleId } from './finding.ts';
import { figure } from './numerals.ts';
import { denied, hedged, inTitle, saidByOther } from './spared.ts';
import * as words from './tone-words.ts';

/** Insults, accusations, promises of success, false offices, and money beyond the claim. */
export function toneFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const find = (pattern: RegExp, spare: (hit: Hit) => boolean, rule: RuleId, level: Level): Finding[] =>
    countedHits(lines, pattern, (hit) => !spared(hit) && !spare(hit)).map((hit) =>
      findingOf(hit, rule, level),
    );
  return [
    ...find(words.INSULTS, () => false, 'insult', 'error'),
    ...find(words.SWINDLERS, suspectedOnly, 'accusation', 'error'),
    ...find(words.CRIMES, (hit) => hedged(hit) || ofAnOffice(hit) || ofTheRule(hit), 'accusation', 'error'),
    ...find(words.BY_THEM, hedged, 'accusation', 'error'),
    ...find(words.DEEDS, (hit) => hedged(hit) || !ofOtherSide(hit), 'accusation', 'error'),
    ...(view.intent ? [] : find(words.FRAUD, hedged, 'fraud-unproved', 'warning')),
    ...find(words.GUARANTEES, () => false, 'guarantee', 'warning'),
    ...find(words.IMPERSONATIONS, () => false, 'impersonation', 'error'),
    ...multiples(lines, view),
    ...find(words.MENTAL_DAMAGES, () => false, 'beyond-claim', 'warning'),
    ...beyondClaim(lines, view),
  ];
}

export function findingOf({ line, text }: Hit, rule: RuleId, level: Level, instead?: string): Finding {
  const found = text.trim();
  return { rule, level, line: line.number, found, ...(instead === undefined ? {} : { instead }) };
}

/** Not said by the user, or said not to be so. */
export function spared(hit: Hit, reach?: number): boolean {
  return inTitle(hit) || saidByOther(hit) || denied(hit, reach);
}

function suspectedOnly(hit: Hit): boolean {
  return /(?:是否|怀疑|担心|害怕|会不会|是不是|遇到?|碰到?)[^,、:]{0,8}$/.test(
    clauseBefore(hit.line, hit.start, 20),
  );
}

function ofOtherSide({ line, start }: Hit): boolean {
  return words.OTHER_SIDE.test(clauseBefore(line, start, 30));
}

/** “以……为由向公安机关报案”: what was reported, unless the sentence's subject is the other side. */
function ofAnOffice(hit: Hit): boolean {
  const clause = sentenceOf(hit);
  const before = clauseBefore(hit.line, hit.start, 12);
  return (
    words.OFFICES.test(clause) &&
    !/(?:你们?|你方|贵.{1,2}|对方|网站|平台|商家)(?:就|都|都是|就是|是|这|在|的)?[^,]{0,4}$/.test(before)
  );
}

/** “骗取” is a term of 处罚办法 5(10), and of the rules on abuse. */
function ofTheRule(hit: Hit): boolean {
  return (
    hit.text === '骗取' &&
    /《[^》]{0,40}办法》/.test(hit.line.text.slice(Math.max(0, hit.start - 80), hit.start))
  );
}

/** Three times the price only where deceit on purpose can be shown; more than that nowhere, unless it was promised. */
function multiples(lines: readonly DraftLine[], view: LintView): Finding[] {
  const promised = view.known.join('\n');
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(words.MULTIPLES)).flatMap((match): Finding[] => {
      const hit = { line, start: match.index, end: match.index + match[0].length, text: match[0] };
      const { figure: first, before, promised: last } = match.groups ?? {};
      const given = first ?? before ?? last ?? '';
      const times = given === '双' ? 2 : (figure(given) ?? 0);
      if (times < 2 || spared(hit) || promised.includes(match[0])) return [];
      if (times === 3) return view.intent ? [] : [findingOf(hit, 'triple-damages', 'error')];
      return [findingOf(hit, 'beyond-claim', 'error')];
    }),
  );
}

const DAMAGES =
  /(?:赔偿?|赔付|补偿|索赔)(?:我|给我|损失|金|费|本人){0,2}(?:人民币|共计|共|合计)?(?<sum>¥?\d[\d,]{0,11}(?:\.\d{1,2})?)(?:元|块)/g;

/** A sum asked as damages that is above what was paid. */
function beyondClaim(lines: readonly DraftLine[], { facts, known }: LintView): Finding[] {
  const texts = known.join('\n');
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(DAMAGES)).flatMap((match): Finding[] => {
      const hit = { line, start: match.index, end: match.index + match[0].length, text: match[0] };
      const sum = parseAmount(match.groups?.['sum'] ?? '');
      if (!sum.ok || sum.value <= facts.amountFen || spared(hit) || texts.includes(match[0])) return [];
      return [findingOf(hit, 'beyond-claim', 'error')];
    }),
  );
}
