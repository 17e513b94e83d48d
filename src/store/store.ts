import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeRules as shippedRules } from '../clocks/windows.ts';
import { RefundError } from '../errors.ts';
import { isThere } from '../opening.ts';
import { incomingName } from './at-work.ts';
import { memoryDatabase, openDatabase } from './connection.ts';
import { type Database, guarded, lookingAt } from './database.ts';
import { computeAll, type MakeRules } from './due.ts';
import { fillRegister } from './links.ts';
import { migrate, type Migration, MIGRATIONS, refuseNewer } from './migrations.ts';
import { readingStore, type StoreReader } from './reading.ts';
import { closeToOthers, firstKept, lostFiles, olderCopies } from './tidying.ts';
import { vaultFolder } from './vault.ts';
import type { Store, World } from './writing.ts';

/** Opening the store: for reading, which changes nothing, or for writing, which makes it and brings it up to date. */

export interface Opened<S> {
  readonly store: S;
  close(): void;
  /** Others could look into the home until now. */
  readonly wasOpen?: boolean;
}

const FILE = 'refund.sqlite';

/**
 * Opens the store for reading; one that was never made reads as empty, an older one is migrated first.
 * @throws RefundError `home-unreadable`, `home-not-folder`, `store-lost` unless the home may have lost its database
 */
export async function openForReading(
  world: World,
  makeRules: MakeRules = shippedRules,
): Promise<Opened<StoreReader>> {
  const { home, effects } = world;
  const path = join(home, FILE);
  const isNew = !findStore(world);
  const database = isNew ? memoryDatabase() : await openDatabase(path, effects, 'read');
  try {
    if (isNew)
      migrate(
        database,
        () => () => {},
        () => {},
      );
    if (refuseNewer(database) < MIGRATIONS.length) {
      database.close();
      return await openForWriting(world, makeRules);
    }
    database.keepToVersion();
    return { store: readingStore(database, home, makeRules), close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens the store for writing, and makes it if there is none. */
export async function openForWriting(
  world: World,
  makeRules: MakeRules = shippedRules,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Opened<Store>> {
  const path = join(world.home, FILE);
  if (!findStore(world)) await create(path, world);
  world.wasThere = true;
  const wasOpen = closeToOthers(world.home, world.effects);
  const { writingStore } = await import('./writing.ts');
  const database = await openDatabase(path, world.effects, 'write');
  try {
    migrate(
      database,
      (version) => backUp(database, path, version, world),
      () => {
        fillRegister(database);
        computeAll(database, makeRules);
      },
      migrations,
    );
    database.keepToVersion();
    return { store: writingStore(database, makeRules, world), close: () => database.close(), wasOpen };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Makes the store under another name first, so that a half-made one never stands under its own. */
async function create(path: string, { home, effects, randomHex }: World): Promise<void> {
  const incoming = join(home, incomingName(randomHex(8)));
  try {
    effects.makeFolder(home);
    effects.createFile(incoming, new Uint8Array());
    const database = await openDatabase(incoming, effects, 'create');
    try {
      migrate(
        database,
        () => () => {},
        () => {},
      );
    } finally {
      database.close();
    }
    effects.publish(incoming, path);
    effects.syncFolder(home);
  } catch (error) {
    if (existsSync(incoming)) effects.removeFile(incoming);
    // The name under which it was being made says nothing to anybody.
    const cause = error instanceof RefundError && error.code === 'write-failed' ? error.cause : error;
    if (cause instanceof RefundError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    // Two programs made the first store at once: the other's stands.
    if (code === 'EEXIST' && existsSync(path)) return;
    throw new RefundError('write-failed', { path: home, action: 'home', code: code || String(error) }, error);
  }
}

/**
 * Copies a store beside itself, under another name first, so that a half-made copy never stands under its own.
 * @returns what takes the copy away again
 */
function backUp(
  database: Database,
  path: string,
  version: number,
  { home, effects, randomHex }: World,
): () => void {
  const copy = path.replace(/\.sqlite$/, `-v${version}-${randomHex(4)}.backup.sqlite`);
  const incoming = join(home, incomingName(randomHex(8)));
  const discard = () => {
    for (const made of [incoming, copy]) if (existsSync(made)) effects.removeFile(made);
  };
  guarded(copy, () => {
    try {
      // An empty file that only the user may read is there first; SQLite fills it.
      effects.createFile(incoming, new Uint8Array());
      database.script(`VACUUM INTO '${incoming.replaceAll("'", "''")}'`);
      effects.publish(incoming, copy);
      effects.syncFolder(home);
    } catch (error) {
      discard();
      throw error;
    }
  });
  return discard;
}

/**
 * The same as `hasStore`, and remembers it: a menu stays open while somebody moves the folder or pulls the disk out.
 * @throws RefundError `home-unreadable`
 */
function findStore(world: World): boolean {
  const found = hasStore(world);
  if (!found && world.wasThere)
    throw new RefundError('home-unreadable', { path: world.home, code: 'ENOENT' });
  if (found) world.wasThere = true;
  return found;
}

/**
 * Whether there is a store. Only a home that is not there, or holds nothing of a store, is a new one: whatever cannot
 * be looked into is told, and kept files without their database are damage.
 * @throws RefundError `home-unreadable`, `home-not-folder`, `store-damaged`, `store-lost`
 */
function hasStore({ home, mayBeLost }: World): boolean {
  if (!lookingAt(home, () => isThere(home))) return false;
  if (!statSync(home).isDirectory()) throw new RefundError('home-not-folder', { path: home });
  // Before the database is looked for: whoever makes a store makes that first.
  const sign = signOfStore(home);
  const path = join(home, FILE);
  if (lookingAt(path, () => isThere(path))) {
    if (!statSync(path).isFile()) throw new RefundError('store-damaged', { path, reason: 'not-a-file' });
    return true;
  }
  if (sign !== undefined && !mayBeLost) throw new RefundError('store-lost', { path: home, sign });
  return false;
}

/** Something that only a home with a database has. */
function signOfStore(home: string): string | undefined {
  const journal = lookingAt(home, () => readdirSync(home)).find((name) => name === `${FILE}-journal`);
  const beside = journal ?? olderCopies(home).map((path) => basename(path))[0];
  const vault = vaultFolder(home);
  return lookingAt(vault, () => firstKept(vault)) ?? lostFiles(home)[0] ?? beside;
}
