/** Why a text cannot be read line by line. */
export type LineProblem = 'too-large' | 'cut-off' | 'malformed';

/**
 * Whole lines, as strict UTF-8 without their ends; the last one must end, too. Memory stays that of one line.
 * @param longest bytes of one line
 * @param refuse makes the error that is thrown
 */
export async function* boundedLines(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  longest: number,
  refuse: (why: LineProblem, cause?: unknown) => Error,
): AsyncIterable<string> {
  let rest: Buffer[] = [];
  let held = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let begin = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, begin)) {
      if (held + end - begin > longest) throw refuse('too-large');
      const whole = Buffer.concat([...rest, bytes.subarray(begin, end)]);
      rest = [];
      held = 0;
      begin = end + 1;
      yield decoded(whole, refuse);
    }
    held += bytes.length - begin;
    if (held > longest) throw refuse('too-large');
    // A copy: whoever gives the pieces may use their memory again.
    if (begin < bytes.length) rest.push(Buffer.from(bytes.subarray(begin)));
  }
  if (held > 0) throw refuse('cut-off');
}

function decoded(bytes: Buffer, refuse: (why: LineProblem, cause?: unknown) => Error): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw refuse('malformed', error);
  }
}
