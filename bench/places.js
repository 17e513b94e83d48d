// Where the bench works: one fresh folder, taken away at the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const BIN = join(ROOT, 'bin', 'refund.js');
/** The clock of every run: the stores' payments lie in the weeks before it. */
export const NOW = '2026-11-20T10:00:00+08:00';

export const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'refund-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Without what makes every Node start slower on some machines, and with nothing of this user's own. */
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env;

/** `refund` in a home. */
export const refund = (home, ...words) => ({
  command: process.execPath,
  words: [BIN, ...words],
  env: { ...inherited, REFUND_HOME: home, REFUND_NOW: NOW, REFUND_LANG: 'zh' },
});

export const bareNode = { command: process.execPath, words: ['-e', '0'], env: inherited };

export const shell = (script, ...given) => ({
  command: 'sh',
  words: ['-ec', script, 'sh', ...given],
  env: inherited,
});

/** A command in a pseudo-terminal of its own. */
export const terminal = ({ command, words, env }) => ({
  command: 'script',
  words: ['-qec', [command, ...words].map((word) => `'${word}'`).join(' '), '/dev/null'],
  env: { ...env, TERM: 'xterm-256color', SHELL: '/bin/sh' },
});
