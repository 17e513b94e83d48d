import type { Guard } from '../advice/guards.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { PARTIES } from '../law/parties.ts';
import type { Ask } from '../letters/site.ts';
import { endText } from '../terminal/clock-text.ts';
import { formatTime } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Areas, Messages, MessagesWith } from '../words/words.ts';

/** A guard in words, as the screen and `--json` carry it. */
export interface ToldGuard {
  readonly guard: Guard['id'] | 'fact-missing' | 'letter-too-long';
  readonly level: Guard['level'];
  readonly what: string;
  readonly instead: string;
  readonly command: string | null;
  /** Texts that ask another party for what is missing. */
  readonly ask: readonly Ask[];
}

export function tellGuard(
  guard: Guard,
  messages: MessagesWith<'letter'>,
  language: Language,
  ask: readonly Ask[],
): ToldGuard {
  const { id, level, party, at, kinds, clock, command } = guard;
  const words = id in messages.guards ? messages.guards[id as keyof Areas['letter']['guards']] : undefined;
  const due = clock?.dueAt ?? null;
  const about = {
    party: party === null ? '' : PARTIES[party][language],
    at: due === null ? (at === null ? null : formatTime(at)) : endText(due, messages),
    kinds: kinds.map((kind) => EVIDENCE_KINDS[kind].name[language]).join(messages.help.and),
    clock: clock?.window.name[language] ?? '',
  };
  const told = words
    ? { what: words.what(about), instead: words.instead(about) }
    : messages.warnings[id as keyof Messages['warnings']];
  return {
    guard: id,
    level,
    ...told,
    command: command && `refund ${command}`,
    ask: id === 'evidence-missing' ? ask : [],
  };
}

/** The lines of a screen for one guard. */
export function guardLines(
  { what, instead, command, ask }: ToldGuard,
  { status, letter, punctuation }: MessagesWith<'letter'>,
): string[] {
  return [
    `${punctuation.alert(status.warning)}${what}`,
    ...(instead === ''
      ? []
      : [
          `${status.insteadOf}${punctuation.colon}${command === null ? instead : `${instead.replace(/[。.]$/, '')}${punctuation.colon}${command}`}`,
        ]),
    ...ask.map(({ to, text }) => letter.askWith(letter.askers[to], text)),
  ];
}
