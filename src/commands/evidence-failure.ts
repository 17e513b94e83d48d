import { statfsSync, statSync } from 'node:fs';
import { RefundError } from '../errors.ts';
import { sizeText } from '../terminal/size-text.ts';

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'];

/**
 * What stopped files from being kept, as an error the user can act on: for a full disk with what they need and what
 * is free.
 * @param paths the files that were to be kept
 * @param more bytes that came from elsewhere
 */
export function failureOf(
  error: unknown,
  home: string,
  paths: readonly (string | Buffer)[],
  more: number,
): unknown {
  const code = codeOf(error);
  if (FULL.includes(code)) {
    const needed = paths.reduce((sum, path) => sum + sizeOf(path), more);
    return new RefundError(
      'disk-full',
      { path: home, needed: sizeText(needed), free: freeAt(home), single: code === 'EFBIG' },
      error,
    );
  }
  if (error instanceof RefundError || !/^E[A-Z]+$/.test(code)) return error;
  return new RefundError('write-failed', { path: home, action: 'vault', code }, error);
}

function codeOf(error: unknown): string {
  const cause = error instanceof RefundError ? error.cause : error;
  return (cause as { code?: string } | undefined)?.code ?? '';
}

function sizeOf(path: string | Buffer): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** What the user may still write there; null where nothing tells. */
function freeAt(path: string): string | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return sizeText(bavail * bsize);
  } catch {
    return null;
  }
}
