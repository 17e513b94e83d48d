import type { PayChannel } from '../facts.ts';
import type { Clause } from './clauses.ts';
import { type Candidate, distinct } from './found.ts';

/** By which words a channel shows; the app comes before the card behind it. */
const APPS: readonly (readonly [PayChannel, RegExp])[] = [
  ['alipay', /支付[宝保]|zfb|余额宝|花呗|alipay/gi],
  ['wechat', /微信|wechat(?:\s*pay)?|weixin|零钱(?:通|支付)?/gi],
];
const CARDS: readonly (readonly [PayChannel, RegExp])[] = [
  ['unionpay', /云闪付|银联/g],
  [
    'bank-card',
    /(?:银行|信用|储蓄|借记)卡|(?:工|建|农|中|招|交)行卡?|(?:招商|工商|建设|农业|邮储|中信|浦发)银行|网银|visa|万事达|mastercard/gi,
  ],
];
/** 微信 is also where people talk. */
const TALK_AFTER = /^(?:上|里)?(?:群|号|联系|客服|聊|好友|发|说|找|问|加|公众号|小程序|id|名|沟通|回)/i;
const TALK_BEFORE = /(?:加了?|联系|客服|站长|卖家|老板|商家|对方|他)(?:的|了)?(?:个)?$/;
/** A proof that somebody asks for, a refund that goes elsewhere. */
const NOT_PAID = /(?:退(?:到|回|款到|给)|原路|投诉|找|打|问|联系|告诉)(?:了|我|我的|到|过)?[^,]{0,3}$/;

/** Through what was paid. */
export function channelsOf(clauses: readonly Clause[]): Candidate<PayChannel>[] {
  const apps = read(clauses, APPS);
  return distinct(apps.length > 0 ? apps : read(clauses, CARDS));
}

function read(
  clauses: readonly Clause[],
  rows: readonly (readonly [PayChannel, RegExp])[],
): Candidate<PayChannel>[] {
  return clauses
    .filter(({ who, doubtful }) => who === 'me' && !doubtful)
    .flatMap(({ text, start }) =>
      rows.flatMap(([value, pattern]) =>
        Array.from(text.matchAll(pattern))
          .filter(({ index, 0: words }) => {
            const after = text.slice(index + words.length);
            const before = text.slice(0, index);
            return !TALK_AFTER.test(after) && !TALK_BEFORE.test(before) && !NOT_PAID.test(before);
          })
          .map(({ index, 0: words }) => ({ value, text: words, start: start + index })),
      ),
    )
    .toSorted((a, b) => a.start - b.start);
}
