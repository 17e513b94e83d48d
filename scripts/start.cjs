'use strict';
// Runs the packed program. V8's compiled form of what a command uses is kept beside each packed file, so that a start
// does not compile it anew. It belongs to the bytes it was made of (the name has their hash), to one version of Node,
// and to one command: less is read back that way.
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

/** Filled in by the build. */
const CORE = '__CORE__';
const WRITING = '__WRITING__';
const WRITING_PIECES = ['__WRITING_PIECES__'];
const REST = '__REST__';
const COMMANDS = ['__COMMANDS__'];

const [, , command] = process.argv;
const form = `${process.version}-${process.arch}-${COMMANDS.includes(command) ? command : 'other'}.cache`;

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

/** Keeps what is compiled by now. Where that cannot be written, the next start compiles again. */
function keepCompiled(script, path) {
  const incoming = `${path}.${process.pid}`;
  try {
    const data = script.createCachedData();
    writeFileSync(incoming, Buffer.concat([data, data]));
    renameSync(incoming, path);
  } catch {
    // A folder that only an administrator may write.
  }
}

/** The functions that make the pieces of a packed file, by the name of the piece. */
function unpack(name) {
  const filename = join(__dirname, name);
  const path = `${filename}-${form}`;
  const cachedData = readCompiled(path);
  const script = new Script(readFileSync(filename, 'latin1'), {
    filename,
    ...(cachedData ? { cachedData } : {}),
  });
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => keepCompiled(script, path));
  return script.runInThisContext();
}

const core = unpack(CORE);
let writing;
let rest;
const made = {};

function makerOf(name) {
  if (core[name] || !name.startsWith('./')) return core[name];
  if (WRITING_PIECES.includes(name)) return (writing ??= unpack(WRITING))[name];
  return (rest ??= unpack(REST))[name];
}

/** A piece of the program, by the name the build gave it; what is not packed is a file or a module. */
function piece(name) {
  const known = made[name];
  if (known) return known.exports;
  const make = makerOf(name);
  if (!make) return require(name);
  const module = { exports: {} };
  made[name] = module;
  make(module, module.exports, piece, __dirname);
  return module.exports;
}

exports.piece = piece;
