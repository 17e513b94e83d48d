import { makeRules } from '../../src/clocks/windows.ts';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { openForWriting } from '../../src/store/store.ts';
import type { Store } from '../../src/store/writing.ts';

/** Adds one file as evidence and dies by kill -9 right before its Nth effect; ends with 0 where there is none. */
const [home = '', file = '', nth = '1'] = process.argv.slice(2);
let left = Number(nth);

function die(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const dying = Object.fromEntries(
  Object.entries(effects).map(([name, effect]) => [
    name,
    (...given: unknown[]) => {
      die();
      return (effect as (...all: unknown[]) => unknown)(...given);
    },
  ]),
) as unknown as Effects;

async function add(store: Store): Promise<void> {
  const [kept] = await store.keepFiles([file], die);
  if (kept === undefined || typeof kept === 'string') throw new Error(`not kept: ${String(kept)}`);
  const { digest, bytes } = kept;
  await store.append(1, () => ({
    type: 'evidence-added',
    version: 1,
    at: 1_714_550_000_000,
    recordedAt: 1_714_550_000_000,
    number: 1,
    algorithm: 'sha256',
    digest,
    bytes,
    name: 'file',
    kind: 'other',
    caption: null,
    capturedAt: null,
    modifiedAt: null,
  }));
}

const opened = await openForWriting(
  { home, effects: dying, randomHex: () => String(process.pid) },
  makeRules,
);
await add(opened.store);
opened.close();
