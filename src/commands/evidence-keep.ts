import { clean } from '../case/clean.ts';
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
export function keepAll(
  context: Context,
  messages: Messages,
  store: Store,
  { files, refused, stdin }: Given,
  kept: NamedFile[],
): RefusedFile[] {
  const others = [...refused];
  if (stdin?.length === 0) others.push({ name: '-', why: 'empty' });
  else if (stdin) {
    const { digest, fresh } = store.keepBytes(stdin);
    kept.push({ digest, bytes: stdin.length, modifiedAt: null, fresh, name: STDIN_NAME });
  }
  const outcomes = store.keepFiles(
    files.map(({ path }) => path),
    progressOf(context, messages, files),
  );
  for (const [index, { name }] of files.entries()) {
    const outcome = outcomes[index] ?? 'missing';
    if (typeof outcome === 'string') others.push({ name, why: outcome });
    else kept.push({ ...outcome, name });
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

/** Shows how far the copy of a file is, where that takes long; each file on a line of its own. */
function progressOf(
  { clock, stderr }: Context,
  { evidence }: Messages,
  files: readonly FoundFile[],
): (index: number, done: number, total: number) => void {
  let current = -1;
  let began = 0;
  let shown = false;
  return (index, done, total) => {
    if (index !== current) [current, began, shown] = [index, clock.now(), false];
    if (!stderr.isTerminal || clock.now() - began < SLOW) return;
    shown = true;
    const line = evidence.progress(clean(files[index]?.name ?? ''), sizeText(done), sizeText(total));
    stderr.write(`\r${line}${shown && done === total ? '\n' : ''}`);
  };
}
