import { createHash } from 'node:crypto';
import { clean } from '../../case/clean.ts';
import { type Exhibit, timeOf } from '../../case/exhibits.ts';
import { factsHash } from '../../case/facts-hash.ts';
import { formatTime } from '../../case/time-text.ts';
import { EVIDENCE_KINDS } from '../../knowledge/evidence-kinds.ts';
import { LAW_CHECKED_ON } from '../../knowledge/law-check.ts';
import { PARTIES, type Party } from '../../knowledge/parties.ts';
import { cameBack, refundOf } from '../../letters/parts/demand.ts';
import { nameOf } from '../../letters/parts/enclosures.ts';
import { groundSentences } from '../../letters/parts/grounds-text.ts';
import { aboutMe, aboutThem } from '../../letters/parts/parties.ts';
import { happened, paid, told, traces } from '../../letters/parts/story.ts';
import { escape } from '../../letters/render/escape.ts';
import type { PackageContents, PackedExhibit } from './contents.ts';
import { type Figure, Figures } from './figures.ts';
import { cell, element, pairs, section, table } from './page-parts.ts';
import { PAGE_STYLE } from './page-style.ts';
import { timelineOf } from './timeline.ts';

/**
 * The package as one page to read and to print. It holds no script and no address, and forbids every load but the
 * pictures that stand in it.
 */
export function* pagePieces(contents: PackageContents): Iterable<Uint8Array> {
  yield bytes(`${head(contents)}<body>\n<main>\n${title(contents)}`);
  yield bytes(parties(contents) + facts(contents) + timeline(contents) + exhibits(contents));
  yield bytes(grounds(contents) + letters(contents));
  yield* figures(contents);
  yield bytes(`${checking(contents)}</main>\n</body>\n</html>\n`);
}

const bytes = (text: string) => Buffer.from(text, 'utf8');

function head({ view }: PackageContents): string {
  const style = createHash('sha256').update(PAGE_STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${style}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escape(`退款纠纷材料：${clean(view.facts.site)}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
`;
}

function title({ to, madeAt, redacted }: PackageContents): string {
  const day = `整理于${madeAt.slice(0, 10)}`;
  const whom = to === null ? '全部材料' : `提交给：${PARTIES[to].zh}`;
  return [
    element('h1', '退款纠纷材料'),
    element(
      'p class="about"',
      [whom, day, ...(redacted ? ['银行卡号、电话、身份证号已遮住'] : [])].join('　'),
    ),
    '',
  ].join('\n');
}

function parties({ view, to }: PackageContents): string {
  const [mine, theirs] = to === 'court' ? ['原告', '被告'] : ['提交人', '对方'];
  const me = aboutMe(view.me, ['name', 'phone', 'address', 'postcode']);
  const nobody = to === null ? '姓名、电话不在案件里，这份材料没有写。' : '这份材料没有写姓名、电话。';
  return section('一、当事人', [
    '<div class="sides">',
    `<div>${element('h3', mine)}${me.length === 0 ? element('p class="note"', nobody) : pairs(me)}</div>`,
    `<div>${element('h3', theirs)}${pairs(aboutThem(view.facts))}</div>`,
    '</div>',
  ]);
}

function facts({ view }: PackageContents): string {
  return section('二、事实', [
    element('p', paid(view.facts, 'of-site')),
    ...[
      happened(view, 'of-site'),
      ...told(view.facts),
      ...cameBack(view),
      `提交人的要求：请对方${refundOf(view)}。`,
    ].map((text) => element('p', text)),
    pairs(traces(view.facts)),
  ]);
}

function timeline({ view }: PackageContents): string {
  const columns = [
    { title: '时间', style: 'time' },
    { title: '事项' },
    { title: '对方' },
    { title: '内容' },
    { title: '编号' },
  ];
  const rows = timelineOf(view).map(({ at, what, who, text, reference }) =>
    [formatTime(at), what, who, text, reference].map(cell),
  );
  return section('三、时间线', [table(columns, rows), element('p class="note"', '时间都是北京时间。')]);
}

function exhibits({ exhibits: packed }: PackageContents): string {
  if (packed.length === 0) return section('四、证据目录', [element('p class="note"', '没有附证据。')]);
  const columns = [
    { title: '序号' },
    { title: '证据名称' },
    { title: '证据来源' },
    { title: '证明目的' },
    { title: '页数或大小' },
    { title: 'SHA-256', style: 'hash' },
  ];
  const rows = packed.map(({ exhibit, size, digest, member, lost }, index) => [
    String(index + 1),
    `${cell(`E${exhibit.number} ${nameOf(exhibit)}`)}<br><span class="file">${cell(lost ? '' : fileOf(member))}</span>${lost ? `<span class="lost">${MISSING}</span>` : ''}`,
    cell(sourceOf(exhibit, lost)),
    cell(
      EVIDENCE_KINDS[exhibit.kind].proves.zh
        .replaceAll('你自己说明', exhibit.caption ?? '')
        .replaceAll('你', '提交人'),
    ),
    cell(size),
    cell(digest),
  ]);
  return section('四、证据目录', [
    table(columns, rows),
    element(
      'p class="note"',
      'SHA-256 是文件内容的摘要：文件改动任何一处，摘要就变。它只说明文件从收存的时候起没有变过，不说明内容真假；原件由提交人保存。',
    ),
  ]);
}

const MISSING = '（文件已经丢失或者损坏，没有附上）';

/** The name of a member as it stands in the folder of the page. */
function fileOf(member: string): string {
  return member.slice('data/'.length);
}

/** Where it comes from, and since when it is unchanged. */
function sourceOf(exhibit: Exhibit, lost: boolean): string {
  const { time, from } = timeOf(exhibit);
  const shown = {
    captured: `内容的时间：${formatTime(time)}；`,
    file: `文件的时间：${formatTime(time)}；`,
    added: '',
  }[from];
  return `提交人保存；${shown}${formatTime(exhibit.recordedAt)} 收存${lost ? '' : '，此后没有变过'}`;
}

function grounds({ view }: PackageContents): string {
  const sentences = groundSentences(view);
  if (sentences.length === 0) return '';
  return section('五、法律依据', [
    ...sentences.map((text, index) => element('p', `${index + 1}. ${text}`)),
    element('p class="note"', `法规核对至 ${LAW_CHECKED_ON}。`),
  ]);
}

function letters({ letters: packed, view }: PackageContents): string {
  if (packed.length === 0) return '';
  const heading = view.grounds.length === 0 ? '五、信件' : '六、信件';
  const rows = packed.map(({ id, to, at, member, lost }) => [
    cell(id),
    cell(partyName(to)),
    cell(formatTime(at)),
    lost ? `<span class="lost">${MISSING}</span>` : cell(fileOf(member)),
  ]);
  return section(heading, [
    table([{ title: '编号' }, { title: '写给' }, { title: '写于', style: 'time' }, { title: '文件' }], rows),
  ]);
}

function partyName(id: string): string {
  return id in PARTIES ? PARTIES[id as Party].zh : id;
}

/** The pictures, one held at a time. */
function* figures({ exhibits: packed, chain }: PackageContents): Iterable<Uint8Array> {
  const looked = new Figures();
  let begun = false;
  for (const one of packed) {
    const figure = looked.of(one, chain.number ?? 0);
    if (figure.kind === 'no-picture') continue;
    if (!begun) yield bytes(`<section>\n${element('h2', '附：证据图片')}\n`);
    begun = true;
    yield bytes(figureOf(one, figure));
  }
  if (begun) yield bytes('</section>\n');
}

const NOT_SHOWN = {
  large: '图片太大，没有放进这一页，见文件夹里的文件。',
  huge: '图片的尺寸太大，没有放进这一页，见文件夹里的文件。',
  lost: MISSING,
} as const;

function figureOf(
  { exhibit, member, lost }: PackedExhibit,
  figure: Exclude<Figure, { kind: 'no-picture' }>,
): string {
  const name = `E${exhibit.number} ${nameOf(exhibit)}`;
  const file = lost ? '' : `<span class="file">${cell(fileOf(member))}</span>`;
  const caption = `<figcaption><h3>${cell(name)}</h3>${file}</figcaption>`;
  if (figure.kind !== 'shown') {
    return `<figure>${caption}${element('p class="note"', NOT_SHOWN[figure.kind])}</figure>\n`;
  }
  const style = figure.long ? ' class="long"' : '';
  return `<figure${style}>${caption}<img alt="${escape(clean(name))}" src="${figure.address}"></figure>\n`;
}

function checking({ history, whole }: PackageContents): string {
  const hash = factsHash(history).slice(0, 16);
  return section('核对', [
    pairs([`案件记录摘要：${hash}`]),
    element(
      'p class="note"',
      `案件的每一条记录和前一条的摘要连成一条链，上面是最后一条事实的摘要的前 16 位；${whole ? '完整的记录在 chain.jsonl。' : '各条的摘要在 chain-digests.jsonl，内容由提交人保存。'}`,
    ),
    `<p class="note">全部文件可以用公开的工具核对：材料按 BagIt 标准（RFC 8493）整理，在最外层的文件夹里运行 <code>sha256sum -c manifest-sha256.txt</code>。</p>`,
  ]);
}
