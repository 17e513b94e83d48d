import { ANY, NOBODY, type StatuteRow } from './citation.ts';
import { DOUBTFUL } from './problems.ts';

const PROCEDURE = {
  law: '中华人民共和国民事诉讼法（2023修正）',
  number: '主席令第十一号',
  since: '2024-01-01',
  paragraph: null,
  role: 'procedure',
  binds: 'court',
  consumersOnly: false,
  to: ['court'],
  fits: ANY,
  never: null,
} as const;

const READING = {
  ...PROCEDURE,
  law: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释（2022修正）',
  number: '法释〔2022〕11号',
  since: '2022-04-10',
} as const;

const FEES = {
  ...PROCEDURE,
  law: '诉讼费用交纳办法',
  number: '国务院令第481号',
  since: '2007-04-01',
} as const;

/** How a claim goes to court: where, on what conditions, how long it takes and what it costs. */
export const COURT = {
  'civil-procedure-24': {
    ...PROCEDURE,
    article: '第二十四条',
    strength: 1,
    summary: {
      zh: '合同纠纷由被告住所地或者合同履行地的法院管辖',
      en: 'a contract claim goes to the court of the defendant’s seat or of the place of performance',
    },
  },
  'procedure-reading-20': {
    ...READING,
    article: '第二十条',
    strength: 1,
    never: {
      zh: '说的是买卖合同；纯粹的服务合同适不适用有争议，合同另约定了履行地的按约定',
      en: 'for sales; whether it reaches pure services is disputed, and an agreed place prevails',
    },
    summary: {
      zh: '网上订立的买卖合同，东西经网络交付的，买方住所地就是合同履行地，合同对履行地另有约定的从其约定',
      en: 'for a sale made and delivered online the buyer’s home is the place of performance, unless another was agreed',
    },
  },
  'procedure-reading-31': {
    ...READING,
    article: '第三十一条',
    to: NOBODY,
    consumersOnly: true,
    strength: 3,
    never: {
      zh: '只有网站条款里约定了去哪个法院、又没有醒目提示的时候才用',
      en: 'only where the site’s terms choose a court without pointing it out',
    },
    summary: {
      zh: '经营者用格式条款约定管辖法院而没有合理提请消费者注意的，消费者可以主张该约定无效',
      en: 'a standard term choosing a court that was not pointed out can be held void by a consumer',
    },
  },
  'civil-procedure-122': {
    ...PROCEDURE,
    article: '第一百二十二条',
    to: NOBODY,
    strength: 1,
    summary: {
      zh: '起诉要有直接利害关系、明确的被告、具体的请求和事实理由，并且归这个法院管',
      en: 'a claim needs a direct interest, a named defendant, a request with facts and reasons, and the right court',
    },
  },
  'civil-procedure-126': {
    ...PROCEDURE,
    article: '第一百二十六条',
    to: NOBODY,
    strength: 2,
    summary: {
      zh: '符合条件的起诉，法院应当在七日内立案',
      en: 'a claim that meets the conditions is docketed within seven days',
    },
  },
  'civil-procedure-165-1': {
    ...PROCEDURE,
    article: '第一百六十五条',
    paragraph: '1',
    strength: 2,
    never: {
      zh: '金额上限每个省每年不一样，要查当地公布的数，不要自己写死',
      en: 'the ceiling differs by province and year: look it up, never write a fixed figure',
    },
    summary: {
      zh: '事实清楚、争议不大的小额金钱案件，用小额诉讼程序审理，一审终审',
      en: 'small and clear money claims go through the small-claims procedure and are final at first instance',
    },
  },
  'civil-procedure-166': {
    ...PROCEDURE,
    article: '第一百六十六条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '要鉴定、一方下落不明、对方反诉等案件，不用小额诉讼程序',
      en: 'no small-claims procedure where an appraisal is needed, a party cannot be found or a counterclaim is made',
    },
  },
  'civil-procedure-168': {
    ...PROCEDURE,
    article: '第一百六十八条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '小额诉讼从立案起两个月内审结，特殊情况可以再延长一个月',
      en: 'a small claim is decided within two months of docketing, one more in special cases',
    },
  },
  'court-fees-13-1': {
    ...FEES,
    article: '第十三条',
    paragraph: '1',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '财产案件的受理费按请求的金额分段计算，一万元以内每件五十元',
      en: 'the fee of a money claim follows its amount: fifty yuan up to ten thousand',
    },
  },
  'court-fees-16': {
    ...FEES,
    article: '第十六条',
    to: NOBODY,
    strength: 3,
    summary: { zh: '用简易程序审理的案件，受理费减半', en: 'half the fee in simplified procedure' },
  },
  'online-litigation-11-2': {
    ...PROCEDURE,
    law: '人民法院在线诉讼规则',
    number: '法释〔2021〕12号',
    since: '2021-08-01',
    article: '第十一条',
    paragraph: '2',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '纸面的文书和证据可以扫描、翻拍之后上传到诉讼平台',
      en: 'papers and exhibits may be scanned or photographed and uploaded',
    },
  },
} satisfies Record<string, StatuteRow>;

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
    to: NOBODY,
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
    to: NOBODY,
    strength: 1,
    summary: {
      zh: '电子数据要提供原件，制作者制作的与原件一致的副本，以及直接来源于电子数据的打印件和其他可以显示、识别的介质，视为原件',
      en: 'electronic data is shown in the original; a true copy by whoever made it, or a direct printout, counts as one',
    },
  },
  'proof-87': {
    ...RULES_OF_PROOF,
    article: '第八十七条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '一份证据要看是不是原件、和案子有没有关系、来源合不合法、内容真不真实、提供的人有没有利害关系',
      en: 'a proof is weighed by its originality, relevance, source, truth and the interest of who gives it',
    },
  },
  'proof-90': {
    ...RULES_OF_PROOF,
    article: '第九十条',
    to: NOBODY,
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
    to: NOBODY,
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
    to: NOBODY,
    strength: 2,
    summary: {
      zh: '由记录和保存电子数据的中立第三方平台提供或者确认的，或者在正常业务活动中形成的电子数据，法院可以确认真实，有足以反驳的相反证据的除外',
      en: 'data given or confirmed by a neutral third-party platform, or made in the ordinary course of business, may be taken as true unless rebutted',
    },
  },
  'proof-95': {
    ...RULES_OF_PROOF,
    article: '第九十五条',
    to: NOBODY,
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

const CODE_CONTRACTS = {
  law: '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释',
  number: '法释〔2023〕13号',
  since: '2023-12-05',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: false,
  never: null,
} as const;

const ONLINE_CONSUMPTION = {
  ...CODE_CONTRACTS,
  law: '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）',
  number: '法释〔2022〕8号',
  since: '2022-03-15',
  consumersOnly: true,
} as const;

/** How the Supreme People’s Court reads contract law and online consumption. */
export const JUDICIAL_INTERPRETATIONS = {
  'code-contracts-10-3': {
    ...CODE_CONTRACTS,
    article: '第十条',
    paragraph: '3',
    strength: 1,
    to: ['site', 'court'],
    fits: ['no-refund-clause'],
    summary: {
      zh: '提供格式条款的一方要证明自己提示、说明过；网上订立的合同，只凭设置勾选、弹窗主张尽到义务的不予支持，另有证据证明依法提示、说明的除外',
      en: 'who wrote the standard term must prove that it was pointed out; online a tick box or a pop-up alone does not do, unless other proof shows it',
    },
  },
  'code-contracts-24-1': {
    ...CODE_CONTRACTS,
    article: '第二十四条',
    paragraph: '1',
    strength: 1,
    to: ['court'],
    fits: DOUBTFUL,
    branch: 'no-contract',
    never: {
      zh: '只用于合同没有成立（或者无效）的说法，和民法典第九百八十五条一起用',
      en: 'only where no contract is said to stand, together with article 985 of the Civil Code',
    },
    summary: {
      zh: '合同不成立、无效、被撤销或者确定不发生效力的，能返还的财产应当返还，不能返还或者没有必要返还的折价补偿',
      en: 'where no contract came about, or it is void, avoided or without effect, what was given is returned, or its value paid',
    },
  },
  'code-contracts-25-1': {
    ...CODE_CONTRACTS,
    article: '第二十五条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: DOUBTFUL,
    branch: 'no-contract',
    never: {
      zh: '利息只算实际占用的钱；收钱的一方没有过错的，按存款利率',
      en: 'only on the money actually kept; at the deposit rate where the payee is not at fault',
    },
    summary: {
      zh: '合同不成立、无效等而要返还价款的，可以要求支付资金占用费，按一年期贷款市场报价利率计算，占用的一方没有过错的按同期存款基准利率',
      en: 'where a price is returned because no contract stands, its use is paid at the one-year loan prime rate, or at the deposit rate where the holder is not at fault',
    },
  },
  'online-consumption-1': {
    ...ONLINE_CONSUMPTION,
    article: '第一条',
    strength: 2,
    to: ['court'],
    fits: ['no-refund-clause'],
    summary: {
      zh: '电商的格式条款排除或者限制消费者权利、规定由商家单方最终解释等内容的，法院应当认定无效',
      en: 'courts hold void the standard terms of online sellers that cut consumers’ rights or reserve the final say',
    },
  },
  'online-consumption-2': {
    ...ONLINE_CONSUMPTION,
    article: '第二条',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有商家自己承诺过七天无理由退的时候才用，承诺要有截图',
      en: 'only where the seller itself promised seven days, with a screenshot of it',
    },
    summary: {
      zh: '商家对本来不适用的商品自己承诺了七天无理由退货的，应当遵守',
      en: 'a seller that promised seven-day returns for goods that are excluded must keep its word',
    },
  },
  'online-consumption-4': {
    ...ONLINE_CONSUMPTION,
    article: '第四条',
    binds: 'marketplace',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有平台实际在自营，或者页面让人以为是它自营的时候才用',
      en: 'only where the platform itself sold, or the page made it look so',
    },
    summary: {
      zh: '平台实际自营，或者标识足以让消费者以为是它自营的，由平台承担卖家的责任',
      en: 'a platform that sells itself, or looks as if it did, is liable as the seller',
    },
  },
  'online-consumption-5': {
    ...ONLINE_CONSUMPTION,
    article: '第五条',
    binds: 'marketplace',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只用于平台上的店家让你绕开平台付款的情形',
      en: 'only where a shop on a platform had you pay outside it',
    },
    summary: {
      zh: '店家的人引导消费者在平台之外付款的，店家不能拿“没走平台付款”来推脱责任',
      en: 'a shop that steered a buyer to pay outside the platform cannot plead that they did',
    },
  },
  'online-consumption-10': {
    ...ONLINE_CONSUMPTION,
    article: '第十条',
    binds: 'marketplace',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只用于平台上的店家承诺过更高赔偿（如“假一赔十”）的情形',
      en: 'only where a shop on a platform promised more than the law gives',
    },
    summary: {
      zh: '店家承诺的赔偿比法定标准高的，消费者可以要求按承诺赔',
      en: 'a shop that promised more than the statutory compensation owes what it promised',
    },
  },
} satisfies Record<string, StatuteRow>;
