import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BIN, Program } from '../support/program.ts';

const SOAK = process.env['REFUND_SOAK'] !== undefined;
const MEGABYTES = SOAK ? 100 : 8;
/** How often each command is ended, by one signal after the other. */
const EACH = SOAK ? 8 : 1;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const;

let program: Program;
let folder: string;
let other: string;
let big: string;
beforeAll(() => {
  program = new Program();
  program.open();
  folder = join(program.home, '..');
  other = mkdtempSync(join(tmpdir(), 'refund-signals-'));
  big = join(folder, 'film.mp4');
  writeFileSync(big, Buffer.alloc(MEGABYTES * 1024 * 1024, '退款'));
  writeFileSync(join(folder, 'secret.txt'), 'correct horse battery\n');
  program.run('evidence', 'add', '1', big, '--no-read');
  program.run('export', '1', '-o', join(folder, 'p.zip'));
  program.run('backup', join(folder, 'b.zip'));
  program.run('backup', join(folder, 'b.age'), '--passphrase-file', join(folder, 'secret.txt'));
});
afterAll(() => {
  program.remove();
  rmSync(other, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly took: number;
}

/** Runs a command and sends it a signal after some milliseconds. */
function ended(home: string, words: readonly string[], signal?: NodeJS.Signals, after = 0): Promise<Ended> {
  return new Promise((resolve) => {
    const begun = performance.now();
    let said = '';
    const run = spawn(process.execPath, [BIN, ...words], {
      // What newer Nodes keep of the program is no concern of the home.
      env: { ...program.environment, REFUND_HOME: home, XDG_CACHE_HOME: join(folder, 'cache') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [run.stdout, run.stderr])
      stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
    const timer = signal && setTimeout(() => run.kill(signal), after);
    run.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said, took: performance.now() - begun });
    });
  });
}

const named = (path: string) =>
  existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];

function digestOf(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(path)
      .on('data', (piece) => hash.update(piece))
      .on('end', () => resolve(hash.digest('hex')))
      .on('error', reject);
  });
}

/** A copy of so many bytes, with what it makes: an output beside, or something in the home. */
interface Way {
  readonly words: readonly string[];
  readonly output?: string;
  /** In a home of its own, which is empty. */
  readonly fresh?: true;
}

const ways = (): Way[] => [
  { words: ['evidence', 'add', '1', join(folder, 'new.mp4'), '--no-read'] },
  { words: ['export', '1', '-o', join(other, '包')], output: join(other, '包') },
  { words: ['export', '1', '-o', join(other, '包.zip')], output: join(other, '包.zip') },
  { words: ['backup', join(other, '备份.zip')], output: join(other, '备份.zip') },
  {
    words: ['backup', join(other, '备份.age'), '--passphrase-file', join(folder, 'secret.txt')],
    output: join(other, '备份.age'),
  },
  { words: ['restore', join(folder, 'b.zip')], fresh: true },
  { words: ['restore', join(folder, 'b.age'), '--passphrase-file', join(folder, 'secret.txt')], fresh: true },
  { words: ['import', join(folder, 'p.zip')], fresh: true },
];

it(
  `a signal during a copy of ${MEGABYTES} MB leaves nothing half taken, and doctor names and clears what is left`,
  { timeout: 3_600_000 },
  async () => {
    let broken = 0;
    let left = 0;
    let chance = 20_261_130;
    const next = () => (chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    for (const [way, { words, output, fresh }] of ways().entries()) {
      let takes = 0;
      let whole = '';
      for (let turn = 0; turn <= EACH; turn += 1) {
        const home = fresh ? join(other, `home ${turn}`) : program.home;
        writeFileSync(join(folder, 'new.mp4'), Buffer.alloc(MEGABYTES * 1024 * 1024, `${turn} ${takes}`));
        const look = (...given: string[]) => program.runWith({ REFUND_HOME: home }, ...given);
        const events = () => look('history', '1', '--json').out.split('"seq"').length;
        const before = events();
        const signal = turn === 0 ? undefined : SIGNALS[(turn + way) % SIGNALS.length];
        const about = [words.slice(0, 2).join(' '), signal];
        const { code, said, took } = await ended(home, words, signal, next() * takes);
        if (turn === 0) {
          expect([about, code, said]).toEqual([about, 0, expect.any(String)]);
          takes = took;
          if (output !== undefined && statSync(output).isFile() && !output.endsWith('age'))
            whole = await digestOf(output);
        }
        if (code !== 0) broken += 1;
        // What has its own name is whole: it was written under another one.
        if (output !== undefined) {
          if (code === 0) expect([about, existsSync(output)]).toEqual([about, true]);
          if (existsSync(output) && whole !== '')
            expect([about, await digestOf(output)]).toEqual([about, whole]);
          rmSync(output, { recursive: true, force: true });
        } else {
          // All of it or nothing, and what was said is true.
          const after = events();
          if (/收下了|取回|恢复了/.test(said)) expect([about, after]).not.toEqual([about, before]);
          if (code === 0) expect([about, after > before]).toEqual([about, true]);
        }
        const there = [...named(home), ...named(other)].filter((name) =>
          /(?:^|\/)\.(?:incoming|refund)-[^/]*$/.test(name),
        );
        if (there.length > 0) left += 1;
        if (existsSync(home)) {
          const doctor = look('doctor').out;
          for (const name of there.filter((one) => !one.includes('note')))
            expect([about, doctor]).toEqual([about, expect.stringContaining(name.split('/').at(-1) ?? '')]);
          look('doctor', '--fix');
          expect([about, look('verify').code]).toEqual([about, 0]);
          const now = [...named(home), ...named(other)].filter((name) => /(?:^|\/)\.[a-z]/.test(name));
          expect([about, now]).toEqual([about, []]);
        }
        if (fresh) rmSync(home, { recursive: true, force: true });
      }
    }
    // Both happened, else nothing was shown.
    expect(broken).toBeGreaterThan(0);
    if (SOAK) expect(left).toBeGreaterThan(0);
  },
);
