import { makeRules } from '../../src/clocks/windows.ts';
import { command as exportCase } from '../../src/commands/export.ts';
import { importPackage } from '../../src/commands/import.ts';
import { makeContext } from '../../src/context.ts';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { type Opened, openForWriting } from '../../src/store/store.ts';
import type { Store } from '../../src/store/writing.ts';
import { loadMessages, loadWords } from '../../src/words/words.ts';
import type { Context } from '../../src/world.ts';

/** Exports case 1 or imports a package, and dies by kill -9 right before its Nth effect. */
const [what = '', path = '', nth = '1'] = process.argv.slice(2);
let left = Number(nth);

const dying = Object.fromEntries(
  Object.entries(effects).map(([name, effect]) => [
    name,
    (...given: unknown[]) => {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      return (effect as (...all: unknown[]) => unknown)(...given);
    },
  ]),
) as unknown as Effects;

const real = await makeContext();
const { environment, randomHex } = real;
let writer: Opened<Store> | undefined;
const context: Context = {
  ...real,
  effects: dying,
  readStore: async () => writer?.store ?? real.readStore(),
  async writeStore() {
    real.close();
    writer ??= await openForWriting({ home: environment.home, effects: dying, randomHex }, makeRules);
    return writer.store;
  },
};
const messages = {
  ...(await loadMessages('zh')),
  ...(await loadWords('evidence', 'zh')),
  ...(await loadWords('reading', 'zh')),
};
if (what === 'export') await exportCase.run(context, messages, '1', { output: path, json: true });
else await importPackage(context, messages, path, { json: true });
writer?.close();
