import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

  runWith(environment: Record<string, string>, ...words: string[]): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], {
      env: { ...this.environment, ...environment },
      encoding: 'utf8',
      input: '',
    });
    return { code: status, out: stdout, err: stderr, json: () => JSON.parse(stdout) };
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
