import { fstatSync, statSync, writeSync } from 'node:fs';
import { toJson } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import { pause } from '../platform.ts';
import type { Output, Paint } from '../ports.ts';

type Name = 'stdout' | 'stderr';

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;

/** How long a full pipe is given, in milliseconds. */
const PAUSE = 5;

/** Columns of a pipe: no line is that long, so nothing wraps. */
const ENDLESS = 1_000_000;

/** What nobody reads any more (`| head -1`): the command goes on to its end without another word. */
const deaf = new Set<Name>();
/** Node's streams, made for terminals only. */
const terminals = new Map<Name, NodeJS.WriteStream>();

/** One of the two ways out, as the program sees it. */
export async function outputOf(name: Name, variables: NodeJS.ProcessEnv): Promise<Output> {
  const terminal = terminalOf(name);
  const isTerminal = terminal !== undefined;
  return {
    isTerminal,
    columns: terminal ? Math.max(20, terminal.columns || 80) : ENDLESS,
    paint: await makePaint(takesColour(isTerminal, variables)),
    write: (text) => writeTo(name, text),
  };
}

/**
 * Writes text. Pipes and files are written to directly: Node's stream for them takes 8 ms to make, and tells only
 * afterwards that a disk is full.
 * @throws RefundError `write-failed` if a file takes no more
 */
export function writeTo(name: Name, text: string): void {
  if (deaf.has(name)) return;
  const terminal = terminals.get(name);
  if (terminal) {
    terminal.write(text);
    return;
  }
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(DESCRIPTORS[name], rest));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') {
        deaf.add(name);
        return;
      }
      if (code !== 'EAGAIN')
        throw new RefundError('write-failed', { path: name, action: 'output', code }, error);
      // A full pipe that was made not to wait: its reader gets some time.
      pause(PAUSE);
    }
  }
}

/** Everything that was written has left the program; the stream of a terminal on Windows may still hold some. */
export function allIsOut(): boolean {
  return [...terminals.values()].every(({ writableLength }) => writableLength === 0);
}

/** A terminal that was there has hung up: its window was closed, or its line broke off. */
export function hasHungUp(): boolean {
  // Without one there is nothing to ask, and what would be asked takes 2 ms to load.
  if (terminals.size === 0) return false;
  const { isatty } = process.getBuiltinModule('node:tty');
  return [...terminals.keys()].some((name) => !isatty(DESCRIPTORS[name]));
}

function terminalOf(name: Name): NodeJS.WriteStream | undefined {
  if (terminals.has(name)) return terminals.get(name);
  if (!mayBeTerminal(DESCRIPTORS[name]) || !process[name].isTTY) return undefined;
  const stream = process[name];
  // The terminal was closed.
  stream.on('error', () => deaf.add(name));
  terminals.set(name, stream);
  return stream;
}

/** Whether what is read comes from a terminal. Node's stream for it is slow to make, and only made to be read. */
export function readsTerminal(): boolean {
  return mayBeTerminal(STDIN) && process.getBuiltinModule('node:tty').isatty(STDIN);
}

const STDIN = 0;

/** Asks the system, not Node's stream, which is slow to make. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}

/** Whether a stream takes colour: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal. */
function takesColour(isTerminal: boolean, variables: NodeJS.ProcessEnv): boolean {
  if (variables['NO_COLOR']) return false;
  const forced = variables['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && variables['TERM'] !== 'dumb';
}

const same = (text: string) => text;
const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/** The colours of a stream; if it takes none, the library that makes them is not loaded. */
export async function makePaint(colours: boolean): Promise<Paint> {
  if (!colours) return plain;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

export function writeJson(stdout: Output, data: Readonly<Record<string, unknown>>): void {
  stdout.write(`${toJson({ schema: 1, ...data })}\n`);
}

export function writeLines(output: Output, lines: readonly string[]): void {
  output.write(lines.map((line) => `${line}\n`).join(''));
}
