import { lettersOf } from '../case/history.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { writeLines } from '../terminal/output.ts';
import type { Messages } from '../words/words.ts';

/** More than these nobody picks from a list. */
const MOST = 200;

/**
 * `refund numbers`, for completion alone: the newest case numbers, or the exhibits or letters of one case. What it
 * does not understand gives nothing.
 */
export async function run(
  { readStore, stdout }: Context,
  _: Messages,
  given: string | undefined,
  what: string | undefined,
): Promise<ExitStatus> {
  const store = await readStore();
  const numbers = store.numbers();
  if (given === undefined) writeLines(stdout, numbers.slice(-MOST).toReversed().map(String));
  else if (numbers.includes(Number(given))) writeLines(stdout, itemsOf(store, Number(given), what));
  return 0;
}

function itemsOf(store: StoreReader, number: number, what: string | undefined): string[] {
  const history = store.history(number);
  if (what === 'letters') return lettersOf(history).map((_, index) => `L${index + 1}`);
  const numbers = history.flatMap(({ event }) => (event?.type === 'evidence-added' ? [event.number] : []));
  return [...new Set(numbers)].map((one) => `E${one}`);
}
