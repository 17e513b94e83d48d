import { LAW } from './consumers.ts';
import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY, DOUBTFUL, NOBODY, PAYMENT_TROUBLE, RULES, SHORT } from './scopes.ts';

/** The Consumers Law on who answers for what: only for who bought for their own use. */
export const CONSUMERS_LIABILITY = {
  'consumers-40-1': {
    ...LAW,
    article: '第四十条',
    paragraph: '1',
    strength: 3,
    to: AGAINST_SITE,
    fits: SHORT,
    summary: {
      zh: '买东西时权益受损的，消费者可以找销售者赔偿，销售者再去找它的上家',
      en: 'a consumer may claim from the seller, who may then turn to its supplier',
    },
  },
  'consumers-40-3': {
    ...LAW,
    article: '第四十条',
    paragraph: '3',
    strength: 3,
    to: AGAINST_SITE,
    fits: SHORT,
    summary: {
      zh: '接受服务时权益受损的，消费者可以找提供服务的一方赔偿',
      en: 'a consumer harmed by a service may claim from whoever provides it',
    },
  },
  'consumers-44-1': {
    ...LAW,
    article: '第四十四条',
    paragraph: '1',
    binds: 'marketplace',
    strength: 2,
    to: AGAINST_SITE,
    fits: [...SHORT, ...RULES],
    never: {
      zh: '只对平台；要平台赔，先要它给不出店家的真实名称、地址和联系方式',
      en: 'platforms only; the platform pays only where it cannot name the shop, its address and contact',
    },
    summary: {
      zh: '平台说不出店家真名、地址和联系方式的，消费者也可以找平台赔偿',
      en: 'a platform that cannot say who its shop really is answers to the consumer itself',
    },
  },
  'consumers-48-1-8': {
    ...LAW,
    article: '第四十八条',
    paragraph: '1(八)',
    strength: 2,
    to: AGAINST_SITE,
    fits: ANY,
    never: {
      zh: '要先提出过退款要求，对方拖着不办或者没有道理地拒绝',
      en: 'only after a refund was asked for and stalled or refused without reason',
    },
    summary: {
      zh: '对消费者的退款要求故意拖延或者无理拒绝的，要承担民事责任',
      en: 'who stalls a consumer’s refund on purpose or refuses it without reason is liable',
    },
  },
  'consumers-52': {
    ...LAW,
    article: '第五十二条',
    strength: 1,
    to: AGAINST_SITE,
    fits: [...PAYMENT_TROUBLE, ...SHORT],
    summary: {
      zh: '经营者让消费者受到财产损失的，应当退还货款、服务费或者赔偿损失',
      en: 'a seller that causes a consumer loss must return the price or make good the loss',
    },
  },
  'consumers-53': {
    ...LAW,
    article: '第五十三条',
    strength: 1,
    to: AGAINST_SITE,
    fits: [...DOUBTFUL, ...SHORT, ...RULES],
    only: { money: 'balance' },
    never: {
      zh: '只用于预先收的钱，例如充进账户的余额',
      en: 'only for money paid in advance, such as a balance',
    },
    summary: {
      zh: '收了预付款却没有按约定提供的，应当按消费者的要求履行，或者退回预付款并付利息',
      en: 'who took a prepayment and did not supply must, as the consumer chooses, perform or return it with interest',
    },
  },
  'consumers-55-1': {
    ...LAW,
    article: '第五十五条',
    paragraph: '1',
    strength: 2,
    to: AGAINST_SITE,
    fits: SHORT,
    only: { intent: true },
    never: {
      zh: '没有对方故意欺骗的证据就不要用；系统故障、发货慢不是欺诈',
      en: 'never without evidence of deceit on purpose; a fault or a delay is no fraud',
    },
    summary: {
      zh: '经营者有欺诈行为的，消费者可以要求按价款的三倍增加赔偿，不足五百元的为五百元',
      en: 'where a seller deceived, a consumer may claim three times the price on top, at least 500 yuan',
    },
  },
  'consumers-56-1-8': {
    ...LAW,
    article: '第五十六条',
    paragraph: '1(八)',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只在向监管部门举报时提，不是退款的依据',
      en: 'only when reporting a violation to the regulator; no ground for a refund',
    },
    summary: {
      zh: '故意拖延或者无理拒绝退款的经营者，监管部门可以处罚',
      en: 'a seller that stalls or refuses refunds without reason may be penalised',
    },
  },
} satisfies Record<string, StatuteRow>;
