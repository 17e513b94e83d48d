import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY, DOUBTFUL, NOBODY, RULES, SHORT } from './scopes.ts';

const LAW = {
  law: '中华人民共和国消费者权益保护法实施条例',
  number: '国务院令第778号',
  since: '2024-07-01',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: true,
  never: null,
} as const;

/** The State Council’s regulation under the Consumers Law; its article 46 stands among the rules of complaints. */
export const CONSUMERS_REGULATION = {
  'consumers-regulation-10-2': {
    ...LAW,
    article: '第十条',
    paragraph: '2',
    strength: 3,
    to: NOBODY,
    fits: ['no-refund-clause'],
    never: { zh: '只用于自动续费、自动展期', en: 'only for automatic renewals' },
    summary: {
      zh: '自动续费的，要在服务开始前和每次续费前醒目地提醒消费者',
      en: 'an automatic renewal must be pointed out plainly before it starts and before each renewal',
    },
  },
  'consumers-regulation-12': {
    ...LAW,
    article: '第十二条',
    strength: 2,
    to: AGAINST_SITE,
    fits: ['nothing-came', 'wrong-value', 'wrong-item'],
    summary: {
      zh: '经营者在宣传、说明里对数量、质量、价格、售后作出承诺的，应当兑现',
      en: 'what a seller promised about quantity, quality, price or service it must keep',
    },
  },
  'consumers-regulation-13-2': {
    ...LAW,
    article: '第十三条',
    paragraph: '2',
    strength: 3,
    to: AGAINST_SITE,
    fits: ANY,
    summary: {
      zh: '网上的经营者要标明真实名称，东西由别家提供的，还要告诉消费者那一家的名称、地址和联系方式',
      en: 'online sellers must show their true name and, where another supplies, who and where that is',
    },
  },
  'consumers-regulation-17': {
    ...LAW,
    article: '第十七条',
    strength: 2,
    to: AGAINST_SITE,
    fits: ['account-restricted', 'no-refund-clause'],
    summary: {
      zh: '格式条款不能不合理地减轻经营者自己的责任，也不能限制消费者依法解除合同、起诉等权利',
      en: 'standard terms must not unreasonably ease the seller’s liability or limit ending the contract or suing',
    },
  },
  'consumers-regulation-22-1': {
    ...LAW,
    article: '第二十二条',
    paragraph: '1',
    strength: 3,
    to: AGAINST_SITE,
    fits: RULES,
    only: { money: 'balance' },
    never: { zh: '只用于预付款（余额）', en: 'only for prepayments (a balance)' },
    summary: {
      zh: '收预付款的，要和消费者订书面合同，写明预付款怎么退',
      en: 'who takes prepayments must agree in writing how they are returned',
    },
  },
  'consumers-regulation-22-2': {
    ...LAW,
    article: '第二十二条',
    paragraph: '2',
    strength: 1,
    to: AGAINST_SITE,
    fits: [...DOUBTFUL, ...SHORT, ...RULES],
    only: { money: 'balance' },
    never: { zh: '只用于预付款（余额）', en: 'only for prepayments (a balance)' },
    summary: {
      zh: '收了预付款没有按约定提供的，消费者可以要求履行，也可以要求退还预付款',
      en: 'where a prepayment was taken and not honoured, the consumer may have performance or the money',
    },
  },
  'consumers-regulation-44-1': {
    ...LAW,
    article: '第四十四条',
    paragraph: '1',
    strength: 3,
    to: AGAINST_SITE,
    fits: ANY,
    never: { zh: '条文没有写天数', en: 'it names no days' },
    summary: {
      zh: '经营者要让人方便地投诉，并且很快把争议处理好',
      en: 'a seller must have a handy and efficient way to handle complaints, and settle disputes in good time',
    },
  },
} satisfies Record<string, StatuteRow>;
