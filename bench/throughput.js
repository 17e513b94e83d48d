// How many writes a second eight processes bring about together, against one after the other.
import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './pairs.js';
import { folder, refund } from './places.js';
import { storeOf } from './stores.js';

const WRITES = 160;

/** @returns writes a second with so many processes at once, each started anew for its write; none may be refused */
async function rate(processes) {
  const home = join(folder, 'throughput');
  rmSync(home, { recursive: true, force: true });
  cpSync(await storeOf(100, 1), home, { recursive: true });
  const { command, words, env } = refund(home, 'log', 'contact', '1', '还在等');
  let left = WRITES;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await new Promise((done, fail) => {
        const child = spawn(command, words, { env, stdio: 'ignore' });
        child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`a write was refused: ${code}`))));
      });
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: processes }, worker));
  return WRITES / ((performance.now() - began) / 1000);
}

/** @returns the median ratio of eight to one; the higher the better */
export async function throughput(runs) {
  const pairs = [];
  for (let run = 0; run < runs; run += 1) pairs.push({ eight: await rate(8), one: await rate(1) });
  return {
    eight: median(pairs.map(({ eight }) => eight)),
    one: median(pairs.map(({ one }) => one)),
    ratio: median(pairs.map(({ eight, one }) => eight / one)),
  };
}
