import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { namedIn } from '../advice/to-the-point.ts';
import { clean } from '../case/clean.ts';
import type { Exhibit } from '../case/exhibits.ts';
import type { Facts } from '../case/facts.ts';
import type { Messages } from '../messages/messages.ts';
import type { StoreReader } from '../ports.ts';

/** Something about one exhibit that somebody may ask about. */
export interface ExhibitNotice {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
}

/** Texts beyond this are not searched. */
const MOST_TEXT = 5_000_000;
const ENDS = 64;
/** What should name the order or the payment. */
const TO_NAME_IT: readonly string[] = ['payment-record', 'order-page', 'bill', 'ticket'];

/** What the files themselves say: their type, whether they are whole, and whether they speak of this order. */
export async function noticesOf(
  store: StoreReader,
  exhibits: readonly Exhibit[],
  facts: Facts,
  { evidence }: Messages,
): Promise<ExhibitNotice[]> {
  const { fileFacts } = await import('../exchange/file-facts.ts');
  const { fileText } = await import('../exchange/file-text.ts');
  return exhibits.flatMap((exhibit) => {
    const read = readEnds(store.vaultPath(exhibit.digest));
    const id = `E${exhibit.number}`;
    if (read === undefined) return [{ id, kind: 'unreadable', what: evidence.fileFacts.unreadable(id) }];
    const notices = fileFacts(exhibit.name, read.head, read.tail).map((kind) => ({
      id,
      kind: kind as string,
      what: evidence.fileFacts[kind](id),
    }));
    const text = read.whole && fileText(exhibit.name, read.whole);
    if (!text) return notices;
    const named = namedIn(text, facts);
    for (const order of named.otherOrders) {
      notices.push({ id, kind: 'other-order', what: evidence.otherOrder(id, clean(order)) });
    }
    if (TO_NAME_IT.includes(exhibit.kind) && !named.order && !named.paymentNo) {
      notices.push({ id, kind: 'names-no-order', what: evidence.namesNoOrder(id) });
    }
    if (TO_NAME_IT.includes(exhibit.kind) && !named.amount) {
      notices.push({ id, kind: 'names-no-amount', what: evidence.namesNoAmount(id) });
    }
    return notices;
  });
}

/** The beginning and the end of a file, and all of it where it is small enough to be a text. */
function readEnds(
  path: string,
): { head: Uint8Array; tail: Uint8Array; whole: Uint8Array | undefined } | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const { size } = fstatSync(file);
    const part = (from: number, length: number) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, from));
    };
    if (size <= MOST_TEXT) {
      const whole = part(0, size);
      return { head: whole.subarray(0, ENDS), tail: whole.subarray(-ENDS), whole };
    }
    return { head: part(0, ENDS), tail: part(size - ENDS, ENDS), whole: undefined };
  } finally {
    closeSync(file);
  }
}
