import { makeContext } from './context.ts';
import { RefundError } from './errors.ts';
import type { Context } from './ports.ts';
import { runProgram } from './program.ts';
import { reportError } from './terminal/report-error.ts';

/** The one way out: context → program → exit code. */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  let context: Context | undefined;
  try {
    context = await makeContext();
    return await runProgram(context, words);
  } catch (error) {
    return await reportError(error, words.includes('--json'), context);
  } finally {
    context?.close();
  }
}

// A reader that has seen enough (`| head -1`) closes the pipe: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`refund: ${error instanceof RefundError ? error.code : String(error)}\n`);
    process.exitCode = 1;
  },
);
