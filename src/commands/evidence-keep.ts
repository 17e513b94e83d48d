import { clean } from '../case/clean.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, KeptFile, Store } from '../ports.ts';
import { sizeText } from '../terminal/size-text.ts';
import type { FoundFile, RefusedFile } from './evidence-files.ts';

/** A kept file with the name it came with. */
export type NamedFile = KeptFile & { readonly name: string };

interface Given {
  readonly files: readonly FoundFile[];
  readonly refused: readonly RefusedFile[];
  /** What came from standard input, where that was named. */
  readonly stdin: Uint8Array | undefined;
}

/** A copy that takes longer than this is shown on its way; milliseconds. */
const SLOW = 500;
const STDIN_NAME = 'stdin';

/**
 * Copies everything that was given into the vault.
 * @param kept filled on the way, so that what is there already can be dropped where a later one fails
 * @returns what was not taken, and why
 */
export async function keepAll(
  context: Context,
  messages: Messages,
  store: Store,
  { files, refused, stdin }: Given,
  kept: NamedFile[],
): Promise<RefusedFile[]> {
  const others = [...refused];
  if (stdin?.length === 0) others.push({ name: '-', why: 'empty' });
  else if (stdin) {
    const { digest, fresh } = store.keepBytes(stdin);
    kept.push({ digest, bytes: stdin.length, modifiedAt: null, fresh, name: STDIN_NAME });
  }
  for (const file of files) {
    const one = await keepOne(context, messages, store, file);
    if ('why' in one) others.push(one);
    else kept.push({ ...one, name: file.name });
  }
  return others;
}

/** Takes back what a failed command put into the vault; its failure is what has to be told, not one of this. */
export function drop(store: Store, kept: readonly Pick<KeptFile, 'digest' | 'fresh'>[]): void {
  try {
    store.dropKept(kept.filter(({ fresh }) => fresh).map(({ digest }) => digest));
  } catch {
    // Doctor finds what is left.
  }
}

async function keepOne(
  { clock, stderr }: Context,
  { evidence }: Messages,
  store: Store,
  { path, name }: FoundFile,
): Promise<KeptFile | RefusedFile> {
  const began = clock.now();
  let shown = false;
  const progress = (done: number, total: number) => {
    if (!stderr.isTerminal || clock.now() - began < SLOW) return;
    shown = true;
    stderr.write(`\r${evidence.progress(clean(name), sizeText(done), sizeText(total))}`);
  };
  try {
    return await store.keepFile(path, progress);
  } catch (error) {
    if (!(error instanceof RefundError) || error.code !== 'file-refused') throw error;
    return { name, why: (error as RefundError<'file-refused'>).details.why };
  } finally {
    if (shown) stderr.write('\n');
  }
}
