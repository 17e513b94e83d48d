import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileFacts } from '../evidence/look.ts';
import type { PartFile } from '../evidence/pictures.ts';
import { pieceAt } from '../pieces.ts';
import { MINUTE } from '../time/day.ts';
import { MOST_BYTES, MOST_PIXELS, type PictureText, type Unread } from './picture.ts';
import { readTextFile } from './text-page.ts';

/** Reads the text in pictures, PDFs and texts, one after the other. */
export interface PictureReader {
  /** What stands in a picture, or why it was not read. Never fails, and never takes longer than its limit. */
  read(name: string, bytes: Uint8Array): Promise<PictureText | Unread>;
  close(): Promise<void>;
}

/**
 * The thread is ended after so many milliseconds of computing for one picture, or if it takes so many megabytes. A
 * busy machine only makes it wait: that is allowed ten times as long.
 */
const LONGEST = MINUTE;
const WAITING = 10;
const MOST_MEMORY = 1800;
/** How often the memory of the process is looked at; milliseconds. A thread's own limit does not count the engine's. */
const CHECK_EVERY = 50;

/**
 * A reader in a thread of its own, which is started with the first picture and serves all that follow. Whatever a
 * picture makes the decoders or the engine do, only the thread ends; the next picture gets a new one.
 * @param folder where the reader's script, its engine and its models lie, if not with the program
 */
export function openReader(folder?: string, longest = LONGEST): PictureReader {
  let worker: Worker | undefined;
  const end = async () => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  const ask = async (message: object): Promise<PictureText | Unread> => {
    let thread: Worker;
    try {
      // An executable unpacks them here.
      thread = worker ??= startThread(folder ?? pieceAt('pictures'));
    } catch {
      return 'no-reader';
    }
    return new Promise((tell) => {
      const before = { memory: process.memoryUsage.rss(), computed: computed() };
      const finish = (found: PictureText | Unread, over: boolean) => {
        clearTimeout(timer);
        clearInterval(watch);
        thread.off('message', told).off('error', failed).off('exit', failed);
        if (over) void end().then(() => tell(found));
        else tell(found);
      };
      const timer = setTimeout(() => finish('took-too-long', true), longest * WAITING);
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before.memory > MOST_MEMORY * 1024 * 1024) finish('too-large', true);
        if (computed() - before.computed > longest) finish('took-too-long', true);
      }, CHECK_EVERY);
      const told = (found: PictureText | Unread) => finish(found, false);
      const failed = () => finish('no-reader', true);
      thread.once('message', told).once('error', failed).once('exit', failed);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      thread.postMessage(message);
    });
  };
  return {
    read: async (name, bytes) => {
      if (bytes.length > MOST_BYTES) return 'too-many-bytes';
      const file = partsOf(bytes);
      const text = await readTextFile(name, file);
      return text ?? unreadable(name, bytes, file) ?? ask({ bytes, orientation: orientationOf(bytes) });
    },
    close: end,
  };
}

/** Milliseconds that this process has computed; while a picture is read nothing else in it does. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function startThread(folder: string): Worker {
  const worker = new Worker(join(folder, 'worker.js'), { workerData: folder, stdout: true, stderr: true });
  // A reader that nobody closed must not keep the program from ending.
  worker.unref();
  return worker;
}

function partsOf(bytes: Uint8Array): PartFile {
  return { size: bytes.length, read: (from, length) => bytes.subarray(from, from + length) };
}

/** What the head of a file says against reading it, before anything is decoded. */
function unreadable(name: string, bytes: Uint8Array, file: PartFile): Unread | undefined {
  const { type, picture } = fileFacts(name, file);
  if (type === 'heic') return isVideo(bytes) ? 'no-picture' : 'heic';
  if (type === 'webp' || type === 'gif') return type;
  if ((type !== 'png' && type !== 'jpeg') || !picture) return 'no-picture';
  const { width, height } = picture;
  if (!width || !height) return 'damaged';
  return width * height > MOST_PIXELS ? 'too-large' : undefined;
}

/** MP4 and MOV begin like HEIC and call themselves otherwise. */
function isVideo(bytes: Uint8Array): boolean {
  return !/^(?:hei|hev|mif|msf|avi)/.test(String.fromCharCode(...bytes.subarray(8, 12)));
}

/** How the camera was held: the number that a JPEG's Exif data gives, 1 if there is none. */
function orientationOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 128 * 1024));
  if (head[0] !== 0xff) return 1;
  const start = head.indexOf('Exif\0\0', 0, 'latin1') + 6;
  if (start < 6 || start + 16 > head.length) return 1;
  const little = head[start] === 0x49;
  const short = (at: number) =>
    at + 2 > head.length ? 0 : little ? head.readUInt16LE(at) : head.readUInt16BE(at);
  const long = (at: number) =>
    at + 4 > head.length ? 0 : little ? head.readUInt32LE(at) : head.readUInt32BE(at);
  const table = start + long(start + 4);
  for (let entry = 0; entry < Math.min(short(table), 64); entry++) {
    const at = table + 2 + entry * 12;
    if (short(at) === 0x0112) return short(at + 8);
  }
  return 1;
}
