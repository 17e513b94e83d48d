import type { StatuteRow } from './row.ts';
import { ANY } from './scopes.ts';

const RULES_OF_PROOF = {
  law: '最高人民法院关于民事诉讼证据的若干规定（2019修正）',
  number: '法释〔2019〕19号',
  since: '2020-05-01',
  paragraph: null,
  role: 'evidence',
  binds: 'court',
  consumersOnly: false,
  to: ['court'],
  fits: ANY,
  never: null,
} as const;

/** What a court makes of screenshots, records and files. */
export const EVIDENCE = {
  'proof-14': {
    ...RULES_OF_PROOF,
    article: '第十四条',
    strength: 2,
    summary: {
      zh: '网页、聊天记录、交易记录、登录日志、图片和音视频等都是电子数据',
      en: 'web pages, chats, records of transactions, logs, pictures and recordings are electronic data',
    },
  },
  'proof-15-2': {
    ...RULES_OF_PROOF,
    article: '第十五条',
    paragraph: '2',
    strength: 1,
    summary: {
      zh: '电子数据要提供原件，与原件一致的副本和直接打印出来的件也算原件',
      en: 'electronic data is shown in the original; a true copy or a direct printout counts as one',
    },
  },
  'proof-87': {
    ...RULES_OF_PROOF,
    article: '第八十七条',
    strength: 3,
    summary: {
      zh: '一份证据要看是不是原件、和案子有没有关系、来源合不合法、内容真不真实、提供的人有没有利害关系',
      en: 'a proof is weighed by its originality, relevance, source, truth and the interest of who gives it',
    },
  },
  'proof-90': {
    ...RULES_OF_PROOF,
    article: '第九十条',
    strength: 2,
    summary: {
      zh: '自己的陈述、有疑点的电子数据、没法和原件核对的复制件，都不能单独用来定案',
      en: 'one’s own statement, doubtful data and copies that cannot be held against an original prove nothing alone',
    },
  },
  'proof-93-1': {
    ...RULES_OF_PROOF,
    article: '第九十三条',
    paragraph: '1',
    strength: 3,
    summary: {
      zh: '电子数据真不真实，要综合看产生和保存它的系统是否可靠、保存和提取是否完整',
      en: 'whether data is true depends on the systems behind it and on how completely it was kept and taken out',
    },
  },
  'proof-94-1': {
    ...RULES_OF_PROOF,
    article: '第九十四条',
    paragraph: '1',
    strength: 2,
    summary: {
      zh: '中立第三方平台提供的、正常业务中形成的电子数据，没有相反证据的可以认定真实',
      en: 'data from a neutral third party or the normal course of business may be taken as true unless rebutted',
    },
  },
  'proof-95': {
    ...RULES_OF_PROOF,
    article: '第九十五条',
    strength: 2,
    summary: {
      zh: '一方手里有证据、没有正当理由又不交的，可以认定对方关于证据内容的主张成立',
      en: 'where a party withholds a proof without good reason, what the other says of it may be taken as true',
    },
  },
  'internet-courts-11': {
    ...RULES_OF_PROOF,
    law: '最高人民法院关于互联网法院审理案件若干问题的规定',
    number: '法释〔2018〕16号',
    since: '2018-09-07',
    secondHand: true,
    article: '第十一条',
    strength: 3,
    to: [],
    never: {
      zh: '只用于北京、杭州、广州的互联网法院；它的管辖规定 2025 年已经改过',
      en: 'only before the internet courts of Beijing, Hangzhou and Guangzhou; its rules on jurisdiction changed in 2025',
    },
    summary: {
      zh: '用时间戳、哈希值、电子签名等手段证明得了真实性的电子数据，互联网法院应当确认',
      en: 'internet courts accept data whose truth is shown by signatures, trusted timestamps, hashes and the like',
    },
  },
  'online-litigation-16': {
    ...RULES_OF_PROOF,
    law: '人民法院在线诉讼规则',
    number: '法释〔2021〕12号',
    since: '2021-08-01',
    article: '第十六条',
    strength: 3,
    to: [],
    never: { zh: '只用于用区块链存过证的数据', en: 'only for data kept on a blockchain' },
    summary: {
      zh: '用区块链存储、技术核验一致的电子数据，可以认定上链之后没有改过',
      en: 'data on a blockchain that checks out may be taken as unchanged since it was put there',
    },
  },
} satisfies Record<string, StatuteRow>;
