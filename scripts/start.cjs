'use strict';
// Runs the packed program. V8's compiled form of what a command uses is kept beside it, so that a start does not
// compile it anew. It belongs to the bytes it was made of (the name has their hash), to one version of Node, and to
// one command: less is read back that way.
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

/** Filled in by the build. */
const PACKED = '__PACKED__';
const COMMANDS = ['__COMMANDS__'];

const filename = join(__dirname, PACKED);
const source = readFileSync(filename, 'latin1');

/** Where the compiled form for a command lies. */
function cacheOf(command) {
  const name = COMMANDS.includes(command) ? command : 'other';
  return `${filename}-${process.version}-${process.arch}-${name}.cache`;
}

/**
 * A compiled form that lies there whole: V8 itself would run a damaged one. It is kept twice, one after the other, and
 * both must be the same: that is compared sooner than a checksum can be loaded.
 */
function readCompiled(path) {
  try {
    const kept = readFileSync(path);
    const data = kept.subarray(0, kept.length / 2);
    return data.length > 0 && data.equals(kept.subarray(data.length)) ? data : undefined;
  } catch {
    return undefined;
  }
}

const cache = cacheOf(process.argv[2]);
const cachedData = readCompiled(cache);
const script = new Script(source, { filename, ...(cachedData ? { cachedData } : {}) });

/** Keeps what is compiled by now. Where that cannot be written, the next start compiles again. */
function keepCompiled() {
  const incoming = `${cache}.${process.pid}`;
  try {
    const data = script.createCachedData();
    writeFileSync(incoming, Buffer.concat([data, data]));
    renameSync(incoming, cache);
  } catch {
    // A folder that only an administrator may write.
  }
}

if (!cachedData || script.cachedDataRejected) process.once('exit', keepCompiled);

exports.piece = script.runInThisContext()(require, __dirname);
