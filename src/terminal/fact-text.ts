import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import { type FactName, FACTS } from '../case/facts.ts';
import { formatTime } from '../case/time-text.ts';
import type { Messages } from '../messages/messages.ts';

/** A fact as a person reads it, cleaned; a fact that is not known is a dash. */
export function factText(
  name: FactName,
  value: string | number | null | undefined,
  { values }: Pick<Messages, 'values'>,
): string {
  if (value === undefined || value === null) return '—';
  const { kind } = FACTS[name];
  if (kind === 'amount') return `¥${formatYuan(Number(value))}`;
  if (kind === 'time') return formatTime(Number(value));
  if (kind === 'day') return formatTime(Number(value)).slice(0, 10);
  return kind === 'choice' ? (values[name]?.[value] ?? String(value)) : clean(String(value));
}
