import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Me, readMe } from '../case/me.ts';
import { RefundError, unreadable } from '../errors.ts';
import { isThere, readFile } from '../opening.ts';
import type { Effects } from '../ports.ts';
import { takeAway } from './tidying.ts';

const FILE = 'me.json';

/** Who the user is; empty if that was never said. @throws RefundError `me-damaged` */
export function readMeFile(home: string): Me {
  const path = join(home, FILE);
  let kept: string;
  try {
    if (!isThere(home) || !isThere(path)) return {};
    kept = readFile(path).toString('utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
  const me = readMe(kept);
  if (!me) throw new RefundError('me-damaged', { path });
  return me;
}

/** Keeps who the user is, whole under another name first; nothing at all takes the file away. @throws RefundError `write-failed` */
export function writeMeFile(home: string, me: Me, effects: Effects, mark: string): void {
  const path = join(home, FILE);
  const incoming = join(home, `.incoming-${mark}`);
  let isDone = false;
  try {
    if (Object.keys(me).length === 0) {
      if (!existsSync(path)) return;
      effects.removeFile(path);
    } else {
      effects.makeFolder(home);
      effects.createFile(incoming, Buffer.from(`${JSON.stringify(me)}\n`, 'utf8'));
      effects.replace(incoming, path);
    }
    isDone = true;
    effects.syncFolder(home);
  } catch (error) {
    takeAway(incoming, effects);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('write-failed', { path, action: isDone ? 'flush' : 'file', code }, error);
  }
}
