import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Me, readMe } from '../case/me.ts';
import { RefundError, unreadable } from '../errors.ts';
import { isThere, readFile } from '../opening.ts';
import { pause } from '../platform.ts';
import type { Effects } from '../ports.ts';
import { holderOf, incomingName, isHeldBySomebody, ME_LOCK } from './at-work.ts';
import { takeAway } from './tidying.ts';

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

/**
 * How long somebody who writes it is waited for, in milliseconds: one who seems to live, as their number may be somebody
 * else's by now, and one who does not.
 */
const BUSY = 8000;
const PATIENCE = 1000;
const PAUSE = 10;
/** How often a turn may be lost to another one. */
const MOST_TURNS = 5;

/**
 * Changes what is kept of who the user is, whole under another name first; nothing at all takes the file away. One
 * after the other: two changes at once would both start from the same.
 * @param change is given what is kept now, also what another window kept a moment ago
 * @throws RefundError `write-failed`, `me-damaged`
 */
export function changeMeFile(home: string, change: (me: Me) => Me, effects: Effects): void {
  const path = join(home, FILE);
  if (isEmpty(change(readMeFile(home))) && !existsSync(path)) return;
  const lock = join(home, ME_LOCK);
  const incoming = join(home, incomingName('me'));
  const isMyTurn = () => holderOf(lock) === process.pid;
  let isDone = false;
  try {
    effects.makeFolder(home);
    for (let turn = 1; !isDone; turn += 1) {
      if (turn > MOST_TURNS) throw Object.assign(new Error(`EBUSY: ${lock}`), { code: 'EBUSY' });
      takeTurn(lock, effects);
      try {
        const me = change(readMeFile(home));
        if (!isEmpty(me)) effects.createFile(incoming, Buffer.from(`${JSON.stringify(me)}\n`, 'utf8'));
        // A disk may have held this up for so long that another one did not wait any more.
        if (!isMyTurn()) continue;
        if (!isEmpty(me)) effects.replace(incoming, path);
        else if (existsSync(path)) effects.removeFile(path);
        isDone = true;
        effects.syncFolder(home);
      } finally {
        takeAway(incoming, effects);
        if (isMyTurn()) takeAway(lock, effects);
      }
    }
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RefundError('write-failed', { path, action: isDone ? 'flush' : 'file', code }, error);
  }
}

/** Takes the lock; whoever has it is waited for, and not for ever. */
function takeTurn(lock: string, effects: Effects): void {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      effects.createFile(lock, Buffer.from(`${process.pid}\n`, 'utf8'));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (waited >= (isHeldBySomebody(lock) ? BUSY : PATIENCE)) {
        if (!takeAway(lock, effects)) throw error;
        waited = 0;
      }
    }
    pause(PAUSE);
  }
}

const isEmpty = (me: Me) => Object.keys(me).length === 0;
