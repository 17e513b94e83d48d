// Packs the small pieces of the program into one file of functions, each run when it is first required.

/** Larger pieces are libraries that few commands need; they stay files of their own. Characters. */
const MOST = 200_000;

const isPacked = ([name, code]) => code.length <= MOST && name !== './pdf-worker.cjs';

/** The packed file: an expression that takes the real `require` and gives the pieces by name. */
export function pack(pieces) {
  const makers = [...pieces]
    .filter(isPacked)
    .map(([name, code]) => `${JSON.stringify(name)}:function(module,exports,require,__dirname){${code}\n}`);
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

/** The other pieces, which reach the packed ones through `start.cjs`. */
export function unpacked(pieces) {
  const inside = new Set([...pieces].filter(isPacked).map(([name]) => name));
  return [...pieces]
    .filter((piece) => !isPacked(piece))
    .map(([name, code]) => [
      name,
      code.replaceAll(/require\("(\.\/[^"]+)"\)/g, (whole, target) =>
        inside.has(target) ? `require("./start.cjs").piece("${target}")` : whole,
      ),
    ]);
}
