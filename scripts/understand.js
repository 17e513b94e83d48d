// `npm run understand [-- --train] [-- --keep] [-- --why ID]`: how well stories and replies are understood that the
// models did not learn from. --train learns the models anew from the whole corpus (tests/corpus) and writes them into
// src/reading; --keep writes the figures that the tests hold; --why shows what was made of one text.
import { parseArgs } from 'node:util';
import { load } from './sources.js';

const { values } = parseArgs({
  options: {
    train: { type: 'boolean' },
    keep: { type: 'boolean' },
    why: { type: 'string' },
    misses: { type: 'string' },
  },
});
const understand = await load('tests/understanding/understand.ts');
const say = (text) => process.stdout.write(`${text}\n`);
if (values.train) understand.writeModels();
const measured = understand.measure((id, line) => {
  if (id === values.why) say(line);
  if (values.misses && line.includes(values.misses)) say(line);
});
for (const kind of ['stories', 'replies', 'chats'])
  say(`${kind[0].toUpperCase()}${kind.slice(1)}\n${understand.tableOf(measured[kind])}\n`);
if (values.keep) understand.keepFigures(measured);
