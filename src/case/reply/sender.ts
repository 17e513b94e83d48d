import {
  AGENT,
  ANY_NAME,
  NAMED_AGENT,
  OF_SITE,
  type ReplyParty,
  SENDER_FORMS,
  SENDER_WORDS,
} from './sender-words.ts';
import { type Line, type Piece, first } from './text.ts';

/** Who wrote it, by the surest form in which a name stands. */
export function senderOf(lines: readonly Line[]): (Piece & { readonly party: ReplyParty }) | undefined {
  const named = lines.filter(({ text }) => ANY_NAME.test(text));
  for (const form of SENDER_FORMS) {
    for (const { text, start } of named) {
      const found = form.flatMap(([party, pattern]) => {
        const piece = first(pattern, { text, start });
        return piece ? [{ ...piece, party }] : [];
      });
      const [earliest] = found.toSorted((one, other) => one.start - other.start);
      if (earliest) return earliest;
    }
  }
  const { name } = lines.find((line) => OF_SITE.test(line.name.text)) ?? {};
  if (name) return { ...name, party: 'site' };
  for (const [party, pattern] of SENDER_WORDS) {
    for (const line of lines) {
      const piece = first(pattern, line);
      if (piece) return { ...piece, party };
    }
  }
  return undefined;
}

export function agentOf(lines: readonly Line[]): (Piece & { readonly number: string }) | undefined {
  for (const line of lines) {
    const piece = first(NAMED_AGENT, line.name) ?? first(AGENT, line);
    const { named, before, after } = piece?.groups ?? {};
    const number = named ?? before ?? after;
    if (piece && number) return { ...piece, number };
  }
  return undefined;
}
