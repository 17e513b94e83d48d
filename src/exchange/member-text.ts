import { RefundError } from '../errors.ts';
import type { MemberSource } from './members.ts';

/** What lies beside the chains and files of a package is small. */
const MOST = 32 * 1024 * 1024;

/**
 * A member as text.
 * @param path is told in what is refused
 * @throws RefundError `package-refused`
 */
export async function textOf(source: MemberSource, name: string, path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source.open(name)) {
    size += piece.length;
    if (size > MOST) throw new RefundError('package-refused', { path, why: 'too-large', item: name });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
