/** The complaint in the app that was paid with: short for its form, in full as the attachment. */
import { byMinor } from '../case/classify.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { chineseAbout } from '../time/day.ts';
import type { Words } from '../words/language.ts';
import { damagesInShort, guardianInShort, guardianStatement, refundOf } from './claims.ts';
import type { Composed, LetterView, Limit, Recipient } from './letter.ts';
import { aNumber, cameBack, formal, listed, reasonSentences, shortText, whatWentWrong } from './parts.ts';
import { whatHappened, whyNoExcuse } from './problem.ts';
import {
  askedInVain,
  earlier,
  paid,
  paymentReference,
  promisesOver,
  siteName,
  toldBefore,
  traces,
} from './story.ts';
import { brokenClauses, clausesOver } from './terms.ts';

export const payment: Recipient = {
  forms: ['ticket', 'formal'],
  setsDays: false,
  limit: (form, facts) => (form === 'ticket' ? limitOf(facts) : null),
  needs: aNumber,
  compose: (view) => (view.form === 'formal' ? attachment(view) : complaint(view)),
};

function limitOf({ payChannel }: Facts): Limit {
  const room = { characters: 300, aim: 200 };
  return payChannel === 'wechat'
    ? { ...room, source: OF_WECHAT, verified: true }
    : { ...room, source: NOT_FOUND, verified: false };
}

const OF_WECHAT: Words = {
  zh: '微信支付给商户的投诉接口里，投诉内容最多 300 字；App 里可能更短，按 200 字写',
  en: 'in WeChat Pay’s complaint interface the text takes 300 characters; the app may take fewer, so 200 is aimed at',
};
const NOT_FOUND: Words = {
  zh: '没有查到官方的字数限制，按 200 字写，最多 300 字，以页面显示为准',
  en: 'no official limit was found: 200 characters are aimed at, 300 at most; the page decides',
};

function complaint(view: LetterView): Composed {
  const { facts, state } = view;
  const [clause] = clausesOver(view);
  const promise = promisesOver(view).at(-1) ?? '';
  const stolen = facts.payer === 'stolen';
  return shortText(
    view,
    [
      [
        0,
        `${chineseAbout(facts.paidAt, facts.paidAbout)}付款${formatYuan(facts.amountFen)}元，${paymentReference(facts)}`,
      ],
      [
        0,
        facts.paymentNo === undefined || facts.order === undefined
          ? ''
          : `（商家订单号${clean(facts.order)}）`,
      ],
      [1, `，商家${merchantOf(facts)}`],
      [2, facts.product === undefined || stolen ? '' : `，买的是“${clean(facts.product)}”`],
      [0, '。'],
      [0, whatHappened(view, 'of-site', true)],
      [1, askedInVain(view, '商家'), askedInVain(view, '商家', undefined, false)],
      [2, promise],
      [2, clause?.short ?? ''],
      [2, whyNoExcuse(view)],
      [0, cameBack(view).join('')],
      [0, guardianInShort(view)],
      [1, stolen ? '' : damagesInShort(view, '商家')],
      [
        0,
        stolen
          ? '请核查付款指令的来源，止付并按规定处理损失。'
          : facts.reachable === 'no'
            ? `请核查收款商户和这笔款项的去向，按规定处理，${refundOf(view)}。`
            : `请核查这笔交易，协助联系商家，${refundOf(view)}。`,
      ],
      [3, state.exhibits.length > 0 ? '付款和沟通记录见附件。' : ''],
    ],
    limitOf(facts),
  );
}

function merchantOf(facts: Facts): string {
  if (facts.payee !== undefined) return `“${clean(facts.payee)}”`;
  return facts.seller === 'marketplace' && facts.shop !== undefined
    ? `“${clean(facts.shop)}”（在“${clean(facts.site)}”上）`
    : siteName(facts);
}

/** With what the form has no room for. */
function attachment(view: LetterView): Composed {
  const { facts } = view;
  return formal(view, {
    title: `${toldBefore(view) ? '再次' : ''}投诉：交易情况说明`,
    salutation: `${facts.payChannel === 'bank-card' && facts.bank !== undefined ? clean(facts.bank) : APPS[facts.payChannel]}：`,
    parts: {
      交易: [paid(facts), ...traces(facts, 'payment')],
      问题: [...guardianStatement(view), ...whatWentWrong(view)],
      已经做过的: listed(earlier(view)),
      商家没有做到的: brokenClauses(view),
      依据: reasonSentences(view),
      请求: listed([
        firstRequestToChannel(view),
        '请提供这笔交易的电子回单，以及收款商户的名称。',
        '请告诉我受理编号、处理进度和结果；不受理的，请说明理由。',
      ]),
    },
    signature: facts.payer === 'stolen' ? '账户所有人' : byMinor(facts) ? '付款的孩子的法定代理人' : '付款人',
  });
}

const APPS: Readonly<Record<Facts['payChannel'], string>> = {
  wechat: '微信支付',
  alipay: '支付宝',
  'bank-card': '付款银行',
  unionpay: '云闪付（银联）',
  other: '支付机构',
};

function firstRequestToChannel(view: LetterView): string {
  const { facts, judged } = view;
  if (facts.payer === 'stolen') return '这笔付款不是我本人操作，请核查付款指令的来源，止付并按规定处理损失。';
  if (facts.reachable === 'no') return `请核查收款商户和这笔款项的去向，按规定处理，${refundOf(view)}。`;
  if (judged.detail === 'payment-pending') return `请查明这笔付款停在哪一步；没有完成的，${refundOf(view)}。`;
  return judged.problem === 'payment-deducted'
    ? `请核查这笔付款指令的执行和入账情况；款项没有对应订单的，协助联系商家，${refundOf(view)}。`
    : `请把这笔争议转给商家处理，协助我与商家联系，${refundOf(view)}。`;
}
