import { clean } from '../case/text.ts';
import { lengthOf } from '../letters/letter.ts';
import { draftLines } from './draft.ts';
import {
  complaintFindings,
  missingFindings,
  placeholderFindings,
  privacyFindings,
  strangerFindings,
} from './facts.ts';
import type { Finding, LintView } from './finding.ts';
import { citationsIn, dayFindings, lawFindings } from './law.ts';
import { bargainFindings, toneFindings } from './tone.ts';

/** How much of what was found a finding shows; in characters. */
const SHOWN = 60;

/**
 * What in a text would harm whoever sends it, by line; what is about the whole text comes last. The text may come
 * from anywhere: it is only read.
 */
export function lintLetter(text: string, view: LintView): Finding[] {
  const lines = draftLines(text);
  const found = [
    ...toneFindings(lines, view),
    ...bargainFindings(lines),
    ...lawFindings(citationsIn(lines), view),
    ...dayFindings(lines, view),
    ...placeholderFindings(lines, view),
    ...privacyFindings(lines, view),
    ...strangerFindings(lines, view),
    ...missingFindings(lines, view),
    ...complaintFindings(lines, view),
    ...lengthFindings(text, view),
  ].map((finding) => ({ ...finding, found: shown(finding.found) }));
  return onceEach(found).toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
}

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

/** A text that is cut off, or not taken at all. */
function lengthFindings(text: string, { limit }: LintView): Finding[] {
  const length = lengthOf(text);
  if (limit === null || length <= limit) return [];
  return [{ rule: 'too-long', level: 'error', line: null, found: String(length), instead: String(limit) }];
}
