import { spawn } from 'node:child_process';
import { viewerFor } from '../platform.ts';

/** A viewer that cannot open the file ends within this time. Milliseconds. */
const EARLY_END = 500;

/**
 * Starts the desktop's viewer and does not wait until it is closed.
 * @returns false if there is none, or if it ends at once and says that it failed
 */
export function showFile(path: string): Promise<boolean> {
  const { command, words, tells } = viewerFor(path);
  return new Promise((tell) => {
    const child = spawn(command, words, { detached: true, stdio: 'ignore' });
    const finish = (shown: boolean) => {
      clearTimeout(timer);
      child.unref();
      tell(shown);
    };
    const timer = setTimeout(() => finish(true), EARLY_END);
    child.once('error', () => finish(false));
    child.once('exit', (code) => finish(code === 0 || !tells));
  });
}
