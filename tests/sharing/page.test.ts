import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { PackageContents, PackedExhibit } from '../../src/sharing/contents.ts';
import { pagePieces } from '../../src/sharing/page.ts';
import { UNMASKED } from '../../src/sharing/visibility.ts';
import { event, historyOf } from '../support/case-builders.ts';
import { letterOf, WHOLE } from '../support/letters.ts';
import { NAUGHTY } from '../support/naughty.ts';
import { jpeg, png } from '../support/pictures.ts';
import { evidence } from '../support/stores.ts';

const folder = mkdtempSync(join(tmpdir(), 'refund-page-'));
afterAll(() => rmSync(folder, { recursive: true }));

function exhibit(number: number, content: Uint8Array, caption: string | null = null): PackedExhibit {
  const digest = createHash('sha256').update(content).digest('hex');
  const path = join(folder, digest);
  writeFileSync(path, content);
  const one = { ...evidence(digest, number), bytes: content.length, caption };
  return {
    id: `E${number}`,
    member: `data/证据/E${number}.png`,
    digest,
    path,
    lost: false,
    exhibit: one,
    size: '1 KB',
  };
}

function pageOf(text: string, exhibits: readonly PackedExhibit[] = []): string {
  const facts = {
    ...WHOLE,
    site: text,
    product: text,
    description: text,
    payee: text,
    url: text,
    order: text,
  };
  const said = event({ type: 'contact-logged', via: null, agent: text, promise: null, refund: false, text });
  const { view } = letterOf('court', 'formal', facts, [said], 48, { name: text, address: text });
  const contents: PackageContents = {
    view,
    to: 'court',
    redacted: false,
    whole: false,
    mask: UNMASKED,
    chain: { identity: '0'.repeat(32), number: 1, events: [] },
    history: historyOf(said),
    caseJson: {},
    exhibits,
    letters: [],
    removed: [],
    letter: null,
    program: '0',
    madeAt: '2024-05-20T16:22:00+08:00',
  };
  return Buffer.concat([...pagePieces(contents)]).toString('utf8');
}

const TAGS =
  /<\/?(?:html|head|meta|title|style|body|main|h1|h2|h3|p|div|dl|dt|dd|section|table|thead|tbody|tr|th|td|br|span|figure|figcaption|img|code)(?: [^<>]*)?>/g;

describe('the page of a package', () => {
  it('shows any text and runs none: no tag, attribute or sign that acts comes from it', () => {
    const style = /<style>[\s\S]*<\/style>/;
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: 'binary', minLength: 1 })),
        (text) => {
          const page = pageOf(text, [exhibit(1, Buffer.from('x'), text)])
            .replace('<!doctype html>', '')
            .replace(style, '');
          const tags = page.match(TAGS) ?? [];
          expect(page.replaceAll(TAGS, '')).not.toMatch(/[<>]/);
          expect(tags.filter((tag) => /\s(?:on\w+|href|style|srcset|action)\s*=/i.test(tag))).toEqual([]);
          expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loads nothing: its own policy forbids all but its one style and the pictures in it', () => {
    const page = pageOf('某某卡盟');
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).not.toMatch(/<script|<link|<iframe|url\(/);
  });

  it('holds pictures up to 4 MB each and 16 MB together, and says of the others where they are', () => {
    const four = (seed: number) => jpeg(1080, 2400, {}, Buffer.alloc(3_990_000, seed));
    const page = pageOf('某某卡盟', [
      exhibit(1, png()),
      exhibit(2, jpeg(1080, 2400, {}, Buffer.alloc(4_100_000))),
      ...[3, 4, 5, 6, 7].map((number) => exhibit(number, four(number))),
      exhibit(8, Buffer.from('没有图')),
      exhibit(9, png(60_000, 60_000)),
      { ...exhibit(10, png(1081)), lost: true },
      exhibit(11, png(400, 3000)),
    ]);
    const figures = page.match(/<figure[\s\S]*?<\/figure>/g) ?? [];
    const what = figures.map((figure) => [
      /E\d+/.exec(figure)?.[0],
      /class="long"/.test(figure)
        ? 'long'
        : (/data:image\/(?:png|jpeg);base64/.exec(figure)?.[0] ?? /<p[^>]*>([^<]*)</.exec(figure)?.[1]),
    ]);
    expect(what).toEqual([
      ['E1', 'data:image/png;base64'],
      ['E2', '图片太大，没有放进这一页，见文件夹里的文件。'],
      ['E3', 'data:image/jpeg;base64'],
      ['E4', 'data:image/jpeg;base64'],
      ['E5', 'data:image/jpeg;base64'],
      ['E6', 'data:image/jpeg;base64'],
      ['E7', '图片太大，没有放进这一页，见文件夹里的文件。'],
      ['E9', '图片的尺寸太大，没有放进这一页，见文件夹里的文件。'],
      ['E10', '（文件已经丢失或者损坏，没有附上）'],
      ['E11', 'long'],
    ]);
    expect(page).not.toMatch(/真实|真的。/);
  });

  it('says of a lost exhibit that it is lost, and not that it is unchanged', () => {
    const page = pageOf('某某卡盟', [{ ...exhibit(1, png()), lost: true }]);
    expect(page).toContain('文件已经丢失或者损坏');
    expect(page).not.toContain('此后没有变过');
  });
});

describe('a number on the page', () => {
  it('never breaks inside, be it of an order or a day; text of strangers makes no element', () => {
    const page = pageOf('CM-2024.0501_001 <b>x1</b>');
    expect(page).toContain('<span class="n">CM-2024.0501_001</span> &lt;b&gt;x1&lt;/b&gt;');
    expect(page).toMatch(/<span class="n">2024-05-01<\/span>/);
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    expect(style).toContain('.n { white-space: nowrap; }');
    expect(style).toContain('orphans: 3; widows: 3');
  });
});
