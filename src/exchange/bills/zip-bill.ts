import { RefundError } from '../../errors.ts';
import { concat } from '../bytes.ts';
import type { Limits } from '../member-names.ts';
import { openZip } from '../zip-in.ts';

/** The bytes of the one bill in a zip, as the apps mail it. @throws RefundError `bill-refused`, `package-refused` */
export async function billInZip(
  path: string,
  password: (() => Promise<string>) | undefined,
  most: number,
): Promise<Uint8Array> {
  const limits: Limits = { members: 20, bytes: most };
  try {
    return await only(path, limits, undefined);
  } catch (error) {
    const locked = error instanceof RefundError && isLocked(error);
    if (!locked || !password) throw error;
    return only(path, limits, await password());
  }
}

async function only(path: string, limits: Limits, password: string | undefined): Promise<Uint8Array> {
  const zip = await openZip(path, limits, password);
  try {
    const bills = zip.members.filter(({ name }) => /\.(?:csv|xlsx)$/i.test(name));
    const [bill] = bills;
    if (!bill) throw new RefundError('bill-refused', { path, why: 'no-bill-in-zip' });
    if (bills.length > 1) throw new RefundError('bill-refused', { path, why: 'several-bills' });
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.open(bill.name)) pieces.push(piece);
    return concat(pieces);
  } finally {
    await zip.close();
  }
}

function isLocked(error: RefundError): boolean {
  return (
    error.code === 'package-refused' &&
    (error as RefundError<'package-refused'>).details.why === 'password-needed'
  );
}
