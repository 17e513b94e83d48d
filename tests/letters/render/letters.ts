import type { Letter } from '../../../src/letters/letter.ts';

/** A letter with something in every place. */
export const WHOLE: Letter = {
  to: 'site',
  title: '退款要求（订单号：CM20240501001）',
  salutation: '某某卡盟：',
  parts: [
    { heading: '一、事情经过', paragraphs: ['我付款100.00元。', '我至今没有收到所购的商品。'] },
    { heading: '', paragraphs: ['没有标题的一段。'] },
    { heading: '二、我的要求', paragraphs: ['1. 把100.00元原路退回我的付款账户。'] },
  ],
  enclosures: ['E1 付款记录：支付宝付款截图.png', 'E3 聊天记录：客服.txt'],
  closing: ['订单付款人', '2024年5月1日'],
  citations: [],
};

/** A message in a chat: nothing but its words. */
export const CHAT: Letter = {
  to: 'site',
  title: '',
  salutation: '',
  parts: [{ heading: '', paragraphs: ['订单CM20240501001，付款100.00元，没有到账，请退款。'] }],
  enclosures: [],
  closing: [],
  citations: [],
};

/** The same text in every place of a letter. */
export function saying(text: string): Letter {
  return {
    ...CHAT,
    title: text,
    salutation: text,
    parts: [{ heading: text, paragraphs: [text, text] }],
    enclosures: [text],
    closing: [text],
  };
}
