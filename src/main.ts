import type { Context } from './ports.ts';

declare const __VERSION__: string;

/** Context → program → exit code. */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  // Neither the words of a language nor the other commands are needed to say this.
  if (words.length === 1 && /^(?:-V|--version)$/.test(words[0] ?? '')) {
    process.stdout.write(`${__VERSION__}\n`);
    return 0;
  }
  let context: Context | undefined;
  try {
    context = await (await import('./context.ts')).makeContext();
    return await (await import('./program.ts')).runProgram(context, words);
  } catch (error) {
    return await (
      await import('./terminal/report-error.ts')
    ).reportError(error, words.includes('--json'), context);
  } finally {
    context?.close();
  }
}

/**
 * The one way out.
 * @public called by `bin/refund.js`
 */
export function start(): void {
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
      process.stderr.write(`refund: ${String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
