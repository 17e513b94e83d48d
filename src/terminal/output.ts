import { fstatSync, statSync, writeSync } from 'node:fs';
import { toJson } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import type { Output, Paint } from '../ports.ts';

type Name = 'stdout' | 'stderr';

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;

/** Columns of a pipe: no line is that long, so nothing wraps. */
const ENDLESS = 1_000_000;

/** What nobody reads any more (`| head -1`): the command goes on to its end without another word. */
const deaf = new Set<Name>();
const streams: { [N in Name]?: NodeJS.WriteStream } = {};

/** One of the two ways out, as the program sees it. */
export async function outputOf(name: Name, variables: NodeJS.ProcessEnv): Promise<Output> {
  const isTerminal = mayBeTerminal(name) && process[name].isTTY;
  return {
    isTerminal,
    columns: isTerminal ? Math.max(20, streamOf(name).columns || 80) : ENDLESS,
    paint: await makePaint(takesColour(isTerminal, variables)),
    write: (text) => writeTo(name, text),
  };
}

/**
 * Writes text. Pipes and files are written to directly: making Node's own stream takes longer than a list to print.
 * @throws RefundError `write-failed` where a file takes no more
 */
export function writeTo(name: Name, text: string): void {
  if (deaf.has(name)) return;
  if (streams[name]) {
    streams[name].write(text);
    return;
  }
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(DESCRIPTORS[name], rest));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') deaf.add(name);
    // A full pipe that was made not to wait: Node's stream waits for it.
    else if (code === 'EAGAIN') streamOf(name).write(rest);
    else throw new RefundError('write-failed', { path: name, action: 'output', code: code ?? '' }, error);
  }
}

/** Everything that was written has left the program; a stream of Node's may still hold some. */
export function allIsOut(): boolean {
  return Object.keys(streams).length === 0;
}

function streamOf(name: Name): NodeJS.WriteStream {
  const made = streams[name];
  if (made) return made;
  const stream = process[name];
  // The terminal was closed.
  stream.on('error', () => deaf.add(name));
  streams[name] = stream;
  return stream;
}

function mayBeTerminal(name: Name): boolean {
  try {
    const stats = fstatSync(DESCRIPTORS[name]);
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

/** The colours of a stream; where it takes none, the library that makes them is not even loaded. */
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
