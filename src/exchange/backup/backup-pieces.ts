import { bagMembers } from '../bag-out.ts';
import type { Member } from '../members.ts';
import { zipPieces } from '../zip-out.ts';
import { TOP } from './layout.ts';

/**
 * A backup as it comes about: the members in a bag, in a zip, encrypted where there is a passphrase.
 * @param now stands at every member; milliseconds, UTC
 */
export async function backupPieces(
  members: AsyncIterable<Member>,
  { program, madeAt }: { readonly program: string; readonly madeAt: string },
  now: number,
  passphrase: string | null,
): Promise<AsyncIterable<Uint8Array>> {
  const info = {
    'External-Description': 'A backup made by refund; refund restore takes it back',
    'Bagging-Date': madeAt.slice(0, 10),
    'Bag-Software-Agent': `refund ${program}`,
  };
  const plain = zipPieces(bagMembers(TOP, members, info), now);
  if (passphrase === null) return plain;
  const { encryptedPieces } = await import('../age-out.ts');
  return encryptedPieces(plain, passphrase);
}
