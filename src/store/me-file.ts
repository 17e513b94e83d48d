import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Me, readMe } from '../case/me.ts';
import { RefundError, unreadable } from '../errors.ts';
import { isThere, readFile } from '../opening.ts';
import { pause } from '../platform.ts';
import type { Effects } from '../ports.ts';
import { isHeldBySomebody, ME_LOCK, takeAway } from './tidying.ts';
import { incomingName } from './vault.ts';

const FILE = 'me.json';
/** Bytes: far more than anybody is; what is cut off there cannot be understood. */
const MOST = 1024 * 1024;

/** Who the user is; empty if that was never said. @throws RefundError `me-damaged` */
export function readMeFile(home: string): Me {
  const path = join(home, FILE);
  let kept: string;
  try {
    if (!isThere(home) || !isThere(path)) return {};
    kept = readFile(path, MOST).toString('utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
  const me = readMe(kept);
  if (!me) throw new RefundError('me-damaged', { path });
  return me;
}

/** How long somebody who writes it is waited for, and one of whom nobody knows whether they live; milliseconds. */
const BUSY = 8000;
const PATIENCE = 1000;
const PAUSE = 10;

/**
 * Changes what is kept of who the user is, whole under another name first; nothing at all takes the file away. One
 * after the other: two changes at once would both start from the same.
 * @param change is given what is kept now, also what another window kept a moment ago
 * @throws RefundError `write-failed`, `me-damaged`, `store-busy`
 */
export function changeMeFile(home: string, change: (me: Me) => Me, effects: Effects): void {
  const path = join(home, FILE);
  if (isEmpty(change(readMeFile(home))) && !existsSync(path)) return;
  const lock = join(home, ME_LOCK);
  const incoming = join(home, incomingName('me'));
  let isDone = false;
  try {
    effects.makeFolder(home);
    takeTurn(lock, path, effects);
    try {
      const me = change(readMeFile(home));
      if (!isEmpty(me)) {
        effects.createFile(incoming, Buffer.from(`${JSON.stringify(me)}\n`, 'utf8'));
        effects.replace(incoming, path);
      } else if (existsSync(path)) effects.removeFile(path);
      isDone = true;
      effects.syncFolder(home);
    } finally {
      for (const left of [incoming, lock]) takeAway(left, effects);
    }
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RefundError('write-failed', { path, action: isDone ? 'flush' : 'file', code }, error);
  }
}

/** Takes the lock; whoever has it is waited for, unless they are dead. @throws RefundError `store-busy` */
function takeTurn(lock: string, path: string, effects: Effects): void {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      effects.createFile(lock, Buffer.from(`${process.pid}\n`, 'utf8'));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const isHeld = isHeldBySomebody(lock);
      if (isHeld && waited >= BUSY)
        throw new RefundError('store-busy', { path, seconds: BUSY / 1000 }, error);
      if (!isHeld && waited >= PATIENCE && !takeAway(lock, effects)) throw error;
    }
    pause(PAUSE);
  }
}

const isEmpty = (me: Me) => Object.keys(me).length === 0;
