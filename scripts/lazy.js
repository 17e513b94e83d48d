// What a command may not need is made when it is first used, not when the program starts.
import { readFileSync } from 'node:fs';

/** The sentences, area by area: most commands use three or four of twenty. */
function lazyMessages(builder) {
  builder.onLoad({ filter: /words[/\\]\w+[/\\]index\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const language = /export const (\w+)/.exec(text)?.[1];
    const areas = Array.from(text.matchAll(/^import \{ ([^}]+) \} from '([^']+)';$/gm), ([, names, file]) =>
      names
        .split(', ')
        .map((name) => `get ${name}(){return made.${name}??=require(${JSON.stringify(file)}).${name}}`),
    );
    return {
      contents: `const made={};export const ${language}={${areas.flat().join(',')}};`,
      loader: 'ts',
    };
  });
}

/** The widths of rare characters: its tables take longer to read than a list to print. */
function lazyWidth(builder) {
  builder.onResolve({ filter: /^fast-string-width$/ }, ({ namespace }) =>
    namespace === 'lazy' ? undefined : { path: 'width', namespace: 'lazy' },
  );
  builder.onLoad({ filter: /^width$/, namespace: 'lazy' }, () => ({
    contents: "let real;export default (text)=>(real??=require('fast-string-width').default)(text);",
    resolveDir: import.meta.dirname,
  }));
}

export const lazy = {
  name: 'lazy',
  setup(builder) {
    lazyMessages(builder);
    lazyWidth(builder);
  },
};
