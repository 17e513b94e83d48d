import { existsSync } from 'node:fs';
import type { CaseEvent } from '../case/events.ts';
import { type FileRefusal, RefundError } from '../errors.ts';
import type { Effects, KeptFile } from '../ports.ts';
import type { Database } from './database.ts';
import { Folding } from './folding.ts';
import { brokenOff, looseRights } from './leftovers.ts';
import type { MakeRules } from './reader.ts';
import { vaultFolder } from './vault-folder.ts';
import { keepPiecesInVault } from './vault-pieces.ts';
import { keepFilesInVault } from './vault-files.ts';
import { keepInVault } from './vault.ts';

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
    for (const { path, wanted } of looseRights(this.home)) this.#effects.setRights(path, wanted);
    for (const path of brokenOff(this.home)) this.#effects.removeFile(path);
    this.dropKept(orphans);
  }

  purge(digest: string): boolean {
    return this.database.transaction(() => this.#dropUnless(digest, 1));
  }

  dropKept(digests: readonly string[]): void {
    // Under the lock: whoever recorded the same bytes meanwhile is seen, whoever has not yet will look again.
    this.database.transaction(() => {
      for (const digest of digests) this.#dropUnless(digest, 0);
    });
  }

  /** Takes bytes out that events from elsewhere say are gone; `told`: how many events may still tell of them. */
  protected dropGone(gone: readonly { readonly digest: string; readonly told: number }[]): void {
    if (gone.length === 0) return;
    this.database.transaction(() => {
      for (const { digest, told } of gone) this.#dropUnless(digest, told);
    });
  }

  /** The first of these digests whose bytes are not in the vault, under a name that is on the disk. */
  protected firstMissing(digests: readonly string[]): string | undefined {
    if (digests.length > 0 && existsSync(vaultFolder(this.home)))
      this.#effects.syncFolder(vaultFolder(this.home));
    return digests.find((digest) => !existsSync(this.vaultPath(digest)));
  }

  /** Takes bytes out of the vault unless more events tell of them: what was removed or undone may come back. */
  #dropUnless(digest: string, most: number): boolean {
    const path = this.vaultPath(digest);
    const told = this.database.get<{ count: number }>(
      'SELECT count(*) AS count FROM event WHERE instr(CAST(payload AS TEXT), ?) > 0',
      digest,
    );
    if ((told?.count ?? 0) > most || !existsSync(path)) return false;
    this.#effects.removeFile(path);
    return true;
  }

  /** Nothing is recorded as kept whose bytes are not there, under a name that is on the disk. */
  protected refuseMissing(events: readonly CaseEvent[]): void {
    if (events.some(({ type }) => type === 'evidence-added'))
      this.#effects.syncFolder(vaultFolder(this.home));
    for (const event of events) {
      if (event.type !== 'evidence-added' || existsSync(this.vaultPath(event.digest))) continue;
      throw new RefundError('write-failed', {
        path: this.vaultPath(event.digest),
        action: 'vault',
        code: 'ENOENT',
      });
    }
  }
}
