import { closeSync, readSync } from 'node:fs';
import type { EventOf } from '../case/events.ts';
import { lettersOf, liveEvents, type Recorded } from '../case/history.ts';
import { exhibitsInOrder } from '../case/state.ts';
import { clean } from '../case/text.ts';
import type { ErrorDetails } from '../errors.ts';
import { MOST_PICTURE, placeIn } from '../evidence/location.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { type LetterRecipient, PARTIES, type Party } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import { openFile, readFile } from '../opening.ts';
import type { PackageContents, PackedFile, PackedLetter } from '../sharing/contents.ts';
import { EXHIBITS, FileNames, LETTERS, REMOVED } from '../sharing/package.ts';
import { VISIBILITY } from '../sharing/visibility.ts';
import { keptBy } from '../store/journal.ts';
import type { StoreReader } from '../store/reading.ts';
import { digestOf, UNREADABLE } from '../store/vault.ts';
import { sizeText } from '../terminal/text.ts';
import { dayOf, isoDay } from '../time/day.ts';

/** Which kept files go into a package, under which names, and what of them stays here. */

/** Why something of the case stays here. */
type LeftOut = { readonly id: string; readonly why: 'recipient' | 'letter' | 'word-file' | 'location' };

export interface ChosenFiles {
  readonly files: Pick<PackageContents, 'exhibits' | 'letters' | 'removed'>;
  readonly leftOut: readonly LeftOut[];
  /** Exhibits that say where they were taken, and were not blanked. */
  readonly places: readonly string[];
  readonly damaged: ErrorDetails['files-damaged']['items'];
}

interface ChooseFrom {
  readonly view: LetterView;
  /** What the recipient may see of it. */
  readonly shared: LetterView;
  readonly history: readonly Recorded[];
  readonly to: LetterRecipient | null;
  readonly redacted: boolean;
  /** Pictures go without the place they were taken at. */
  readonly strip: boolean;
}

type Letter = { readonly seq: number; readonly id: string; readonly event: EventOf<'letter-written'> };

/** Which kept files go in under which names, what stays here, and what of them is damaged: every one is read for it. */
export async function chooseFiles(store: StoreReader, from: ChooseFrom): Promise<ChosenFiles> {
  const { shared, to, redacted, strip } = from;
  const names = new FileNames();
  const damaged: { item: string; kind: Lost }[] = [];
  const seen = new Map<string, Lost | null>();
  const pack = (id: string, item: string, digest: string, member: string): PackedFile => {
    const path = store.vaultPath(digest);
    if (!seen.has(digest)) seen.set(digest, damageOf(path, digest));
    const kind = seen.get(digest) ?? null;
    if (kind !== null) damaged.push({ item, kind });
    return { id, member, digest, path, lost: kind !== null };
  };
  const places: string[] = [];
  const endingOf = new Map(
    from.view.state.exhibits.map(({ event }) => [event.number, /\.[A-Za-z0-9]{1,16}$/.exec(event.name)?.[0]]),
  );
  const notBlanked: LeftOut[] = [];
  const exhibits = exhibitsInOrder(shared.state).flatMap((exhibit) => {
    const { number, digest, kind, bytes } = exhibit;
    const name = withEnding(exhibit.name, endingOf.get(number) ?? '');
    const id = `E${number}`;
    const member = names.give(EXHIBITS, `${id} ${EVIDENCE_KINDS[kind].name.zh}`, name);
    const packed = pack(id, `${id} ${name}`, digest, member);
    const place = packed.lost
      ? null
      : bytes > MOST_PICTURE
        ? inLarge(packed.path, bytes)
        : placeIn(readFile(packed.path));
    if (place !== null) places.push(id);
    if (strip && place === 'fixed') {
      notBlanked.push({ id, why: 'location' });
      return [];
    }
    const copy = strip && place !== null && place !== 'fixed' ? { copy: place } : {};
    return [{ ...packed, ...copy, exhibit, size: sizeText(bytes) }];
  });
  const { chosen, leftOut } = await lettersFor(from);
  const letters = chosen.map(({ id, event }): PackedLetter => {
    const { digest, at, format } = event;
    const member = names.give(LETTERS, id, letterName(event));
    const masks = redacted && format !== 'docx' ? ({ masks: true } as const) : {};
    return { ...pack(id, id, digest, member), ...masks, to: event.to, at };
  });
  const removed =
    to !== null || redacted || (strip && places.length > 0)
      ? []
      : unused(from, seen).map(({ id, name, digest }) =>
          pack(id, `${id} ${name}`.trim(), digest, names.give(REMOVED, id, name)),
        );
  const hidden = from.view.state.exhibits
    .filter(({ seq }) => !shared.state.exhibits.some((one) => one.seq === seq))
    .map(({ event }): LeftOut => ({ id: `E${event.number}`, why: 'recipient' }));
  return {
    files: { exhibits, letters, removed },
    leftOut: [...hidden, ...notBlanked, ...leftOut],
    places,
    damaged,
  };
}

/** A long film is not read as a whole: what it says of itself stands at its beginning or at its end. */
function inLarge(path: string, bytes: number): ReturnType<typeof placeIn> {
  const file = openFile(path);
  try {
    const part = Buffer.alloc(MOST_PICTURE / 4);
    const ends = [0, Math.max(0, bytes - part.length)].map((from) =>
      Buffer.from(part.subarray(0, readSync(file, part, 0, part.length, from))),
    );
    const [head] = ends;
    const said = ends.some(
      (end) => placeIn(end === head ? end : Buffer.concat([head?.subarray(0, 16) ?? end, end])) !== null,
    );
    return said ? 'fixed' : null;
  } finally {
    closeSync(file);
  }
}

/** A name that ends in what was hidden still opens: 昵称：小鱼.png is ***.png. */
function withEnding(name: string, ending: string): string {
  return name.endsWith(ending) ? name : `${name}${ending}`;
}

type Lost = 'missing' | 'changed' | 'unreadable';

function damageOf(path: string, digest: string): Lost | null {
  const found = digestOf(path);
  if (!found) return 'missing';
  if (found.digest === UNREADABLE) return 'unreadable';
  return found.digest === digest ? null : 'changed';
}

/** Those to the recipient and those that it may see and that were sent; all of them in a whole case. */
async function lettersFor({
  history,
  to,
  redacted,
}: ChooseFrom): Promise<{ chosen: Letter[]; leftOut: LeftOut[] }> {
  const live = liveEvents(history);
  const all = lettersOf(history)
    .map(({ seq, event }, index) => ({ seq, event, id: `L${index + 1}` }))
    .filter(({ seq }) => live.has(seq));
  const sent = new Set(
    history.flatMap(({ seq, event }) =>
      event?.type === 'filing-logged' && live.has(seq) ? [event.refersTo] : [],
    ),
  );
  const newest = all.findLast(({ event }) => event.to === to);
  const others: readonly string[] = to === null ? [] : VISIBILITY[to].letters;
  const reasonOf = ({ seq, event, id }: Letter): LeftOut['why'] | null => {
    if (to !== null && id !== newest?.id && !(others.includes(event.to) && event.to !== to && sent.has(seq)))
      return 'letter';
    return redacted && event.format === 'docx' ? 'word-file' : null;
  };
  return {
    chosen: all.filter((one) => reasonOf(one) === null),
    leftOut: all.flatMap((one) => {
      const why = reasonOf(one);
      return why === null ? [] : [{ id: one.id, why }];
    }),
  };
}

/** Files of the chain that no list shows any more; without them the case could not be taken in again. */
function unused({ history }: ChooseFrom, packed: ReadonlyMap<string, unknown>) {
  const kept = new Map(keptBy(history).map(({ digest, item }) => [digest, item]));
  return [...kept].flatMap(([digest, item]) => {
    if (packed.has(digest)) return [];
    const [id = '', ...words] = item.split(' ');
    return [{ id, name: words.join(' '), digest }];
  });
}

const ENDINGS: Readonly<Record<string, string>> = { text: 'txt', markdown: 'md', html: 'html', docx: 'docx' };

function letterName({ to, at, format }: EventOf<'letter-written'>): string {
  const whom = to in PARTIES ? PARTIES[to as Party].zh : clean(to);
  return `给${whom} ${isoDay(dayOf(at))}.${ENDINGS[format] ?? 'txt'}`;
}
