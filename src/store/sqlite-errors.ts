import { RefundError } from '../errors.ts';

/** How long a busy store is waited for, in seconds. */
export const BUSY_SECONDS = 8;

/** Somebody else holds the store. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(?:BUSY|LOCKED)/.test(String(error.code));
}

/** Runs work on the store and turns what SQLite says into an error the user can act on. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(path, error);
  }
}

function translated(path: string, error: unknown): unknown {
  if (error instanceof RefundError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (isBusy(error)) {
    return new RefundError('store-busy', { path, seconds: BUSY_SECONDS }, error);
  }
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) {
    return new RefundError('store-damaged', { path, reason: error.message }, error);
  }
  if (/^(SQLITE_|E[A-Z]+$)/.test(code)) {
    return new RefundError('write-failed', { path, action: 'store', code }, error);
  }
  return error;
}
