import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { BIN } from './program.ts';

/** Whether this machine has a `script` that gives a command a terminal (util-linux). */
export const hasTerminal =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** The program in a real terminal: what a person types goes in, what the screen gets comes out. */
export class Terminal {
  readonly #child: ChildProcess;
  #seen = '';
  readonly ended: Promise<number | null>;

  constructor(environment: Record<string, string>, words: readonly string[], folder?: string, columns = 60) {
    const command = [process.execPath, BIN, ...words].map((word) => `'${word}'`).join(' ');
    this.#child = spawn('script', ['-qec', `stty cols ${columns}; exec ${command}`, '/dev/null'], {
      env: { ...environment, TERM: 'xterm', SHELL: '/bin/sh' },
      stdio: ['pipe', 'pipe', 'ignore'],
      cwd: folder,
      detached: true,
    });
    this.#child.stdout?.on('data', (bytes: Buffer) => (this.#seen += bytes.toString('utf8')));
    this.ended = new Promise((resolve) => this.#child.on('exit', resolve));
  }

  /** Types once the screen has shown a text, so that no test waits by the clock. */
  async answer(question: string, keys: string): Promise<void> {
    await this.shows(question);
    this.#seen = '';
    this.#child.stdin?.write(keys);
  }

  async shows(text: string): Promise<string> {
    const seen = () => this.#seen.includes(text);
    while (!seen()) {
      const more = new Promise((resolve) => this.#child.stdout?.once('data', resolve));
      await Promise.race([more, this.ended]);
      if (!seen() && this.#child.exitCode !== null) throw new Error(`never showed ${text}: ${this.#seen}`);
    }
    return this.#seen;
  }

  /** kill -9 on everything that runs in the terminal. */
  async kill(): Promise<void> {
    const { pid } = this.#child;
    if (pid !== undefined) {
      spawnSync('pkill', ['-KILL', '-P', String(pid)]);
      process.kill(pid, 'SIGKILL');
    }
    await this.ended;
  }
}
