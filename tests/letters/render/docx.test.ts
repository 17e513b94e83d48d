import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Letter } from '../../../src/letters/letter.ts';
import { render } from '../../../src/letters/render.ts';
import { NAUGHTY } from '../../support/naughty.ts';
import { CHAT, saying, WHOLE } from './letters.ts';

async function filesOf(letter: Letter): Promise<Record<string, string>> {
  const files = unzipSync(await render(letter, 'docx'));
  const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, decode(bytes)]));
}

const documentOf = async (letter: Letter) => (await filesOf(letter))['word/document.xml'] ?? '';

/** Each paragraph as its style (or `-`), a bar and its text. */
function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => {
    const style = /<w:pStyle w:val="(\w+)"/.exec(inner)?.[1] ?? '-';
    const text = [...inner.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, part]) => part ?? '\n');
    return `${style}|${text.join('')}`;
  });
}

/** What XML 1.0 cannot hold: with one of these, Word does not open the file. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

describe('a letter as a Word file', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('has every part as a paragraph to go on writing in, headings with their style', async () => {
    expect(paragraphs(await documentOf(WHOLE))).toEqual([
      'Title|退款要求（订单号：CM20240501001）',
      '-|某某卡盟：',
      'Heading1|一、事情经过',
      '-|我付款100.00元。',
      '-|我至今没有收到所购的商品。',
      '-|没有标题的一段。',
      'Heading1|二、我的要求',
      '-|1. 把100.00元原路退回我的付款账户。',
      '-|附件：',
      '-|1. E1 付款记录：支付宝付款截图.png',
      '-|2. E3 聊天记录：客服.txt',
      '-|订单付款人',
      '-|2024年5月1日',
    ]);
    expect(paragraphs(await documentOf(CHAT))).toHaveLength(1);
  });

  it('is A4 in 宋体, 小四, at one and a half lines, and locks nothing', async () => {
    const files = await filesOf(WHOLE);
    expect(files['word/document.xml']).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(files['word/styles.xml']).toMatch(
      /<w:docDefaults>.*w:eastAsia="宋体".*<w:sz w:val="24"\/>.*<w:spacing w:line="360"\/>.*<\/w:docDefaults>/,
    );
    expect(files['word/settings.xml']).not.toMatch(/documentProtection|writeProtection|trackRevisions/);
    expect(files['word/document.xml']).not.toMatch(/w:ins |w:del |w:comment/);
  });

  it('is the same to the byte, whenever and in whatever zone it is written, and names nobody', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2024-05-01T16:22:00+08:00') });
    vi.stubEnv('TZ', 'Asia/Shanghai');
    const first = await render(WHOLE, 'docx');
    vi.setSystemTime(Date.parse('2031-01-02T03:04:05Z'));
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const second = await render(WHOLE, 'docx');
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    const core = (await filesOf(WHOLE))['docProps/core.xml'] ?? '';
    expect(core).toContain('<dc:title>退款要求（订单号：CM20240501001）</dc:title>');
    expect(core).not.toMatch(/20\d\d-\d\d-\d\dT|creator|lastModifiedBy/);
  });

  it.each([...NAUGHTY, '\ufffe\uffff', '\ud800x\udc00', ']]>', '</w:t></w:r>', '\u0000'])(
    'holds %j as text and nothing else',
    async (text) => {
      const files = await filesOf(saying(text));
      for (const xml of Object.values(files)) expect(xml).not.toMatch(NOT_XML);
      const shown = paragraphs(files['word/document.xml'] ?? '');
      expect(shown).toHaveLength(8);
      expect(shown.join('\n')).not.toMatch(/[<\u202a-\u202e\u2066-\u2069]/);
    },
  );

  it('keeps the line breaks of a paragraph, and 20,000 characters', async () => {
    const say = (text: string) => documentOf({ ...CHAT, parts: [{ heading: '', paragraphs: [text] }] });
    expect(paragraphs(await say('一\n二'))).toEqual(['-|一\n二']);
    const long = '字'.repeat(20_000);
    expect(paragraphs(await say(long))).toEqual([`-|${long}`]);
  });
});

describe('every format', () => {
  it.each(['text', 'markdown', 'html', 'docx'] as const)('passes over what is empty: %s', async (format) => {
    const gaps: Letter = {
      ...WHOLE,
      parts: [
        { heading: '', paragraphs: [' '] },
        ...WHOLE.parts.map((part) => ({ ...part, paragraphs: ['', ...part.paragraphs, '\n'] })),
      ],
      enclosures: ['', ...WHOLE.enclosures],
      closing: [...WHOLE.closing, '\u3000'],
    };
    expect(await render(gaps, format)).toEqual(await render(WHOLE, format));
  });

  it.each(['text', 'markdown', 'html', 'docx'] as const)('leaves nothing to fill in: %s', async (format) => {
    const text = format === 'docx' ? await documentOf(WHOLE) : render(WHOLE, format);
    expect(text.replaceAll(/<style>[\s\S]*<\/style>/g, '')).not.toMatch(
      /undefined|null|NaN|\[object|\{\{|____|XXX|TODO/,
    );
    for (const part of ['某某卡盟：', '没有标题的一段。', 'E3 聊天记录：客服.txt', '2024年5月1日'])
      expect(text).toContain(part);
  });
});
