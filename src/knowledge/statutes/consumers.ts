import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY, NOBODY, RULES, SHORT } from './scopes.ts';

export const LAW = {
  law: '中华人民共和国消费者权益保护法',
  number: '主席令第七号',
  since: '2014-03-15',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: true,
  never: null,
} as const;

/** The Consumers Law on dealing and terms: only for who bought for their own use. The seven days of article 25 are not in this table. */
export const CONSUMERS = {
  'consumers-16-2': {
    ...LAW,
    article: '第十六条',
    paragraph: '2',
    strength: 3,
    to: AGAINST_SITE,
    fits: SHORT,
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
    to: AGAINST_SITE,
    fits: RULES,
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
    to: AGAINST_SITE,
    fits: ANY,
    summary: {
      zh: '消费者问到商品和服务的情况，经营者要如实、明确地回答',
      en: 'a seller must answer consumers’ questions about its goods truly and clearly',
    },
  },
  'consumers-23-2': {
    ...LAW,
    article: '第二十三条',
    paragraph: '2',
    strength: 2,
    to: AGAINST_SITE,
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
    to: AGAINST_SITE,
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
    to: AGAINST_SITE,
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
    to: AGAINST_SITE,
    fits: ANY,
    summary: {
      zh: '网上的经营者要向消费者说明经营地址、联系方式、履行期限、售后和责任等信息',
      en: 'online sellers must give their address, contact, times of performance and after-sales terms',
    },
  },
} satisfies Record<string, StatuteRow>;
