import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { effects } from './effects.ts';
import { RefundError } from './errors.ts';
import { dataFolder, hasOwnWindow, shellOf } from './platform.ts';
import type { Environment, Prompter } from './ports.ts';
import type { StoreReader } from './store/reading.ts';
import type { Opened } from './store/store.ts';
import type { Store } from './store/writing.ts';
import { outputOf, readsTerminal } from './terminal/output.ts';
import { type Language, LANGUAGES } from './words/language.ts';
import type { Context } from './world.ts';

/** The real world. @throws RefundError `bad-environment` for a REFUND_NOW that is no instant */
export async function makeContext(variables: NodeJS.ProcessEnv = process.env): Promise<Context> {
  const environment = readEnvironment(variables);
  const fixed = readNow(variables['REFUND_NOW']);
  const outputs = {
    stdout: await outputOf('stdout', variables),
    stderr: await outputOf('stderr', variables),
  };
  return contextFor(environment, { now: () => fixed ?? Date.now() }, outputs);
}

/** What tests put in the place of the disk and of chance. */
type Means = Pick<Context, 'effects' | 'randomHex'>;

/** The world around one home folder. */
export function contextFor(
  environment: Environment,
  clock: Context['clock'],
  outputs: Pick<Context, 'stdout' | 'stderr'>,
  means: Means = { effects, randomHex },
): Context {
  const world = { home: environment.home, mayBeLost: false, ...means };
  let reader: Opened<StoreReader> | undefined;
  let writer: Opened<Store> | undefined;
  let wasOpen = false;
  let meChanged = false;
  let plain: Prompter | undefined;
  return {
    clock,
    environment,
    stdin: {
      get isTerminal() {
        return readsTerminal();
      },
      bytes: readStdin,
      text: async (most) => (await readStdin(most)).toString('utf8'),
    },
    ...outputs,
    ...means,
    get canPrompt() {
      return outputs.stdout.isTerminal && readsTerminal();
    },
    async prompter(words): Promise<Prompter> {
      const { paint } = outputs.stdout;
      if (!environment.plain) return (await import('./terminal/prompter.ts')).makePrompter(words, paint);
      // One for all questions: of two, each would hear what is answered to the other.
      plain ??= (await import('./terminal/plain-prompter.ts')).makePlainPrompter(words, paint);
      return plain;
    },
    async readStore(lost) {
      world.mayBeLost ||= lost === 'may be lost';
      if (writer) return writer.store;
      const { openForReading } = await import('./store/store.ts');
      reader ??= await openForReading(world);
      return reader.store;
    },
    async writeStore() {
      // A reader is closed first: it would hold what the writer has to lock.
      reader?.close();
      reader = undefined;
      const { openForWriting } = await import('./store/store.ts');
      writer ??= await openForWriting(world);
      wasOpen ||= writer.wasOpen === true;
      return writer.store;
    },
    async readMe() {
      return (await import('./store/me-file.ts')).readMeFile(environment.home);
    },
    async changeMe(change) {
      const { changeMeFile } = await import('./store/me-file.ts');
      const { closeToOthers } = await import('./store/tidying.ts');
      changeMeFile(environment.home, change, means.effects);
      meChanged = true;
      wasOpen = closeToOthers(environment.home, means.effects) || wasOpen;
    },
    get hasRecorded() {
      return meChanged || writer?.store.hasRecorded === true;
    },
    get homeWasOpen() {
      return wasOpen;
    },
    close() {
      reader?.close();
      writer?.close();
      reader = undefined;
      writer = undefined;
    },
    elsewhere: (home, now) => contextFor({ ...environment, home }, { now: () => now }, outputs, means),
    show: async (path) => (await import('./terminal/viewer.ts')).showFile(path),
    pictureReader: async () => (await import('./pictures/reader.ts')).openReader(),
    temporaryFolder() {
      const path = makeTemporary();
      return { path, remove: () => means.effects.removeFolder(path) };
    },
  };
}

/** @throws RefundError `write-failed` that names the place, which an environment may have chosen */
function makeTemporary(): string {
  const place = process.getBuiltinModule('node:os').tmpdir();
  try {
    return mkdtempSync(join(place, 'refund-'));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RefundError('write-failed', { path: place, action: 'file', code }, error);
  }
}

async function readStdin(most = Infinity): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    bytes += (chunk as Uint8Array).length;
    if (bytes > most) break;
  }
  return Buffer.concat(chunks);
}

/** Node's crypto is only loaded where it is first needed: importing it costs every start a tenth. */
function randomHex(bytes: number): string {
  return process.getBuiltinModule('node:crypto').randomBytes(bytes).toString('hex');
}

declare const __VERSION__: string;

/** What the user set. @throws RefundError `bad-environment` */
function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  return {
    home: variables['REFUND_HOME'] ? resolve(variables['REFUND_HOME']) : dataFolder(variables),
    language: languageOf(variables),
    quiet: isSet(variables['REFUND_QUIET']),
    plain: isSet(variables['REFUND_PLAIN']) || variables['TERM'] === 'dumb',
    debug: isSet(variables['REFUND_DEBUG']),
    version: __VERSION__,
    platform: process.platform,
    shell: shellOf(variables),
    ownWindow: hasOwnWindow(variables),
  };
}

/** The language of the interface: REFUND_LANG, else English for an English locale, else Chinese. @throws RefundError `bad-environment` */
function languageOf(variables: NodeJS.ProcessEnv): Language {
  const named = variables['REFUND_LANG'];
  const known = LANGUAGES.find((one) => one === named);
  if (known) return known;
  if (named) throw new RefundError('bad-environment', { name: 'REFUND_LANG', given: named });
  const locale = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  return locale?.startsWith('en') ? 'en' : 'zh';
}

/** The clock that stands still at REFUND_NOW, milliseconds UTC. @throws RefundError `bad-environment` */
function readNow(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(instant)) throw new RefundError('bad-environment', { name: 'REFUND_NOW', given: text });
  return instant;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0';
}
