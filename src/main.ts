import { useCompileCache } from './platform.ts';
import { allIsOut, writeTo } from './terminal/output.ts';
import type { Context } from './world.ts';

declare const __VERSION__: string;

/** Context → program → exit code. */
async function main(): Promise<number> {
  const words = process.argv.slice(2);
  let context: Context | undefined;
  try {
    // Neither the words of a language nor the commands are needed to say this.
    if (words.length === 1 && /^(?:-V|--version)$/.test(words[0] ?? '')) {
      writeTo('stdout', `${__VERSION__}\n`);
      return 0;
    }
    useCompileCache();
    context = await (await import('./context.ts')).makeContext();
    return await (await import('./cli/program.ts')).runProgram(context, words);
  } catch (error) {
    const { reportError } = await import('./terminal/report-error.ts');
    const english = process.env['REFUND_LANG'] === 'en';
    return await reportError(error, words.includes('--json'), context, english ? 'en' : 'zh');
  } finally {
    context?.close();
  }
}

/** The one way out. */
main().then(
  (code) => {
    process.exitCode = code;
    // Clearing up what the end of the process clears anyway takes as long as reading a case.
    if (allIsOut()) process.exit();
  },
  (error: unknown) => {
    writeTo('stderr', `refund: ${String(error)}\n`);
    process.exitCode = 1;
  },
);
