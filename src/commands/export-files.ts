import { clean } from '../case/clean.ts';
import { type EventOf, lettersOf, liveEvents, type Recorded } from '../case/events.ts';
import { inOrder } from '../case/exhibits.ts';
import { dayOf, isoDay } from '../deadlines/civil-day.ts';
import type { ErrorDetails } from '../errors.ts';
import type { PackageContents, PackedFile, PackedLetter } from '../exchange/package/contents.ts';
import { EVIDENCE_KINDS } from '../knowledge/evidence-kinds.ts';
import { type LetterRecipient, PARTIES, type Party } from '../knowledge/parties.ts';
import type { LetterView } from '../letters/view.ts';
import type { StoreReader } from '../ports.ts';
import { digestOf } from '../store/file-digest.ts';
import { keptBy } from '../store/verify-journal.ts';
import { sizeText } from '../terminal/size-text.ts';

/** Why something of the case stays here. */
export type LeftOut = { readonly id: string; readonly why: 'recipient' | 'letter' | 'word-file' };

export interface ChosenFiles {
  readonly files: Pick<PackageContents, 'exhibits' | 'letters' | 'removed'>;
  readonly leftOut: readonly LeftOut[];
  readonly damaged: ErrorDetails['files-damaged']['items'];
}

interface ChooseFrom {
  readonly view: LetterView;
  /** What the recipient may see of it. */
  readonly shared: LetterView;
  readonly history: readonly Recorded[];
  readonly to: LetterRecipient | null;
  readonly redacted: boolean;
}

type Letter = { readonly seq: number; readonly id: string; readonly event: EventOf<'letter-written'> };

/** Which kept files go in under which names, what stays here, and what of them is damaged: every one is read for it. */
export async function chooseFiles(store: StoreReader, from: ChooseFrom): Promise<ChosenFiles> {
  const { FileNames } = await import('../exchange/package/file-names.ts');
  const { EXHIBITS, LETTERS, REMOVED } = await import('../exchange/package/layout.ts');
  const { shared, to, redacted } = from;
  const names = new FileNames();
  const damaged: { item: string; kind: 'missing' | 'changed' }[] = [];
  const seen = new Map<string, 'missing' | 'changed' | null>();
  const pack = (id: string, item: string, digest: string, member: string): PackedFile => {
    const path = store.vaultPath(digest);
    if (!seen.has(digest)) seen.set(digest, damageOf(path, digest));
    const kind = seen.get(digest) ?? null;
    if (kind !== null) damaged.push({ item, kind });
    return { id, member, digest, path, lost: kind !== null };
  };
  const exhibits = inOrder(shared.state).map((exhibit) => {
    const { number, digest, name, kind, bytes } = exhibit;
    const id = `E${number}`;
    const member = names.give(EXHIBITS, `${id} ${EVIDENCE_KINDS[kind].name.zh}`, name);
    return { ...pack(id, `${id} ${name}`, digest, member), exhibit, size: sizeText(bytes) };
  });
  const { chosen, leftOut } = await lettersFor(from);
  const letters = chosen.map(({ id, event }): PackedLetter => {
    const { digest, at, format } = event;
    const member = names.give(LETTERS, id, letterName(event));
    const masks = redacted && format !== 'docx' ? ({ masks: true } as const) : {};
    return { ...pack(id, id, digest, member), ...masks, to: event.to, at };
  });
  const removed =
    to !== null || redacted
      ? []
      : unused(from, seen).map(({ id, name, digest }) =>
          pack(id, `${id} ${name}`.trim(), digest, names.give(REMOVED, id, name)),
        );
  const hidden = from.view.state.exhibits
    .filter(({ seq }) => !shared.state.exhibits.some((one) => one.seq === seq))
    .map(({ event }): LeftOut => ({ id: `E${event.number}`, why: 'recipient' }));
  return { files: { exhibits, letters, removed }, leftOut: [...hidden, ...leftOut], damaged };
}

function damageOf(path: string, digest: string): 'missing' | 'changed' | null {
  const found = digestOf(path);
  if (!found) return 'missing';
  return found.digest === digest ? null : 'changed';
}

/** Those to the recipient and those that it may see and that were sent; all of them in a whole case. */
async function lettersFor({
  history,
  to,
  redacted,
}: ChooseFrom): Promise<{ chosen: Letter[]; leftOut: LeftOut[] }> {
  const { SEES } = await import('../exchange/package/sees.ts');
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
  const others: readonly string[] = to === null ? [] : SEES[to].letters;
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

/** What the chain tells of and no list shows any more; without it the case could not be taken back. */
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
