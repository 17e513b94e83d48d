import { join } from 'node:path';

/** Where files are kept, each under its digest. */
export function vaultFolder(home: string): string {
  return join(home, 'vault');
}
