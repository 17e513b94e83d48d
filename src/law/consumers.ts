import { AGAINST_SITE, ANY, NOBODY, type StatuteRow } from './citation.ts';
import { DOUBTFUL, FALLS_SHORT, PAYMENT_TROUBLE, SITE_RULE } from './problems.ts';

const LAW = {
  law: '中华人民共和国消费者权益保护法',
  number: '主席令第七号',
  since: '2014-03-15',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: true,
  never: null,
} as const;

/** The Consumers Law on dealing and terms: only for users who bought for their own use. The seven days of article 25 are not in this table. */
export const CONSUMERS = {
  'consumers-16-2': {
    ...LAW,
    article: '第十六条',
    paragraph: '2',
    strength: 3,
    to: AGAINST_SITE,
    fits: FALLS_SHORT,
    summary: {
      zh: '经营者和消费者有约定的，要照约定办，约定本身不能违法',
      en: 'what seller and consumer lawfully agreed must be done',
    },
  },
  'consumers-16-3': {
    ...LAW,
    article: '第十六条',
    paragraph: '3',
    strength: 2,
    to: NOBODY,
    fits: SITE_RULE,
    summary: {
      zh: '经营者要讲诚信，定的交易条件不能不公平、不合理',
      en: 'a seller must deal honestly and set no unfair or unreasonable terms',
    },
  },
  'consumers-20-2': {
    ...LAW,
    article: '第二十条',
    paragraph: '2',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    summary: {
      zh: '消费者问到商品或者服务的质量和使用方法等问题，经营者要真实、明确地回答',
      en: 'a seller must answer consumers’ questions about quality, use and the like truly and clearly',
    },
  },
  'consumers-23-2': {
    ...LAW,
    article: '第二十三条',
    paragraph: '2',
    strength: 2,
    to: NOBODY,
    fits: ['wrong-value', 'wrong-item', 'card-used'],
    summary: {
      zh: '经营者给的东西，实际质量要和它自己说明的一致',
      en: 'what a seller supplies must be as good as it said',
    },
  },
  'consumers-24-1': {
    ...LAW,
    article: '第二十四条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: ['wrong-item', 'card-used'],
    never: {
      zh: '虚拟充值用民法典第五百六十三条、第五百七十七条更稳妥；不要用它的“七日”说成无理由退',
      en: 'for virtual goods articles 563 and 577 of the Civil Code are safer; its seven days are no free return',
    },
    summary: {
      zh: '东西质量不合要求的，消费者可以按国家规定或者约定把它退掉',
      en: 'what falls short in quality can be returned as the rules or the agreement provide',
    },
  },
  'consumers-26-1': {
    ...LAW,
    article: '第二十六条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: ['account-restricted', 'no-refund-clause'],
    summary: {
      zh: '用格式条款的经营者，要把售后、责任这类与消费者有重大利害关系的内容醒目地提示出来',
      en: 'who uses standard terms must plainly point out those that matter greatly to consumers',
    },
  },
  'consumers-26-2': {
    ...LAW,
    article: '第二十六条',
    paragraph: '2',
    strength: 1,
    to: AGAINST_SITE,
    fits: ['no-refund-clause'],
    summary: {
      zh: '经营者不得用格式条款作出排除、限制消费者权利这类不公平、不合理的规定',
      en: 'standard terms must not exclude or limit consumers’ rights unfairly',
    },
  },
  'consumers-26-3': {
    ...LAW,
    article: '第二十六条',
    paragraph: '3',
    strength: 2,
    to: NOBODY,
    fits: ['no-refund-clause'],
    summary: {
      zh: '格式条款里对消费者不公平、不合理的内容无效',
      en: 'what is unfair to consumers in standard terms is void',
    },
  },
  'consumers-28': {
    ...LAW,
    article: '第二十八条',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    summary: {
      zh: '网上的经营者要向消费者说明经营地址、联系方式、履行期限、售后和责任等信息',
      en: 'online sellers must give their address, contact, times of performance and after-sales terms',
    },
  },
} satisfies Record<string, StatuteRow>;

/** The Consumers Law on who answers for what: only for users who bought for their own use. */
export const CONSUMERS_LIABILITY = {
  'consumers-40-1': {
    ...LAW,
    article: '第四十条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: FALLS_SHORT,
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
    to: NOBODY,
    fits: FALLS_SHORT,
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
    fits: [...FALLS_SHORT, ...SITE_RULE],
    never: {
      zh: '只对平台；要平台赔，先要它给不出店家的真实名称、地址和联系方式',
      en: 'platforms only; the platform pays only where it cannot name the shop, its address and contact',
    },
    summary: {
      zh: '平台不能提供店家的真实名称、地址和有效联系方式的，消费者也可以向平台要求赔偿',
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
    fits: [...PAYMENT_TROUBLE, ...FALLS_SHORT],
    summary: {
      zh: '经营者造成消费者财产损失的，应当依照法律规定或者约定，承担退还货款和服务费用、补足数量、赔偿损失等责任',
      en: 'a seller that causes a consumer loss must, as law or agreement provides, return the price, make up the quantity, make good the loss and the like',
    },
  },
  'consumers-53': {
    ...LAW,
    article: '第五十三条',
    strength: 1,
    to: AGAINST_SITE,
    fits: [...DOUBTFUL, ...FALLS_SHORT, ...SITE_RULE],
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
    fits: FALLS_SHORT,
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

const REGULATION = {
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
    ...REGULATION,
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
    ...REGULATION,
    article: '第十二条',
    strength: 2,
    to: NOBODY,
    fits: ['nothing-came', 'wrong-value', 'wrong-item'],
    summary: {
      zh: '经营者在宣传、说明里对数量、质量、价格、售后作出承诺的，应当兑现',
      en: 'what a seller promised about quantity, quality, price or service it must keep',
    },
  },
  'consumers-regulation-13-2': {
    ...REGULATION,
    article: '第十三条',
    paragraph: '2',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    summary: {
      zh: '网上的经营者要标明真实名称，东西由别家提供的，还要告诉消费者那一家的名称、地址和联系方式',
      en: 'online sellers must show their true name and, where another supplies, who and where that is',
    },
  },
  'consumers-regulation-17': {
    ...REGULATION,
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
    ...REGULATION,
    article: '第二十二条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: SITE_RULE,
    only: { money: 'balance' },
    never: { zh: '只用于预付款（余额）', en: 'only for prepayments (a balance)' },
    summary: {
      zh: '收预付款的，要和消费者订书面合同，写明预付款怎么退',
      en: 'who takes prepayments must agree in writing how they are returned',
    },
  },
  'consumers-regulation-22-2': {
    ...REGULATION,
    article: '第二十二条',
    paragraph: '2',
    strength: 1,
    to: AGAINST_SITE,
    fits: [...DOUBTFUL, ...FALLS_SHORT, ...SITE_RULE],
    only: { money: 'balance' },
    never: { zh: '只用于预付款（余额）', en: 'only for prepayments (a balance)' },
    summary: {
      zh: '收了预付款没有按约定提供的，消费者可以要求履行，也可以要求退还预付款',
      en: 'where a prepayment was taken and not honoured, the consumer may have performance or the money',
    },
  },
  'consumers-regulation-44-1': {
    ...REGULATION,
    article: '第四十四条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: { zh: '条文没有写天数', en: 'it names no days' },
    summary: {
      zh: '经营者要有便捷、高效的投诉处理机制，并且及时解决消费争议',
      en: 'a seller must have a handy and efficient way to handle complaints, and settle disputes in good time',
    },
  },
} satisfies Record<string, StatuteRow>;
