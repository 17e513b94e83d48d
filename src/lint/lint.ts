/** The check of a letter before it is sent: the list of rules, and their run over a text. */
import { clean } from '../case/text.ts';
import { lengthOf } from '../letters/letter.ts';
import { type Draft, readDraft } from './draft.ts';
import {
  complaintFindings,
  foreignNumberFindings,
  missingFindings,
  placeholderFindings,
  privacyFindings,
} from './facts.ts';
import type { Finding, LintView } from './finding.ts';
import { dayFindings, lawFindings } from './law.ts';
import { bargainFindings, toneFindings } from './tone.ts';

const RULES: readonly ((draft: Draft, view: LintView) => Finding[])[] = [
  toneFindings,
  bargainFindings,
  lawFindings,
  dayFindings,
  placeholderFindings,
  privacyFindings,
  foreignNumberFindings,
  missingFindings,
  complaintFindings,
  lengthFindings,
];

/**
 * What in a text would harm its sender, by line; what is about the whole text comes last. The text may come from
 * anywhere: it is only read.
 */
export function lintLetter(text: string, view: LintView): Finding[] {
  const draft = readDraft(text);
  const found = RULES.flatMap((rule) => rule(draft, view)).map((finding) => ({
    ...finding,
    found: shown(finding.found),
  }));
  return onceEach(found).toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
}

/** A text that is cut off, or not taken at all. */
function lengthFindings({ given }: Draft, { limit }: LintView): Finding[] {
  const length = lengthOf(given);
  if (limit === null || length <= limit) return [];
  return [{ rule: 'too-long', level: 'error', line: null, found: String(length), instead: String(limit) }];
}

/** How much of what was found a finding shows; in characters. */
const SHOWN = 60;

function shown(found: string): string {
  const characters = Array.from(clean(found).trim());
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : characters.join('');
}

/** The same thing in the same line is told once. */
function onceEach(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, line, found }) => {
    const key = `${rule}\n${String(line)}\n${found}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
