// Packs the pieces of the program into two files of functions, each run when it is first required: what every command
// needs to start and to read a case, and the rest. Rare libraries stay files of their own.

/** What a command that reads a case goes through; with all that these import. */
const CORE = [
  'src/main.ts',
  'src/ready-help.ts',
  'src/context.ts',
  'src/program.ts',
  'src/messages/zh/index.ts',
  'src/messages/en/index.ts',
  'sqlite:choice',
  'src/commands/status.ts',
  'src/commands/next.ts',
];

/** Libraries that belong to nearly every command. */
const COMMON =
  /node_modules[/\\](?:commander|better-sqlite3|bindings|file-uri-to-path|zod|chalk|fast-[\w-]+)[/\\]/;

/**
 * Where each piece of the bundle goes.
 * @param outputs the bundler's account of its pieces, by path
 * @returns by path: `core`, `rest`, or `apart` for a thread's own file and for rare libraries
 */
export function places(outputs) {
  const core = new Set();
  const add = (path) => {
    if (core.has(path)) return;
    core.add(path);
    for (const { path: imported, kind } of outputs[path].imports)
      if (kind === 'import-statement' && outputs[imported]) add(imported);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (CORE.includes(entryPoint)) add(path);
  return new Map(
    Object.entries(outputs).map(([path, { entryPoint, inputs }]) => {
      const rare = Object.keys(inputs).some((input) => /node_modules/.test(input) && !COMMON.test(input));
      if (rare || entryPoint === 'src/exchange/pdf-worker.ts') return [path, 'apart'];
      return [path, core.has(path) ? 'core' : 'rest'];
    }),
  );
}

/** A packed file: an expression that gives the pieces by name, to be made by `start.cjs`. */
export function pack(pieces) {
  const makers = Array.from(
    pieces,
    ([name, code]) => `${JSON.stringify(name)}:function(module,exports,require,__dirname){${code}\n}`,
  );
  return `'use strict';({${makers.join(',\n')}})`;
}

/** A piece that stays a file of its own: it reaches the packed ones through `start.cjs`. */
export function reachingPacked(code, packed) {
  return code.replaceAll(/require\("(\.\/[^"]+)"\)/g, (whole, target) =>
    packed.has(target) ? `require("./start.cjs").piece("${target}")` : whole,
  );
}
