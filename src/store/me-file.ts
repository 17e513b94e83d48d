import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Me, ME_FIELDS, readMe } from '../case/me.ts';
import { RefundError, unreadable } from '../errors.ts';
import { isThere, readFile } from '../opening.ts';
import { pause } from '../platform.ts';
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

/** Everybody who writes it uses this name, and a second one waits: two changes at once would both start from the same. */
const INCOMING = '.incoming-me';
/** How long that is waited for, in milliseconds, and how often it is looked at again. It is there for a moment. */
const PATIENCE = 1000;
const PAUSE = 10;

/**
 * Changes what is kept of who the user is, whole under another name first; nothing at all takes the file away.
 * @param change is given what is kept now, also what another window kept a moment ago
 * @throws RefundError `write-failed`, `me-damaged`, `not-read-back`
 */
export function changeMeFile(home: string, change: (me: Me) => Me, effects: Effects): void {
  for (let waited = 0; !tryToChange(home, change, effects, waited >= PATIENCE); waited += PAUSE) pause(PAUSE);
}

/** @returns false if somebody else is at it, or was a moment ago */
function tryToChange(home: string, change: (me: Me) => Me, effects: Effects, patient: boolean): boolean {
  const path = join(home, FILE);
  const incoming = join(home, INCOMING);
  const before = readMeFile(home);
  const after = change(before);
  const isEmptied = isSame(after, {});
  if (isEmptied && !existsSync(path)) return true;
  let isMine = false;
  let isDone = false;
  try {
    effects.makeFolder(home);
    // That of somebody who was killed.
    if (patient) takeAway(incoming, effects);
    effects.createFile(incoming, Buffer.from(`${JSON.stringify(after)}\n`, 'utf8'));
    isMine = true;
    if (!isSame(readMeFile(home), before)) {
      effects.removeFile(incoming);
      return false;
    }
    if (isEmptied) {
      effects.removeFile(path);
      effects.removeFile(incoming);
    } else effects.replace(incoming, path);
    isDone = true;
    effects.syncFolder(home);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!patient && code === (isMine ? 'ENOENT' : 'EEXIST')) return false;
    if (isMine) takeAway(incoming, effects);
    if (error instanceof RefundError) throw error;
    throw new RefundError('write-failed', { path, action: isDone ? 'flush' : 'file', code }, error);
  }
  // A disk may hold one of them up for so long that another took its file for that of somebody who was killed.
  if (isSame(readMeFile(home), after)) return true;
  if (patient) throw new RefundError('not-read-back', { path, code: 'MISSING' });
  return false;
}

const isSame = (one: Me, other: Me) => ME_FIELDS.every((field) => one[field] === other[field]);
