import { createHash } from 'node:crypto';
import { factsShownBy } from '../advice/contents.ts';
import type { Facts } from '../case/facts.ts';
import { factsHash } from '../case/history.ts';
import { type Exhibit, timeOfExhibit } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { PARTIES, type Party } from '../law/parties.ts';
import { LAW_CHECKED_ON } from '../law/statutes.ts';
import { refundOf } from '../letters/claims.ts';
import { aboutMe, aboutThem, cameBack, nameOf, reasonSentences } from '../letters/parts.ts';
import { whatHappened } from '../letters/problem.ts';
import { escapeHtml, textHtml } from '../letters/render.ts';
import { paid, statementOf, traces } from '../letters/story.ts';
import { aboutText, formatTime } from '../time/day.ts';
import type { PackageContents, PackedExhibit } from './contents.ts';
import { type PagePicture, PagePictures } from './page-pictures.ts';
import { timelineOf } from './timeline.ts';

/**
 * The package as one page to read and to print. It holds no script and no address, and forbids every load but the
 * pictures that stand in it.
 */
export function* pagePieces(contents: PackageContents): Iterable<Uint8Array> {
  yield utf8(`${pageHead(contents)}<body>\n<main>\n${pageTitle(contents)}`);
  yield utf8(parties(contents) + factRows(contents) + timeline(contents) + exhibits(contents));
  yield utf8(grounds(contents) + letters(contents));
  yield* figures(contents);
  yield utf8(`${checking(contents)}</main>\n</body>\n</html>\n`);
}

const utf8 = (text: string) => Buffer.from(text, 'utf8');

function pageHead({ view }: PackageContents): string {
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
<title>${escapeHtml(`退款纠纷材料：${clean(view.facts.site)}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
`;
}

function pageTitle({ to, madeAt, redacted }: PackageContents): string {
  const day = `整理于${madeAt.slice(0, 10)}`;
  const whom = to === null ? '全部材料' : `提交给：${PARTIES[to].zh}`;
  return [
    element('p class="about"', UNPACK_FIRST),
    element('h1', '退款纠纷材料'),
    element(
      'p class="about"',
      [whom, day, ...(redacted ? ['姓名、地址、银行卡号、电话、证件号已遮住'] : [])].join('　'),
    ),
    '',
  ].join('\n');
}

/** Inside a zip that was not unpacked, a page can be read, but no other file opens from it. */
const UNPACK_FIRST =
  '请先把整个压缩包解压，再打开这一页：文字和图片都在这一页里，原文件在旁边的 data 文件夹里。';

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

function factRows({ view }: PackageContents): string {
  return section('二、事实', [
    element('p', paid(view.facts, 'of-site')),
    ...[
      whatHappened(view, 'of-site'),
      ...statementOf(view.facts),
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
  const rows = timelineOf(view).map(({ at, about, what, who, text, reference }) =>
    [aboutText(at, about).zh, what, who, text, reference].map(cell),
  );
  return section('三、时间线', [table(columns, rows), element('p class="note"', '时间都是北京时间。')]);
}

function exhibits({ exhibits: packed, view }: PackageContents): string {
  if (packed.length === 0) return section('四、证据目录', [element('p class="note"', '没有附证据。')]);
  const columns = [
    { title: '序号' },
    { title: '证据名称' },
    { title: '证据来源' },
    { title: '证明目的' },
    { title: '页数或大小' },
    { title: 'SHA-256', style: 'hash' },
  ];
  const rows = packed.map(({ exhibit, size, digest, member, lost, copy }, index) => [
    String(index + 1),
    `${cell(`E${exhibit.number} ${nameOf(exhibit)}`)}<br><span class="file">${cell(lost ? '' : member)}</span>${lost ? `<span class="lost">${MISSING}</span>` : ''}`,
    cell(sourceOf(exhibit, lost)),
    cell(
      EVIDENCE_KINDS[exhibit.kind].proves.zh
        .replaceAll('你自己说明', exhibit.caption ?? '')
        .replaceAll('你', '提交人') + writtenIn(exhibit, view.facts),
    ),
    cell(size),
    copy ? `${cell(copy.digest)}<br>${cell(`原件（位置没有去掉，由提交人保存）：${digest}`)}` : cell(digest),
  ]);
  return section('四、证据目录', [
    table(columns, rows),
    element(
      'p class="note"',
      'SHA-256 是文件内容的摘要：文件改动任何一处，摘要就变。它只说明文件从收存的时候起没有变过，不说明内容真假；原件由提交人保存。',
    ),
    ...(packed.some(({ copy }) => copy)
      ? [
          element(
            'p class="note"',
            '写着原件摘要的照片是给人看的副本：只去掉了照片信息里的拍摄地点，画面和原件一样。',
          ),
        ]
      : []),
  ]);
}

const WRITTEN: Readonly<Record<ReturnType<typeof factsShownBy>[number], string>> = {
  amountFen: '付款金额',
  order: '订单号',
  paymentNo: '支付单号',
  paidAt: '付款时间',
  site: '网站名称',
  payee: '收款方',
  product: '商品',
};

/** What of the case stands in an exhibit, so that a reader finds it there. */
function writtenIn(exhibit: Exhibit, facts: Facts): string {
  const shown = factsShownBy(exhibit, facts).map((fact) => WRITTEN[fact]);
  return shown.length === 0 ? '' : `；里面写着：${shown.join('、')}`;
}

const MISSING = '（文件已经丢失或者损坏，没有附上）';

/** Where an exhibit comes from, and since when it is unchanged. */
function sourceOf(exhibit: Exhibit, lost: boolean): string {
  const { time, from } = timeOfExhibit(exhibit);
  const shown = {
    captured: `内容的时间：${formatTime(time)}；`,
    name: `文件名里的时间：${formatTime(time)}；`,
    metadata: `照片自带的拍摄时间：${formatTime(time)}；`,
    file: `文件的时间：${formatTime(time)}；`,
    added: '',
  }[from];
  return `提交人保存；${shown}${formatTime(exhibit.recordedAt)} 收存${lost ? '' : '，此后没有变过'}`;
}

function grounds({ view }: PackageContents): string {
  const sentences = reasonSentences(view);
  if (sentences.length === 0) return '';
  return section('五、法律依据', [
    ...sentences.map((text, index) => element('p', `${index + 1}. ${text}`)),
    element('p class="note"', `法规核对至 ${LAW_CHECKED_ON}。`),
  ]);
}

function letters({ letters: packed, view, letter, to, madeAt }: PackageContents): string {
  if (packed.length === 0 && letter === null) return '';
  const heading = view.grounds.length === 0 ? '五、信件' : '六、信件';
  const rows = packed.map(({ id, to: whom, at, member, lost }) => [
    cell(id),
    cell(partyName(whom)),
    cell(formatTime(at)),
    lost ? `<span class="lost">${MISSING}</span>` : cell(member),
  ]);
  if (letter?.member) rows.push(['', partyName(to ?? ''), madeAt.slice(0, 10), letter.member].map(cell));
  const columns = [{ title: '编号' }, { title: '写给' }, { title: '写于', style: 'time' }, { title: '文件' }];
  return section(heading, [
    ...(rows.length === 0 ? [] : [table(columns, rows)]),
    ...letterNow(letter, partyName(to ?? '')),
  ]);
}

/** The letter to the recipient itself, or why there is none. */
function letterNow(letter: PackageContents['letter'], whom: string): string[] {
  if (letter === null) return [];
  if (letter.member === null)
    return [element('p class="note"', `没有附上现在写给${whom}的信：${letter.why.join('；')}`)];
  const lines = letter.text.split('\n').filter((line) => line.trim() !== '');
  return [element('h3', `写给${whom}的信`), ...lines.map((line) => element('p', line))];
}

function partyName(id: string): string {
  return id in PARTIES ? PARTIES[id as Party].zh : id;
}

/** The pictures; one at a time is in memory. */
function* figures({ exhibits: packed, chain, redacted }: PackageContents): Iterable<Uint8Array> {
  const looked = new PagePictures();
  let begun = false;
  for (const one of packed) {
    const figure = looked.of(one, chain.number ?? 0);
    if (figure.kind === 'no-picture') continue;
    if (!begun) yield utf8(`<section>\n${element('h2', '附：证据图片')}\n`);
    begun = true;
    yield utf8(figureOf(one, figure, redacted));
  }
  if (begun) yield utf8('</section>\n');
}

const NOT_SHOWN = {
  large: '图片太大，没有放进这一页，见文件夹里的文件。',
  huge: '图片的尺寸太大，没有放进这一页，见文件夹里的文件。',
  lost: MISSING,
} as const;

function figureOf(
  { exhibit, member, lost }: PackedExhibit,
  figure: Exclude<PagePicture, { kind: 'no-picture' }>,
  redacted: boolean,
): string {
  const name = `E${exhibit.number} ${nameOf(exhibit)}`;
  const file = lost ? '' : `<span class="file">${cell(member)}</span>`;
  const caption = `<figcaption><h3>${cell(name)}</h3>${file}</figcaption>`;
  if (figure.kind !== 'shown') {
    return `<figure>${caption}${element('p class="note"', NOT_SHOWN[figure.kind])}</figure>\n`;
  }
  const style = figure.long ? ' class="long"' : '';
  const image = `<img alt="${escapeHtml(clean(name))}" src="${figure.address}">`;
  return `<figure${style}>${caption}${image}${redacted ? '' : readText(exhibit)}</figure>\n`;
}

/** The text that a machine read in a picture, so that it can be searched and copied. */
function readText({ read }: Exhibit): string {
  if (!read || read.text.trim() === '') return '';
  const sure = read.confirmed ? '金额、单号、时间由提交人对照核对过' : '未经核对';
  const lines = read.text.split('\n').map((line) => escapeHtml(clean(line)));
  return `<details class="read" open><summary>图中文字（机器识读，${sure}，以图为准）</summary><p>${lines.join('<br>')}</p></details>`;
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

/** A text in an element, without line breaks and without characters that act instead of showing. */
function element(tag: string, text: string): string {
  const [name = tag] = tag.split(' ');
  return `<${tag}>${textHtml(clean(text))}</${name}>`;
}

/** A part under its heading; nothing if it is empty. */
function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<section>\n${element('h2', heading)}\n${lines.join('\n')}\n</section>\n`;
}

interface Column {
  readonly title: string;
  readonly style?: string;
}

/** A table that turns into cards on a phone: there each cell says what it is. @param rows cells as HTML */
function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const head = columns.map(({ title }) => element('th scope="col"', title)).join('');
  const body = rows.map((cells) => `<tr>${cells.map((html, at) => cellOf(columns[at], html)).join('')}</tr>`);
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function cellOf(column: Column | undefined, html: string): string {
  const style = column?.style === undefined ? '' : ` class="${column.style}"`;
  return `<td${style} data-label="${escapeHtml(column?.title ?? '')}">${html}</td>`;
}

/** A text as the HTML of a cell. */
function cell(text: string): string {
  return textHtml(clean(text));
}

/** Lines of the form 姓名：张三 as names with values. */
function pairs(lines: readonly string[]): string {
  const rows = lines.map((line) => {
    const at = line.indexOf('：');
    return `${element('dt', line.slice(0, at))}${element('dd', line.slice(at + 1))}`;
  });
  return `<dl>${rows.join('')}</dl>`;
}

/** How the page looks: on a phone, on a screen by day and night, and on A4. */
const PAGE_STYLE = `
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #5a5f66; --line: #c9ced4; --paper: #fff; --desk: #eceef0; --head: #f4f5f7;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --soft: #a3a9b0; --line: #454a50; --paper: #1c1e21; --desk: #111214; --head: #26292d; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink); line-break: strict; overflow-wrap: anywhere;
  font: 16px/1.65 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", sans-serif; }
main { max-width: 1000px; margin: 24px auto; padding: 40px 48px 48px; background: var(--paper); box-shadow: 0 1px 4px #0003; }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.3; text-align: center; }
h2 { margin: 32px 0 10px; padding-bottom: 4px; border-bottom: 2px solid var(--ink); font-size: 18px; line-height: 1.4; break-after: avoid; }
h3 { margin: 0; font-size: 15px; font-weight: 600; }
p { margin: 0 0 6px; orphans: 3; widows: 3; }
section > p:last-child { break-before: avoid; }
section:last-of-type { break-inside: avoid; }
.n { white-space: nowrap; }
.about, .note { color: var(--soft); font-size: 14px; }
.about { text-align: center; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 12px; }
dt { color: var(--soft); }
dd { margin: 0; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 32px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.5; }
th, td { padding: 6px 8px; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--head); font-weight: 600; white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.time { white-space: nowrap; }
.hash { width: 15em; word-break: break-all; font: 12px/1.45 ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; }
.file { color: var(--soft); }
figure { margin: 0 0 24px; break-inside: avoid; }
figcaption { margin-bottom: 8px; break-inside: avoid; break-after: avoid; }
figcaption .file { font-size: 14px; }
figure img { display: block; max-width: 100%; max-height: 900px; border: 1px solid var(--line); background: #fff; }
figure.long img { max-height: none; width: 420px; }
.lost { font-weight: 600; }
details.read { margin-top: 8px; color: var(--soft); font-size: 14px; }
code { font: 13px/1.5 ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; word-break: break-all; }
@media (max-width: 720px) {
  main { margin: 0; padding: 20px 16px 32px; box-shadow: none; }
  h1 { font-size: 22px; }
  .sides { grid-template-columns: 1fr; }
  table, tbody, tr, td { display: block; width: 100%; }
  thead { display: none; }
  tr { margin-bottom: 12px; padding: 8px 10px; border: 1px solid var(--line); border-radius: 6px; }
  td { padding: 2px 0; border: 0; }
  td:empty { display: none; }
  td[data-label]::before { content: attr(data-label) "："; color: var(--soft); }
  .hash { width: 100%; }
  figure.long img { width: 100%; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #888; --paper: #fff; --desk: #fff; --head: #f0f0f0; }
  body { font-size: 10.5pt; line-height: 1.55; background: none; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  h1 { font-size: 18pt; }
  h2 { margin-top: 18pt; font-size: 13pt; }
  .about, .note { font-size: 9pt; }
  table { font-size: 9pt; }
  .hash { font-size: 7.5pt; width: 13em; }
  figure img { max-height: 225mm; }
  /* A picture that is higher than a page is only cut into pages where it begins at the top of one. */
  figure.long { position: relative; break-before: page; break-inside: auto; }
  figure.long figcaption { position: absolute; left: 96mm; width: 78mm; }
  figure.long img { width: 90mm; max-height: none; }
}
`;
