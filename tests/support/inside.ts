import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanLines } from '../../src/case/text.ts';
import { runProgram } from '../../src/cli/program.ts';
import { contextFor } from '../../src/context.ts';
import { effects } from '../../src/effects.ts';
import { type ErrorCode, RefundError } from '../../src/errors.ts';
import type { Shell } from '../../src/platform.ts';
import type { Effects, Environment, Output, Paint, Prompter } from '../../src/ports.ts';
import { wrap } from '../../src/terminal/text.ts';
import { loadWords } from '../../src/words/words.ts';
import { NOW } from './program.ts';

export interface InsideOutcome {
  readonly code: number;
  readonly out: string;
  /** What went to stderr, with the sentence of an error at its end. */
  readonly err: string;
  /** The error that ended it. */
  readonly error: unknown;
}

export interface InsideOptions {
  readonly use?: Effects;
  readonly stdin?: string;
  /** Milliseconds, UTC. */
  readonly now?: number;
  /** The same word gives the same identities and salts. */
  readonly chance?: string;
  /** Another home folder. */
  readonly home?: string;
  readonly language?: 'zh' | 'en';
  /** Another system, and the shell there. */
  readonly platform?: NodeJS.Platform;
  readonly shell?: Shell;
  /** The outputs are one terminal of so many columns; what comes is all in `out`. Nothing can be asked. */
  readonly terminal?: { readonly columns: number; readonly paint?: Paint };
  /** Who answers what is asked; without one nothing can be asked. */
  readonly prompter?: Prompter;
}

/** The program without a process of its own: the same commands, a hundred times as fast. */
export class Inside {
  readonly folder = mkdtempSync(join(tmpdir(), 'refund-inside-'));
  readonly home = join(this.folder, 'home');
  #runs = 0;

  async run(words: readonly string[], options: InsideOptions = {}): Promise<InsideOutcome> {
    const { use = effects, stdin = '', now = Date.parse(NOW), chance = `run ${++this.#runs}` } = options;
    const { terminal } = options;
    const stdout = new Sink(terminal);
    const stderr = terminal ? stdout : new Sink(undefined);
    const environment = {
      home: options.home ?? this.home,
      language: options.language ?? 'zh',
      quiet: false,
      plain: false,
      debug: false,
      version: '0.0.0',
      platform: options.platform ?? 'linux',
      shell: options.shell ?? 'posix',
      ownWindow: false,
    } satisfies Environment;
    const means = { effects: use, randomHex: randomOf(chance) };
    const real = contextFor(environment, { now: () => now }, { stdout, stderr }, means);
    const context = {
      ...real,
      get hasRecorded() {
        return real.hasRecorded;
      },
      stdin: { isTerminal: false, bytes: async () => Buffer.from(stdin), text: async () => stdin },
      ...(options.prompter && { canPrompt: true, prompter: async () => options.prompter as Prompter }),
    };
    try {
      const code = await runProgram(context, words);
      return { code, out: stdout.text, err: stderr.text, error: undefined };
    } catch (error) {
      // As `report-error.ts` tells it.
      const { language } = environment;
      const told =
        error instanceof RefundError ? cleanLines(await sentenceOf(error, language)) : String(error);
      const code = error instanceof RefundError ? error.exitCode : 1;
      const lines = terminal
        ? told.split('\n').flatMap((line) => wrap(line, terminal.columns, '  '))
        : [told];
      return { code, out: stdout.text, err: `${stderr.text}${lines.join('\n')}\n`, error };
    } finally {
      context.close();
    }
  }

  /** Runs what has to succeed, and gives its `--json`. */
  async json<T>(...words: string[]): Promise<T> {
    const { out, err, code } = await this.run([...words, '--json']);
    if (out === '') throw new Error(`${words.join(' ')}: ${code} ${err}`);
    return JSON.parse(out) as T;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

class Sink implements Output {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly paint: Paint;

  constructor(terminal: InsideOptions['terminal']) {
    this.isTerminal = terminal !== undefined;
    this.columns = terminal?.columns ?? 1_000_000;
    this.paint = terminal?.paint ?? {
      bold: same,
      dim: same,
      red: same,
      yellow: same,
      green: same,
      cyan: same,
    };
  }

  text = '';
  readonly write = (text: string): void => {
    this.text += text;
  };
}

function same(text: string): string {
  return text;
}

function randomOf(chance: string): (bytes: number) => string {
  let count = 0;
  return (bytes) =>
    createHash('sha512')
      .update(`${chance} ${++count}`)
      .digest('hex')
      .slice(0, bytes * 2);
}

async function sentenceOf<C extends ErrorCode>(
  error: RefundError<C>,
  language: 'zh' | 'en',
): Promise<string> {
  const { errors } = await loadWords('errors', language);
  return errors[error.code](error.details);
}
