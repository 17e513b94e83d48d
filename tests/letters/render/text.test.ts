import { describe, expect, it } from 'vitest';
import { render } from '../../../src/letters/render.ts';
import { CHAT, saying, WHOLE } from './letters.ts';

describe('a letter as text', () => {
  it('has its parts in the order a reader needs them', () => {
    expect(render(WHOLE, 'text')).toBe(`退款要求（订单号：CM20240501001）

某某卡盟：

一、事情经过
我付款100.00元。
我至今没有收到所购的商品。

没有标题的一段。

二、我的要求
1. 把100.00元原路退回我的付款账户。

附件：
1. E1 付款记录：支付宝付款截图.png
2. E3 聊天记录：客服.txt

订单付款人
2024年5月1日
`);
  });

  it('leaves no empty line behind where something is empty: a chat message is one line', () => {
    expect(render(CHAT, 'text')).toBe('订单CM20240501001，付款100.00元，没有到账，请退款。\n');
    expect(render({ ...CHAT, parts: [{ heading: '', paragraphs: [] }, ...CHAT.parts] }, 'text')).toBe(
      render(CHAT, 'text'),
    );
    expect(render({ ...WHOLE, title: '', closing: [''] }, 'text')).not.toMatch(/^\n|\n\n\n|\n\n$/);
  });
});

describe('a letter as Markdown', () => {
  it('has headings, numbered enclosures and a closing of several lines', () => {
    const text = render(WHOLE, 'markdown');
    expect(text).toContain('# 退款要求（订单号：CM20240501001）\n\n某某卡盟：\n\n## 一、事情经过\n\n我付款');
    expect(text).toContain('附件：\n\n1. E1 付款记录：支付宝付款截图.png\n2. E3');
    expect(text).toContain('订单付款人  \n2024年5月1日\n');
    expect(render(CHAT, 'markdown')).toBe(render(CHAT, 'text'));
  });

  it.each([
    ['# 标题 [x](y) `z`', '\\# 标题 \\[x\\](y) \\`z\\`'],
    ['一行\n---\n- 二\n    三', '一行  \n\\---  \n\\- 二  \n三'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['A&B', 'A&B'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['\u001b[31m红\u202e', '\ufffd红\ufffd'],
  ])('does not let %j turn into formatting', (typed, written) => {
    expect(render({ ...CHAT, parts: [{ heading: '', paragraphs: [typed] }] }, 'markdown')).toBe(
      `${written}\n`,
    );
  });

  it('keeps a title and a heading on one line, whatever was typed', () => {
    expect(render(saying('一\n# 二'), 'markdown')).toContain('# 一 \\# 二\n');
  });
});
