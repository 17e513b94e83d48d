import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RefundError } from '../errors.ts';
import type { AgeFile } from '../exchange/age-in.ts';
import type { MemberSource } from '../exchange/members.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { askPassphrase, type PassphraseOptions } from './passphrase.ts';

/** What a backup may hold at most. Files are stored in it as they are; only texts are packed, and those not tightly. */
const MOST_MEMBERS = 200_000;
const MOST_PACKING = 100;
const SPARE = 2 ** 30;

/**
 * Opens what a backup is read from: a zip, the folder that one was unpacked to, or a zip in the `age` format. That
 * is decrypted into a file of the home folder that goes again.
 * @throws RefundError `file-unreadable`, `package-refused`, `missing-answers`
 */
export async function withBackupSource<T>(
  context: Context,
  messages: Messages,
  path: string,
  options: PassphraseOptions,
  use: (source: MemberSource) => Promise<T>,
): Promise<T> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new RefundError('file-unreadable', { path, code: 'ENOENT' });
  if (found.isDirectory()) {
    const { openFolder } = await import('../exchange/folder-in.ts');
    return using(await openFolder(path, { members: MOST_MEMBERS, bytes: Number.MAX_SAFE_INTEGER }), use);
  }
  if (!found.isFile()) throw new RefundError('package-refused', { path, why: 'special', item: null });
  const { findAge } = await import('../exchange/age-in.ts');
  const age = await findAge(path);
  const { openZip } = await import('../exchange/zip-in.ts');
  const limits = { members: MOST_MEMBERS, bytes: SPARE + MOST_PACKING * found.size };
  if (!age) return using(await openZip(path, limits), use);
  const passphrase = await askPassphrase(context, messages, options, { twice: false });
  return decrypted(context, age, passphrase, async (plain) => using(await openZip(plain, limits), use));
}

async function using<T>(source: MemberSource, use: (source: MemberSource) => Promise<T>): Promise<T> {
  try {
    return await use(source);
  } finally {
    await source.close();
  }
}

/** What an encrypted file holds, in a file beside the store, where the same will lie in the open anyway. */
async function decrypted<T>(
  { effects, environment, randomHex }: Context,
  age: AgeFile,
  passphrase: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const pieces = await age.decrypt(passphrase);
  const { home } = environment;
  const absent = !existsSync(home);
  const plain = join(home, `.incoming-${randomHex(8)}`);
  try {
    effects.makeFolder(home);
    await effects.createFileFrom(plain, pieces);
    return await use(plain);
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === '') throw error;
    throw new RefundError('write-failed', { path: home, action: 'home', code }, error);
  } finally {
    if (existsSync(plain)) effects.removeFile(plain);
    if (absent && existsSync(home) && readdirSync(home).length === 0) effects.removeFolder(home);
  }
}
