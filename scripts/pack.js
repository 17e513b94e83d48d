// Packs the pieces of the program into three files of functions, each run when it is first required: what every command
// needs to start and to read a case, what writes to one, and the rest. Rare libraries stay files of their own.

/** By packed file, what its pieces are needed for: these and all that they import. The first that fits has a piece. */
const NEEDED = {
  core: [
    'src/main.ts',
    'src/ready-help.ts',
    'src/context.ts',
    'src/cli/program.ts',
    'src/words/zh/index.ts',
    'src/words/en/index.ts',
    'sqlite:choice',
    'src/commands/status.ts',
    'src/commands/next.ts',
  ],
  writing: ['src/store/writer.ts', 'src/case/events.schema.ts', 'src/commands/new.ts', 'src/commands/log.ts'],
};

/** Libraries that belong to nearly every command. */
const COMMON =
  /node_modules[/\\](?:commander|better-sqlite3|bindings|file-uri-to-path|zod|chalk|fast-[\w-]+)[/\\]/;

/**
 * Where each piece of the bundle goes.
 * @param outputs the bundler's account of its pieces, by path
 * @returns by path: `core`, `writing`, `rest`, or `apart` for a thread's own file and for rare libraries
 */
export function places(outputs) {
  const place = new Map();
  const put = (path, where) => {
    if (place.has(path)) return;
    place.set(path, isApart(outputs[path]) ? 'apart' : where);
    for (const { path: imported, kind } of outputs[path].imports)
      if (kind === 'import-statement' && outputs[imported]) put(imported, where);
  };
  for (const [where, entries] of Object.entries(NEEDED)) {
    for (const [path, { entryPoint }] of Object.entries(outputs))
      if (entries.includes(entryPoint)) put(path, where);
  }
  for (const path of Object.keys(outputs)) put(path, 'rest');
  return place;
}

function isApart({ entryPoint, inputs }) {
  const rare = Object.keys(inputs).some((input) => /node_modules/.test(input) && !COMMON.test(input));
  return rare || entryPoint === 'src/evidence/pdf-worker.ts';
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
