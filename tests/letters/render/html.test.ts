import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { render, STYLE, STYLE_HASH } from '../../../src/letters/render.ts';
import { NAUGHTY } from '../../support/naughty.ts';
import { CHAT, saying, WHOLE } from './letters.ts';

const TAGS =
  /<(?!\/?(?:html|head|meta|title|style|body|main|section|footer|h1|h2|p|ol|li|br|span)\b|!doctype html>)/i;

describe('a letter as a page', () => {
  const page = render(WHOLE, 'html');

  it('says its language, its encoding and every part, each in the element for it', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">/);
    for (const part of [
      '<title>退款要求（订单号：CM20240501001）</title>',
      '<h1>退款要求（订单号：<span class="n">CM20240501001</span>）</h1>',
      '<p class="to">某某卡盟：</p>',
      '<h2>一、事情经过</h2>\n<p>我付款<span class="n">100.00</span>元。</p>\n<p>我至今没有收到所购的商品。</p>',
      '<section>\n<p>没有标题的一段。</p>\n</section>',
      '<p>附件：</p>\n<ol>\n<li>E1 付款记录：支付宝付款截图.png</li>',
      '<footer>\n<p>订单付款人</p>\n<p>2024年5月1日</p>\n</footer>',
    ]) {
      expect(page).toContain(part);
    }
  });

  it('may load nothing and run nothing, and allows no style but its own', () => {
    expect(page).toContain(`content="default-src 'none'; style-src '${STYLE_HASH}'`);
    expect(page).toContain(`<style>${STYLE}</style>`);
    expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    expect(page).not.toMatch(/<script|<link|<img|https?:|url\(|@import|\bstyle=|\bon\w+=/i);
  });

  it('prints on A4 with no heading left alone and no closing torn apart', () => {
    expect(STYLE).toContain('@page { size: A4; margin: 25mm 26mm;');
    expect(STYLE).toMatch(/h1, h2 \{[^}]*break-after: avoid/);
    expect(STYLE).toMatch(/footer \{[^}]*break-inside: avoid; break-before: avoid/);
  });

  it('has no empty element where something is empty, and a title all the same', () => {
    const chat = render(CHAT, 'html');
    expect(chat).not.toMatch(/<h1|<h2|<footer|<ol|class="to"|<(\w+)[^>]*><\/\1>/);
    expect(chat).toContain('<title>订单CM20240501001，付款100.00元');
  });

  it.each([...NAUGHTY, '</title><script>alert(1)</script>', '</style><b>', '\ud800'])(
    'shows %j and lets it do nothing',
    (text) => {
      const hostile = render(saying(text), 'html');
      expect(hostile).not.toMatch(TAGS);
      expect(hostile.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      const marks = (of: string) => of.replaceAll(/<br>|<\/?span[^>]*>/g, '').match(/</g)?.length;
      expect(marks(hostile)).toBe(marks(render(saying('x'), 'html')));
    },
  );

  it('keeps 20,000 characters', () => {
    const long = '字'.repeat(20_000);
    expect(render({ ...CHAT, parts: [{ heading: '', paragraphs: [long] }] }, 'html')).toContain(long);
  });
});
