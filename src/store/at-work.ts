import { lstatSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readFile } from '../opening.ts';
import type { Effects } from '../ports.ts';

/*
 * Who is at work in the home (decision 0048). Whatever stands there only for a while says which process made it: while
 * that one lives, it is nobody's leftover, however slow the disk is.
 */

/** The name of something that is being made. It says who is at it: while that one lives, it is no leftover. */
export function incomingName(mark: string): string {
  return `.incoming-${process.pid}-${mark}`;
}

/** Whether it is the name of something that a living process is at: a long copy, or one that waits for the disk. */
export function isAtWork(name: string): boolean {
  return isRunning(Number(/^\.incoming-(\d+)-/.exec(name)?.[1]));
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The rights of whatever lies in the vault. */
const ONLY_READ = 0o400;

/** A mark in the vault, an empty file, that somebody is at work there. */
interface AtWork {
  /** @returns false if it was begun before */
  begin(): boolean;
  end(): void;
}

/**
 * Between the beginning and the end, what lies in the vault and is not recorded yet, or not gone yet, belongs to a
 * command that lives: nobody calls it unexpected. Where the disk takes no mark, they look again a few times.
 */
export function atWork(vault: string, effects: Effects): AtWork {
  const mark = join(vault, incomingName('work'));
  let isSet = false;
  return {
    begin() {
      if (isSet) return false;
      try {
        effects.makeFolder(vault);
        // One that somebody with the same number was killed over will do.
        if (lengthOf(mark) === undefined) effects.createFile(mark, new Uint8Array(), ONLY_READ);
        isSet = true;
      } catch {
        // As said above.
      }
      return true;
    },
    end() {
      try {
        if (isSet) effects.removeFile(mark);
      } catch {
        // It means nothing once this process has ended: doctor clears it.
      }
      isSet = false;
    },
  };
}

/** Whether it is such a mark, also of somebody who was killed: it says nothing then, and goes with the leftovers. */
export function isMark(path: string): boolean {
  return /^\.incoming-\d+-work$/.test(basename(path)) && lengthOf(path) === 0;
}

/** Has the one name that only one at a time can take, and says inside who that is: whoever changes who the user is. */
export const ME_LOCK = '.incoming-me';

/** The process that has a lock, as it says there itself; NaN if it says nothing. */
export function holderOf(lock: string): number {
  return Number(saidIn(lock) || Number.NaN);
}

/** Whether somebody who lives, and is not this process, has a lock. */
export function isHeldBySomebody(lock: string): boolean {
  return isRunning(holderOf(lock));
}

/** Bytes of a note, or a lock. Whatever is longer is none of ours, and is not read. */
const MOST_NOTE = 64 * 1024;

/** What a note or a lock says; empty if it cannot be read. */
export function saidIn(path: string): string {
  try {
    return (lengthOf(path) ?? 0) > MOST_NOTE ? '' : readFile(path).toString('utf8');
  } catch {
    return '';
  }
}

/** Bytes of what lies there, a link itself; undefined if nothing does. */
export function lengthOf(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.size;
}
