/**
 * better-sqlite3: its JavaScript is inside the built program, its native half is loaded from where npm installed it, or
 * from the executable itself.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Bundled from 'better-sqlite3';
import bundled from 'better-sqlite3/package.json' with { type: 'json' };
import { isOneFile, pieceAt } from '../pieces.ts';
import { nativeTarget } from '../platform.ts';

/** The library, with the option that hands it its native half, unless it finds that itself. */
export interface Library {
  readonly sqlite: typeof Bundled;
  readonly native: Pick<Bundled.Options, 'nativeBinding'>;
}

/**
 * The library as it is to be used here. Opening its fourteen files takes as long as reading a case, so the build
 * has them inside. They fit only the native half of the very same version; of another one (npm chooses it by the
 * version of Node) all is loaded as it was installed.
 * @throws Error if this Node can load neither
 */
export function loadSqlite(): Library {
  if (isOneFile()) {
    const half = pieceAt('better_sqlite3.node');
    return { sqlite: Bundled, native: { nativeBinding: createRequire(half)(half) } };
  }
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('better-sqlite3/package.json');
  const { version } = require(manifest) as { readonly version: string };
  const half = version === bundled.version ? nativeHalf(dirname(manifest)) : undefined;
  if (half !== undefined) return { sqlite: Bundled, native: { nativeBinding: require(half) } };
  return { sqlite: require('better-sqlite3') as typeof Bundled, native: {} };
}

/** Compiled when it was installed, or brought along ready-made (from version 13 on). */
function nativeHalf(folder: string): string | undefined {
  const compiled = join(folder, 'build', 'Release', 'better_sqlite3.node');
  if (existsSync(compiled)) return compiled;
  const readyMade = join(folder, 'prebuilds', `${nativeTarget()}.node`);
  return existsSync(readyMade) ? readyMade : undefined;
}
