import { spawn } from 'node:child_process';

/** A viewer that cannot open the file ends within this time. Milliseconds. */
const EARLY_END = 500;

interface Viewer {
  readonly command: string;
  readonly words: readonly string[];
  /** Whether its exit code says if it worked; Explorer's is always 1. */
  readonly tells: boolean;
}

/** The command that hands a file to the desktop. It is started without a shell, which could run or expand parts of the path. */
export function viewerFor(platform: NodeJS.Platform, path: string): Viewer {
  if (platform === 'darwin') return { command: 'open', words: [path], tells: true };
  if (platform === 'win32') return { command: 'explorer.exe', words: [path], tells: false };
  return { command: 'xdg-open', words: [path], tells: true };
}

/**
 * Starts the desktop's viewer and does not wait until it is closed.
 * @returns false if there is none, or if it ends at once and says that it failed
 */
export function showFile(path: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const { command, words, tells } = viewerFor(platform, path);
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
