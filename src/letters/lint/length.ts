import { lengthOf } from '../length.ts';
import type { Finding, LintView } from './finding.ts';

/** A text that is cut off, or not taken at all. */
export function lengthFindings(text: string, { limit }: LintView): Finding[] {
  const length = lengthOf(text);
  if (limit === null || length <= limit) return [];
  return [{ rule: 'too-long', level: 'error', line: null, found: String(length), instead: String(limit) }];
}
