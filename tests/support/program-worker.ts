import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { type MessagePort, workerData } from 'node:worker_threads';
import { runProgram } from '../../src/cli/program.ts';
import { makeContext } from '../../src/context.ts';
import { reportError } from '../../src/terminal/report-error.ts';
import type { Context } from '../../src/world.ts';

/**
 * Runs the program's commands one after the other in a thread, as `main.ts` does in a process, and answers with what
 * they print. A process takes a fifth of a second to start, and the scenarios start thousands.
 */
const { port, signal } = workerData as { readonly port: MessagePort; readonly signal: Int32Array };

const printed = { out: '', err: '' };
const { writeSync } = fs;
fs.writeSync = ((file: number, data: Uint8Array, ...rest: never[]) => {
  if (file !== 1 && file !== 2) return writeSync(file, data, ...rest);
  printed[file === 1 ? 'out' : 'err'] += Buffer.from(data).toString('utf8');
  return data.length;
}) as typeof writeSync;
syncBuiltinESMExports();

async function run(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  let context: Context | undefined;
  try {
    context = await makeContext(environment);
    return await runProgram(context, words);
  } catch (error) {
    return await reportError(error, words.includes('--json'), context);
  } finally {
    context?.close();
  }
}

port.on('message', async ({ words, environment }: { words: string[]; environment: NodeJS.ProcessEnv }) => {
  printed.out = '';
  printed.err = '';
  const code = await run(words, environment);
  port.postMessage({ code, ...printed });
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});
