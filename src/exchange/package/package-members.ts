import { toJson } from '../../case/json-safe.ts';
import { formatTime } from '../../case/time-text.ts';
import { RefundError } from '../../errors.ts';
import { openKept } from '../backup/kept-file.ts';
import { bagMembers } from '../bag-out.ts';
import { chainPieces } from '../chain-file.ts';
import type { Member } from '../members.ts';
import type { PackageContents, PackedFile } from './contents.ts';
import { csvText } from './csv.ts';
import { type About, ABOUT, CASE, CHAIN, DIGESTS, PAGE, TIMELINE } from './layout.ts';
import { pagePieces } from './page.ts';
import { timelineOf } from './timeline.ts';

/**
 * A package as it comes about, in a bag.
 * @param top the one folder that everything stands in; '' for none
 */
export function packageMembers(contents: PackageContents, top: string): AsyncIterable<Member> {
  const { chain, madeAt, program } = contents;
  return bagMembers(top, payload(contents), {
    'External-Description': '退款纠纷材料：打开 data/index.html',
    'External-Identifier': chain.identity,
    'Bagging-Date': madeAt.slice(0, 10),
    'Bag-Software-Agent': `refund ${program}`,
  });
}

function* payload(contents: PackageContents): Iterable<Member> {
  const { chain, whole, exhibits, letters, removed } = contents;
  yield { name: PAGE, open: () => pagePieces(contents) };
  yield text(TIMELINE, timelineText(contents));
  yield text(CASE, `${toJson(contents.caseJson)}\n`);
  if (whole) yield { name: CHAIN, open: () => chainPieces(chain, { places: false }) };
  else yield text(DIGESTS, digestLines(contents));
  yield text(ABOUT, `${JSON.stringify(aboutOf(contents), null, 2)}\n`);
  for (const file of [...exhibits, ...letters, ...removed]) if (!file.lost) yield memberOf(file, contents);
}

/** Kept files stand in it as they are: nothing that unpacks to a thousand times its size is taken back. */
function memberOf(file: PackedFile, { chain, mask }: PackageContents): Member {
  const { member, digest, path, id } = file;
  const changed = () => {
    const items = [{ item: id, kind: 'changed' as const }];
    throw new RefundError('files-damaged', { number: chain.number ?? 0, items });
  };
  const pieces = () => openKept(path, digest)?.pieces(changed) ?? changed();
  if (!file.masks) return { name: member, packed: true, open: pieces };
  return text(member, () => mask(Buffer.concat([...pieces()]).toString('utf8')));
}

function text(name: string, content: string | (() => string)): Member {
  return { name, open: () => [Buffer.from(typeof content === 'string' ? content : content(), 'utf8')] };
}

function aboutOf({
  chain,
  program,
  madeAt,
  to,
  redacted,
  exhibits,
  letters,
  removed,
}: PackageContents): About {
  const lost = [...exhibits, ...letters, ...removed].filter((file) => file.lost).map(({ digest }) => digest);
  return {
    kind: 'refund-package',
    format: 1,
    program,
    madeAt,
    identity: chain.identity,
    head: chain.events.at(-1)?.hash ?? '',
    events: chain.events.length,
    for: to,
    redacted,
    lost: [...new Set(lost)],
  };
}

/** Enough to show that a record belongs to the chain, and nothing of what the others say. */
function digestLines({ chain }: PackageContents): string {
  return chain.events
    .map(({ seq, algorithm, digest, hash }) => `${JSON.stringify({ seq, algorithm, digest, hash })}\n`)
    .join('');
}

const TITLES = ['时间', '事项', '对方', '内容', '编号', '记下的时间', '记录的摘要'];

function timelineText({ view, history }: PackageContents): string {
  const recorded = new Map(history.map((one) => [one.seq, one]));
  const rows = timelineOf(view).map(({ at, what, who, text: content, reference, seq }) => {
    const { event, hash = '' } = recorded.get(seq) ?? {};
    return [formatTime(at), what, who, content, reference, event ? formatTime(event.recordedAt) : '', hash];
  });
  return csvText([TITLES, ...rows]);
}
