/**
 * Whether what was confirmed stands: some writers at once, round after round, and then the history.
 *
 *   node bench/writers.js [rounds] [writers] [-- program and its first words]
 *
 * Without a program it is the built one of this folder; `-- wine node.exe bin/refund.js` asks another system.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const split = words.indexOf('--') === -1 ? words.length : words.indexOf('--');
const [rounds = 130, writers = 6] = words.slice(0, split).map(Number);
const own = [process.execPath, fileURLToPath(new URL('../bin/refund.js', import.meta.url))];
const [program, ...first] = split < words.length ? words.slice(split + 1) : own;

const home = mkdtempSync(join(tmpdir(), 'refund-writers-'));
const env = { ...process.env, REFUND_HOME: home, REFUND_LANG: 'en', REFUND_QUIET: '1' };

/** Runs the program and gives its exit code with what it said. */
const run = (...rest) =>
  new Promise((resolve) => {
    execFile(program, [...first, ...rest], { env, maxBuffer: 1e9 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? error.signal) : 0, out, err }),
    );
  });

const CASE =
  'new --site S --order N1 --amount 1 --paid-at 2024-05-01T14:02+08:00 --pay-channel alipay --deducted yes --order-state success --delivered nothing --refused none --yes';

try {
  const opened = await run(...CASE.split(' '));
  if (opened.code !== 0) throw new Error(opened.err);
  const confirmed = [];
  const refused = new Map();
  for (let round = 1; round <= rounds; round += 1) {
    const texts = Array.from({ length: writers }, (_, writer) => `round ${round}, writer ${writer}`);
    const ends = await Promise.all(texts.map((text) => run('log', 'contact', '1', text)));
    ends.forEach(({ code, err }, writer) => {
      if (code === 0) confirmed.push(texts[writer]);
      else refused.set(texts[writer], err.trim().replaceAll(home, 'HOME'));
    });
  }
  const history = await run('history', '1', '--json');
  const stored = new Set(JSON.parse(history.out).events.map(({ text }) => text));
  const lost = confirmed.filter((text) => !stored.has(text));
  const unsaid = [...refused.keys()].filter((text) => stored.has(text));
  console.log(`confirmed ${confirmed.length}, of these lost ${lost.length}`);
  console.log(`refused ${refused.size}, of these stored all the same ${unsaid.length}`);
  for (const text of lost) console.log(`  lost: ${text}`);
  for (const [text, said] of refused) console.log(`  refused: ${text}: ${said}`);
  const verified = await run('verify');
  console.log(`verify: exit ${verified.code}`);
  process.exitCode = lost.length > 0 || verified.code !== 0 ? 1 : 0;
} finally {
  rmSync(home, { recursive: true, force: true });
}
