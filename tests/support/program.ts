import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { WORKER_FOLDER } from './build-worker.ts';

export const BIN = fileURLToPath(new URL('../../bin/refund.js', import.meta.url));

/** The evening of the story in the README: two hours and twenty minutes after the payment. */
export const NOW = '2024-05-01T16:22:00+08:00';
export const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'] as const;

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The one object that `--json` printed. */
  json(): unknown;
}

/** `REFUND_PROCESSES=1` runs every scenario in processes of its own, before a release. */
const IN_PROCESSES = process.env['REFUND_PROCESSES'] !== undefined;
/** What the program itself reads of its environment. */
const IN_A_THREAD = /^(?:REFUND_|LANG$|LC_|NO_COLOR$|FORCE_COLOR$|HOME$)/;
const PLAIN: Readonly<Record<string, string>> = { PATH: process.env['PATH'] ?? '', TZ: 'Asia/Shanghai' };

function inProcess(env: Record<string, string>, words: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], {
    env,
    encoding: 'utf8',
    input: '',
  });
  return { code: status, out: stdout, err: stderr, json: () => JSON.parse(stdout) };
}

let thread: { ask(request: unknown): { code: number; out: string; err: string } } | undefined;

function inThread(environment: Record<string, string>, words: readonly string[]): Outcome {
  thread ??= startThread();
  const { code, out, err } = thread.ask({ words, environment });
  return { code, out, err, json: () => JSON.parse(out) };
}

function startThread(): NonNullable<typeof thread> {
  const { port1: here, port2: port } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(join(WORKER_FOLDER, 'program-worker.js'), {
    workerData: { port, signal },
    transferList: [port],
  });
  worker.unref();
  return {
    ask(request) {
      Atomics.store(signal, 0, 0);
      here.postMessage(request, []);
      // What wakes it may still be the end of the answer before.
      while (Atomics.load(signal, 0) === 0) {
        if (Atomics.wait(signal, 0, 0, 120_000) === 'timed-out')
          throw new Error('the program does not answer');
      }
      const answer = receiveMessageOnPort(here);
      if (!answer) throw new Error('the program answered with nothing');
      return answer.message as { code: number; out: string; err: string };
    },
  };
}

/** The built program in a home of its own, with a clock that stands still. */
export class Program {
  readonly home = join(mkdtempSync(join(tmpdir(), 'refund-test-')), 'home');
  readonly environment: Record<string, string>;

  constructor(environment: Record<string, string> = {}) {
    this.environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: this.home,
      REFUND_HOME: this.home,
      REFUND_NOW: NOW,
      REFUND_LANG: 'zh',
      TZ: 'Asia/Shanghai',
      ...environment,
    };
  }

  run(...words: string[]): Outcome {
    return this.runWith({}, ...words);
  }

  /** In a thread, which is ten times as fast, unless the environment asks for something that only a process has. */
  runWith(environment: Record<string, string>, ...words: string[]): Outcome {
    const all = { ...this.environment, ...environment };
    const asked = Object.entries(all).some(
      ([name, value]) => !IN_A_THREAD.test(name) && value !== PLAIN[name],
    );
    return asked || IN_PROCESSES ? inProcess(all, words) : inThread(all, words);
  }

  /** The built program in a process of its own. */
  start(...words: string[]): Outcome {
    return inProcess(this.environment, words);
  }

  /** Opens the story's case; more flags add to or replace its own. */
  open(...more: string[]): Outcome {
    return this.run('new', ...STORY, ...more);
  }

  remove(): void {
    rmSync(join(this.home, '..'), { recursive: true, force: true });
  }
}

/** Paid, marked done, nothing came. */
export const STORY = [
  ['--site', '某某卡盟'],
  ['--order', 'CM20240501001'],
  ['--amount', '100'],
  ['--paid-at', '2024-05-01 14:02'],
  ['--pay-channel', 'alipay'],
  ['--deducted', 'yes'],
  ['--order-state', 'success'],
  ['--delivered', 'nothing'],
  ['--refused', 'none'],
  ['--product', '100元游戏点卡'],
].flat();
