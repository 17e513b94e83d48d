import { parseTime } from '../time-text.ts';
import {
  ANY_LABEL,
  CARRIES_ON,
  CONDITION,
  HEADS,
  ON_APPEAL,
  OWN_NAME,
  PART_OF_IT,
  SETTLED_AT_ONCE,
  SPEAKER,
  WAITS,
  asks,
} from './text-words.ts';

/** A piece of the plain text and where it begins there. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

export interface Line extends Piece {
  /** Whose line it is, as far as it says. */
  readonly name: Piece;
  /** What is said in it, without the time and the name before it. */
  readonly body: Piece;
  readonly stamp: (Piece & { readonly instant: number }) | undefined;
}

export interface Clause extends Piece {
  readonly line: number;
  /** From when a time in it counts. */
  readonly said: number;
  /** It is a question, under a condition, with words of waiting near, about an appeal. */
  readonly asked: boolean;
  readonly supposed: boolean;
  readonly waits: boolean;
  readonly onAppeal: boolean;
}

/** The text with one plain character for each that shows, and the way back to its exact words. */
export function fold(text: string): { plain: string; exact: (piece: Piece) => string } {
  const from: number[] = [];
  let plain = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (/\p{Cf}/u.test(character)) continue;
    const one = character.normalize('NFKC');
    plain += /[\r\n\v\f\u0085\u2028\u2029]/.test(character)
      ? '\n'
      : /[\p{Cc}\s]/u.test(one)
        ? ' '
        : one.length === 1
          ? one
          : character;
    from.push(index);
  }
  const exact = ({ text: { length }, start }: Piece) =>
    text.slice(from[start], (from[start + length - 1] ?? 0) + 1);
  return { plain, exact };
}

/** The lines that are not the user's own. */
export function linesOf(plain: string, now: number): Line[] {
  const lines: Line[] = [];
  let [next, inOwn] = [0, false];
  for (const text of plain.split('\n')) {
    const start = next;
    next += text.length + 1;
    const top = text.slice(0, 200);
    const head = HEADS.map((one) => one.exec(top)).find((one) => one !== null);
    const speaker = head ?? SPEAKER.exec(top);
    const { stamp, full, name: called = '', loose } = speaker?.groups ?? {};
    const part = PART_OF_IT.test(called);
    const [name, begins] = part ? ['', 0] : [called, speaker?.[0].length ?? 0];
    if (OWN_NAME.test(name.trim())) {
      // A name with nothing after it stands above what its owner says in the lines that follow.
      if (text.slice(begins).trim() === '') inOwn = true;
      continue;
    }
    if (speaker || text.trim() === '' || ANY_LABEL.test(top)) inOwn = false;
    if (inOwn) continue;
    // 昨天 14:02 in front of a sentence may be part of it.
    const sure = stamp !== undefined && (full !== undefined || loose === undefined);
    const instant = sure ? parseTime(stamp.replace(/ ?\(?(?:周|星期).\)?/, ' '), now) : undefined;
    const piece = (of: string): Piece => ({ text: of, start: start + (speaker?.[0].lastIndexOf(of) ?? 0) });
    lines.push({
      // With blanks for its time, so that names are looked for only in what is said.
      text: text.replace(stamp ?? '', (found) => ' '.repeat(found.length)),
      start,
      name: piece(name),
      body: { text: text.slice(begins), start: start + begins },
      stamp: stamp && instant?.ok ? { ...piece(stamp), instant: instant.value } : undefined,
    });
  }
  return lines;
}

export function clausesOf(lines: readonly Line[], now: number): Clause[] {
  let said = now;
  return lines.flatMap(({ body, stamp }, line) => {
    said = stamp?.instant ?? said;
    const waits = WAITS.test(body.text);
    // In a chat a space or a Western full stop ends a clause just as well.
    const text = body.text
      .replaceAll(/(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/g, (gap) => ','.repeat(gap.length))
      .replaceAll(/\.(?!\d)/g, '。');
    return [...text.matchAll(/[^。!?;]+[。!?;]*/g)].flatMap(({ 0: sentence, index }) => {
      const shared = { line, said, waits, onAppeal: ON_APPEAL.test(sentence) };
      const asking = /[?][。!?;]*$/.test(sentence);
      const pieces = [...sentence.matchAll(/[^,。!?;]{1,300}/g)];
      let supposed = false;
      return pieces.map(({ 0: piece, index: offset }, place): Clause => {
        const before = pieces[place - 1]?.[0] ?? '';
        // A condition reaches over its own clause and the next one, and as far as that is carried on.
        supposed =
          CONDITION.test(piece) ||
          (CONDITION.test(before) && !SETTLED_AT_ONCE.test(before)) ||
          (supposed && CARRIES_ON.test(piece));
        const marked = asking && place === pieces.length - 1;
        const asked = asks(piece) || (marked && !/[吗么嘛] *$/.test(piece));
        return { ...shared, text: piece, start: body.start + index + offset, asked, supposed };
      });
    });
  });
}

/** The first place in a piece where a pattern holds, without the blanks around it. */
export function first(
  pattern: RegExp,
  { text, start }: Piece,
): (Piece & { readonly groups: RegExpExecArray['groups'] | undefined }) | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const found = match[0].trim();
  return { text: found, start: start + match.index + match[0].indexOf(found), groups: match.groups };
}
