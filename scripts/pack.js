// Packs the small pieces of the program into one file of functions, each run when it is first required.

/** Libraries that every reading or writing command may need; pieces made of others stay files of their own. */
const COMMON = /node_modules[/\\](?:commander|better-sqlite3|bindings|file-uri-to-path|zod|chalk|fast-[\w-]+)[/\\]/;

/** Whether a piece goes into the packed file: a thread needs a file to start from, a rare library would weigh on all. */
export function isPacked(name, inputs) {
  return name !== './pdf-worker.cjs' && inputs.every((input) => !/node_modules/.test(input) || COMMON.test(input));
}

/** The packed file: an expression that takes the real `require` and gives the pieces by name. */
export function pack(pieces) {
  const makers = Array.from(
    pieces,
    ([name, code]) => `${JSON.stringify(name)}:function(module,exports,require,__dirname){${code}\n}`,
  );
  return `(function(require,__dirname){'use strict';
const makers={${makers.join(',\n')}};
const made={};
function piece(name){
  const known=made[name];
  if(known)return known.exports;
  const maker=makers[name];
  if(!maker)return require(name);
  const module=made[name]={exports:{}};
  maker(module,module.exports,piece,__dirname);
  return module.exports;
}
return piece})`;
}

/** A piece that stays a file of its own: it reaches the packed ones through `start.cjs`. */
export function reachingPacked(code, packed) {
  return code.replaceAll(/require\("(\.\/[^"]+)"\)/g, (whole, target) =>
    packed.has(target) ? `require("./start.cjs").piece("${target}")` : whole,
  );
}
