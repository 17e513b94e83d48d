import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Me, readMe } from '../case/me.ts';
import { RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';

const FILE = 'me.json';

/** Who the user is; empty if that was never said. @throws RefundError `me-damaged` */
export function readMeFile(home: string): Me {
  const path = join(home, FILE);
  if (!existsSync(path)) return {};
  let kept: string;
  try {
    kept = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path, code }, error);
  }
  const me = readMe(kept);
  if (!me) throw new RefundError('me-damaged', { path });
  return me;
}

/** Keeps who the user is, whole under another name first; nothing at all takes the file away. @throws RefundError `write-failed` */
export function writeMeFile(home: string, me: Me, effects: Effects, mark: string): void {
  const path = join(home, FILE);
  const incoming = join(home, `.incoming-${mark}`);
  try {
    if (Object.keys(me).length === 0) {
      if (!existsSync(path)) return;
      effects.removeFile(path);
      effects.syncFolder(home);
      return;
    }
    effects.makeFolder(home);
    effects.createFile(incoming, Buffer.from(`${JSON.stringify(me)}\n`, 'utf8'));
    effects.replace(incoming, path);
    effects.syncFolder(home);
  } catch (error) {
    if (existsSync(incoming)) effects.removeFile(incoming);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('write-failed', { path, action: 'file', code }, error);
  }
}
