// Runs the built program's commonest commands once in a throw-away home: each keeps its compiled form (start.cjs). What
// the help says is written down beside it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every language that has a folder of sentences. */
const LANGUAGES = readdirSync(fileURLToPath(new URL('../src/words', import.meta.url))).filter(
  (name) => !name.endsWith('.ts'),
);

const BIN = fileURLToPath(new URL('../bin/refund.js', import.meta.url));

/** The first ones make the case that the others read. */
const COMMANDS = [
  [
    'new --site 网站 --order 1 --amount 1 --paid-at 2024-05-01T14:02+08:00 --product 点卡 --pay-channel alipay',
    '--deducted yes --order-state success --delivered nothing --refused none --yes',
  ].join(' '),
  'log contact 1 你好',
  '',
  '--version',
  'status',
  'next 1',
  'history 1',
  'letter 1',
].map((line) => line.split(' ').filter((word) => word !== ''));

function run(words, env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`refund ${words.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}

/** @throws Error where one of them does not end well: the built program does not work */
export function warm(dist) {
  const home = mkdtempSync(join(tmpdir(), 'refund-warm-'));
  const env = {
    ...process.env,
    REFUND_HOME: join(home, 'home'),
    REFUND_NOW: '2024-05-01T16:22:00+08:00',
    REFUND_LANG: 'zh',
  };
  try {
    for (const words of COMMANDS) run(words, env);
    // Under the other name for it: the compiled form is to be that of printing what was written down.
    for (const language of LANGUAGES) {
      const help = run(['-h'], { ...env, REFUND_LANG: language });
      writeFileSync(join(dist, `help-${language}.txt`), help);
    }
    run(['--help'], env);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
