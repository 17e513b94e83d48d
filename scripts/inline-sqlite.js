// Packs the JavaScript half of better-sqlite3 into the program: opening its fourteen files takes longer than all of a
// reading command. It is only used with the native half of the very same version; with any other, what is installed
// is required as usual.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { version } = require('better-sqlite3/package.json');

const CHOICE = `
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
/** Where npm puts it beside an installed program, and where it hoists it to. */
const PLACES = ['../node_modules/better-sqlite3', '../../better-sqlite3'];
function nativeHalf() {
  for (const place of PLACES) {
    try {
      const folder = join(__dirname, place);
      if (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version !== ${JSON.stringify(version)}) continue;
      const native = { exports: {} };
      process.dlopen(native, join(folder, 'build/Release/better_sqlite3.node'));
      return native.exports;
    } catch {}
  }
  return undefined;
}
const native = nativeHalf();
if (native) {
  const Database = require('better-sqlite3-inlined');
  module.exports = class extends Database {
    constructor(path, options) {
      super(path, { ...options, nativeBinding: native });
    }
  };
} else {
  module.exports = require('better-sqlite3-installed');
}`;

export const inlineSqlite = {
  name: 'inline-sqlite',
  setup(builder) {
    builder.onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: 'choice', namespace: 'sqlite' }));
    builder.onResolve({ filter: /^better-sqlite3-inlined$/ }, () => ({
      path: require.resolve('better-sqlite3'),
    }));
    builder.onResolve({ filter: /^better-sqlite3-installed$/ }, () => ({
      path: 'better-sqlite3',
      external: true,
    }));
    builder.onLoad({ filter: /.*/, namespace: 'sqlite' }, () => ({
      contents: CHOICE,
      resolveDir: import.meta.dirname,
    }));
  },
};
