import { hasOwnWindow, useCompileCache } from './platform.ts';
import { allIsOut, hasHungUp, writeTo } from './terminal/output.ts';
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
    // It would have the path of the file as its name, or none, which Node under wine cannot bear.
    if (hasOwnWindow(process.env)) process.title = 'refund';
    useCompileCache();
    context = await (await import('./context.ts')).makeContext();
    return await (await import('./cli/program.ts')).runProgram(context, words);
  } catch (error) {
    const { reportError } = await import('./terminal/report-error.ts');
    const english = process.env['REFUND_LANG'] === 'en';
    return await reportError(error, words.includes('--json'), context, english ? 'en' : 'zh');
  } finally {
    context?.close();
    if (context?.environment.ownWindow && context.canPrompt)
      await (await import('./terminal/own-window.ts')).holdOpen(context.environment.language);
  }
}

/** At its end, Node sets the terminal right, and dies with a memory dump if there is none any more. */
function endWithTheTerminal(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
  // Under nohup that does nothing. A signal takes a moment to arrive.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  process.kill(process.pid, 'SIGKILL');
}

/** The one way out. */
main().then(
  (code) => {
    process.exitCode = code;
    if (hasHungUp()) endWithTheTerminal();
    // Clearing up what the end of the process clears anyway takes as long as reading a case.
    if (allIsOut()) process.exit();
  },
  (error: unknown) => {
    // Not even the words for it could be loaded.
    const { code = '' } = error as NodeJS.ErrnoException;
    writeTo(
      'stderr',
      code === 'EMFILE' || code === 'ENFILE'
        ? `refund 没能做完：系统不让它再打开文件了（${code}）。关掉一些程序，或者用 ulimit -n 256 放宽；先用 refund history 加案件编号看看这一步记下没有，再决定要不要重来。\nrefund could not finish: the system lets it open no more files (${code}). Close some programs, or allow more with ulimit -n 256; look with refund history and the number of the case whether this was recorded before you do it again.\n`
        : `refund 没有装完整，重新装一次。refund is not whole, install it again. (${String(error)})\n`,
    );
    process.exitCode = 1;
  },
);
