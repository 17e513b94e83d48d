import { existsSync } from 'node:fs';
import type { CaseEvent } from '../case/events.ts';
import { type FileRefusal, RefundError } from '../errors.ts';
import type { Effects, KeptFile } from '../ports.ts';
import type { Database } from './database.ts';
import { Folding } from './folding.ts';
import { brokenOff, looseRights } from './leftovers.ts';
import type { MakeRules } from './journal.ts';
import { vaultFolder } from './vault-folder.ts';
import { keptBy } from './verify-journal.ts';
import { keepPiecesInVault } from './vault-pieces.ts';
import { keepFilesInVault } from './vault-files.ts';
import { keepInVault } from './vault.ts';

/** Names the place where a write failed. @throws RefundError `write-failed` */
function namingPlace(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RefundError('write-failed', { path, action: 'file', code }, error);
  }
}

/** What a writer needs of the world. */
export interface WriterWorld {
  readonly home: string;
  readonly effects: Effects;
  readonly randomHex: (bytes: number) => string;
}

/** Puts bytes into the vault and takes them out, never any that an event still tells of. */
export class Keeping extends Folding {
  readonly #effects: Effects;
  protected readonly randomHex: (bytes: number) => string;

  constructor(database: Database, makeRules: MakeRules, { home, effects, randomHex }: WriterWorld) {
    super(database, makeRules, home);
    this.#effects = effects;
    this.randomHex = randomHex;
  }

  keepBytes(bytes: Uint8Array): { algorithm: 'sha256'; digest: string; fresh: boolean } {
    return keepInVault(this.home, bytes, this.#effects, this.randomHex(8));
  }

  keepFiles(
    paths: readonly (string | Uint8Array)[],
    progress: (index: number, done: number, total: number) => void,
  ): (KeptFile | FileRefusal)[] {
    return keepFilesInVault(this.home, paths, this.#effects, () => this.randomHex(8), progress);
  }

  async keepPieces(
    digest: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<'fresh' | 'there' | 'mended' | null> {
    return keepPiecesInVault(this.home, digest, pieces, this.#effects, this.randomHex(8));
  }

  tidy(orphans: readonly string[]): void {
    for (const { path, wanted } of looseRights(this.home)) {
      namingPlace(path, () => this.#effects.setRights(path, wanted));
    }
    for (const path of brokenOff(this.home)) namingPlace(path, () => this.#effects.removeFile(path));
    namingPlace(vaultFolder(this.home), () => this.dropKept(orphans));
  }

  purge(digest: string): boolean {
    return this.dropGone([digest]).length > 0;
  }

  dropKept(digests: readonly string[]): string[] {
    // Under the lock: whoever recorded the same bytes meanwhile is seen, whoever has not yet will look again.
    return this.database.transaction(() => digests.filter((digest) => this.#dropUnlessKept(digest)));
  }

  /**
   * Takes bytes out that the journal, which is committed by now, says are gone.
   * @throws RefundError `bytes-left`
   */
  protected dropGone(digests: readonly string[]): string[] {
    if (digests.length === 0) return [];
    try {
      return this.dropKept(digests);
    } catch (error) {
      const { code } = (error instanceof RefundError ? error.cause : error) as { code?: string };
      throw new RefundError('bytes-left', { path: vaultFolder(this.home), code: code ?? '' }, error);
    }
  }

  /** The first of these digests whose bytes are not in the vault, under a name that is on the disk. */
  protected firstMissing(digests: readonly string[]): string | undefined {
    if (digests.length > 0 && existsSync(vaultFolder(this.home)))
      namingPlace(vaultFolder(this.home), () => this.#effects.syncFolder(vaultFolder(this.home)));
    return digests.find((digest) => !existsSync(this.vaultPath(digest)));
  }

  /** Takes bytes out of the vault unless a case keeps them: what was removed or undone may come back. */
  #dropUnlessKept(digest: string): boolean {
    const path = this.vaultPath(digest);
    const chains = this.database.all<{ chain: number }>(
      'SELECT DISTINCT chain FROM event WHERE instr(CAST(payload AS TEXT), ?) > 0',
      digest,
    );
    const kept = chains.some(({ chain }) =>
      keptBy(this.historyOf(chain)).some((one) => one.digest === digest),
    );
    if (kept || !existsSync(path)) return false;
    this.#effects.removeFile(path);
    return true;
  }

  /** Nothing is recorded as kept whose bytes are not there, under a name that is on the disk. */
  protected refuseMissing(events: readonly CaseEvent[]): void {
    const missing = this.firstMissing(
      events.flatMap((event) =>
        event.type === 'evidence-added' || event.type === 'letter-written' ? [event.digest] : [],
      ),
    );
    if (missing === undefined) return;
    throw new RefundError('write-failed', { path: this.vaultPath(missing), action: 'vault', code: 'ENOENT' });
  }
}
