import { AGAINST_SITE, ANY, NOBODY, type StatuteRow } from './citation.ts';
import { DOUBTFUL, FALLS_SHORT, PAYMENT_TROUBLE, SITE_RULE } from './problems.ts';

const LAW = {
  law: '中华人民共和国民法典（合同编）',
  number: '主席令第四十五号',
  since: '2021-01-01',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: false,
  never: null,
} as const;

/** The Civil Code on contracts and standard terms: also for users who bought to resell. */
export const CIVIL_CODE_CONTRACTS = {
  'civil-491-2': {
    ...LAW,
    article: '第四百九十一条',
    paragraph: '2',
    strength: 2,
    to: NOBODY,
    fits: ['order-failed', 'payment-pending'],
    branch: 'contract',
    summary: {
      zh: '在网上挂出的商品信息构成要约的，对方选中并成功提交订单，合同即告成立，双方另有约定的除外',
      en: 'where what is shown online is an offer, the contract comes about when the order is submitted, unless agreed otherwise',
    },
  },
  'civil-496-2': {
    ...LAW,
    article: '第四百九十六条',
    paragraph: '2',
    strength: 1,
    to: AGAINST_SITE,
    fits: ['account-restricted', 'no-refund-clause'],
    summary: {
      zh: '提供格式条款的一方要用合理方式提示与对方有重大利害关系的条款，没有提示、说明，以致对方没有注意或者理解的，对方可以主张它不算合同内容',
      en: 'a standard term that matters greatly must be pointed out; where it was not, so that the other side did not notice or understand it, that side may hold it is no part of the contract',
    },
  },
  'civil-497': {
    ...LAW,
    article: '第四百九十七条',
    strength: 1,
    to: AGAINST_SITE,
    fits: ['account-restricted', 'no-refund-clause'],
    summary: {
      zh: '格式条款不合理地免除或者减轻自己责任、加重对方责任、限制对方主要权利的，或者排除对方主要权利的，无效',
      en: 'a standard term is void if it unreasonably eases its author’s liability, burdens the other side or limits its main rights, or if it takes those away',
    },
  },
  'civil-498': {
    ...LAW,
    article: '第四百九十八条',
    strength: 2,
    to: NOBODY,
    fits: ['no-refund-clause'],
    summary: {
      zh: '格式条款可以作两种以上解释的，按不利于写条款一方的意思解释',
      en: 'a standard term that can be read in two ways is read against its author',
    },
  },
  'civil-506': {
    ...LAW,
    article: '第五百零六条',
    strength: 3,
    to: NOBODY,
    fits: ['no-refund-clause'],
    never: {
      zh: '要说得出对方是故意，或者有重大过失',
      en: 'only where intent or gross negligence can be shown',
    },
    summary: {
      zh: '约定故意或者重大过失让对方损失财产也不负责的，这样的条款无效',
      en: 'a term that excludes liability for loss caused on purpose or by gross negligence is void',
    },
  },
  'civil-509-1': {
    ...LAW,
    article: '第五百零九条',
    paragraph: '1',
    strength: 2,
    to: AGAINST_SITE,
    fits: [...FALLS_SHORT, 'trade-frozen', 'account-restricted', 'order-failed', 'payment-pending'],
    branch: 'contract',
    summary: {
      zh: '双方都要照约定把自己的义务全部做到',
      en: 'the parties must fully perform what they agreed',
    },
  },
  'civil-511-4': {
    ...LAW,
    article: '第五百一十一条',
    paragraph: '1(四)',
    strength: 3,
    to: NOBODY,
    fits: ['nothing-came'],
    never: {
      zh: '下单时说好了到账时间的，按说好的时间，不用这一项',
      en: 'not where a time of delivery was agreed',
    },
    summary: {
      zh: '履行的时间没有说定、依前面的规则仍不能确定的，可以随时要求对方履行，但要给出必要的准备时间',
      en: 'where the time stays open even by the rules before, performance may be demanded at any time, with the time needed to prepare',
    },
  },
  'civil-512-2': {
    ...LAW,
    article: '第五百一十二条',
    paragraph: '2',
    strength: 3,
    to: NOBODY,
    fits: ['nothing-came'],
    summary: {
      zh: '在线传输的东西，什么时候进了对方指定的系统并且查得出来，什么时候才算交付',
      en: 'what is sent online is delivered when it is in the named system and can be found there',
    },
  },
} satisfies Record<string, StatuteRow>;

/** The Civil Code on ending a contract, on breach, and on money kept without a ground. */
export const CIVIL_CODE_REMEDIES = {
  'civil-563-1-3': {
    ...LAW,
    article: '第五百六十三条',
    paragraph: '1(三)',
    strength: 3,
    to: ['site'],
    fits: ['nothing-came', 'trade-frozen'],
    never: {
      zh: '要先催过，并且给了合理的时间，对方还是没有履行',
      en: 'only after a demand and a reasonable time that passed without performance',
    },
    summary: {
      zh: '对方拖着主要义务不履行，催过之后在合理的时间里还不履行的，可以解除合同',
      en: 'who still does not perform its main duty in reasonable time after a demand may be left: the contract can be ended',
    },
  },
  'civil-563-1-4': {
    ...LAW,
    article: '第五百六十三条',
    paragraph: '1(四)',
    strength: 2,
    to: ['site', 'court'],
    fits: ['nothing-came', 'wrong-item', 'card-used'],
    summary: {
      zh: '因为对方违约，合同目的已经实现不了的，可以解除合同',
      en: 'where a breach defeats the purpose of the contract, it can be ended',
    },
  },
  'civil-565-1': {
    ...LAW,
    article: '第五百六十五条',
    paragraph: '1',
    strength: 3,
    to: ['site', 'court'],
    fits: ['nothing-came', 'wrong-item', 'card-used', 'trade-frozen'],
    never: {
      zh: '只有真的要解除合同、信里写明了解除，才用',
      en: 'only where the letter really ends the contract and says so',
    },
    summary: {
      zh: '依法解除合同要通知对方，合同自通知到达时解除；通知写明一定期限内不履行就自动解除、对方到期没有履行的，自期限届满时解除',
      en: 'a contract is ended by notice when it arrives, or, if it says that the contract ends unless performed in time, when that time has passed without performance',
    },
  },
  'civil-566-1': {
    ...LAW,
    article: '第五百六十六条',
    paragraph: '1',
    strength: 2,
    to: ['site', 'court'],
    fits: ['nothing-came', 'wrong-item', 'card-used'],
    summary: {
      zh: '合同解除后，已经履行的，根据履行情况和合同性质可以要求恢复原状或者采取其他补救措施，并有权要求赔偿损失',
      en: 'once a contract is ended, what was given can be claimed back or otherwise remedied, as its nature allows, and the loss too',
    },
  },
  'civil-577': {
    ...LAW,
    article: '第五百七十七条',
    strength: 1,
    to: AGAINST_SITE,
    fits: [...FALLS_SHORT, ...DOUBTFUL, 'trade-frozen', 'account-restricted'],
    branch: 'contract',
    summary: {
      zh: '一方不履行合同，或者履行得不符合约定的，要继续履行、补救或者赔偿损失',
      en: 'who does not perform as agreed must perform, remedy or make good the loss',
    },
  },
  'civil-579': {
    ...LAW,
    article: '第五百七十九条',
    strength: 3,
    to: NOBODY,
    fits: SITE_RULE,
    only: { money: 'balance' },
    summary: {
      zh: '对方不履行金钱债务的，可以请求它支付',
      en: 'who owes money and does not pay can be made to pay',
    },
  },
  'civil-584': {
    ...LAW,
    article: '第五百八十四条',
    strength: 3,
    to: NOBODY,
    fits: FALLS_SHORT,
    never: {
      zh: '只算得出、有凭据，而且对方订合同时想得到的损失',
      en: 'only loss that is proved and that the other side could foresee',
    },
    summary: {
      zh: '违约的赔偿与造成的损失相当，包括履行后可以得到的利益，但不超过违约一方订合同时预见到或者应当预见到的损失',
      en: 'damages equal the loss, gains of performance included, up to what the party in breach foresaw or should have foreseen when the contract was made',
    },
  },
  'civil-985': {
    ...LAW,
    article: '第九百八十五条',
    strength: 1,
    to: AGAINST_SITE,
    fits: PAYMENT_TROUBLE,
    branch: 'no-contract',
    never: {
      zh: '合同成立、只是没履行好的，不用这一条',
      en: 'not where a contract stands and was merely performed badly',
    },
    summary: {
      zh: '没有法律根据取得不当利益的，受损失的人可以要求返还；为履行道德义务而付、提前清偿、明知没有义务而付的除外',
      en: 'what was gained without a legal ground must be given back, unless it was paid from a moral duty, before it was due, or knowing that nothing was owed',
    },
  },
  'civil-987': {
    ...LAW,
    article: '第九百八十七条',
    strength: 3,
    to: NOBODY,
    fits: PAYMENT_TROUBLE,
    branch: 'no-contract',
    never: {
      zh: '要说得出对方知道或者应当知道自己没有根据收这笔钱',
      en: 'only where the other side knew, or should have, that it had no right to the money',
    },
    summary: {
      zh: '知道或者应当知道没有法律根据还取得利益的，除了返还，还要依法赔偿损失',
      en: 'who knew, or should have known, that it had no legal ground must return the gain and make good the loss',
    },
  },
} satisfies Record<string, StatuteRow>;

const CODE = {
  law: '中华人民共和国民法典（总则编）',
  number: '主席令第四十五号',
  since: '2021-01-01',
  paragraph: null,
  role: 'period',
  binds: 'anyone',
  consumersOnly: false,
  strength: 3,
  to: NOBODY,
  fits: ANY,
  never: null,
} as const;

/** How time is counted, and when rights run out; `clocks/` follows these. */
export const COUNTING = {
  'civil-137-2': {
    ...CODE,
    article: '第一百三十七条',
    paragraph: '2',
    role: 'procedure',
    to: NOBODY,
    summary: {
      zh: '用数据电文发的通知，进入对方指定的系统时生效，没有指定的从对方知道或者应当知道时生效',
      en: 'a notice sent as data takes effect in the system named for it, or else when the other side knows or should know',
    },
  },
  'civil-188': {
    ...CODE,
    article: '第一百八十八条',
    to: NOBODY,
    summary: {
      zh: '向法院起诉的诉讼时效一般是三年，从知道或者应当知道权利受损以及义务人是谁起算；从受损起最长二十年',
      en: 'a claim in court as a rule lapses three years after the loss and who answers for it were or should have been known, at most twenty years after the loss',
    },
  },
  'civil-200': {
    ...CODE,
    article: '第二百条',
    summary: {
      zh: '期间按公历的年、月、日、小时算',
      en: 'periods count by calendar years, months, days and hours',
    },
  },
  'civil-201-1': {
    ...CODE,
    article: '第二百零一条',
    paragraph: '1',
    summary: { zh: '按年、月、日算的，第一天不算，从第二天起', en: 'the first day does not count' },
  },
  'civil-201-2': {
    ...CODE,
    article: '第二百零一条',
    paragraph: '2',
    summary: {
      zh: '按小时算的，从规定或者约定的那一刻起',
      en: 'hours count from the moment that was set',
    },
  },
  'civil-202': {
    ...CODE,
    article: '第二百零二条',
    summary: {
      zh: '按月、按年算的，到期月的同一天是最后一天，没有这一天就是月底',
      en: 'months and years end on the same date, or on the month’s last day',
    },
  },
  'civil-203': {
    ...CODE,
    article: '第二百零三条',
    summary: {
      zh: '最后一天是休假日的，顺延到休假结束后的第二天；到二十四时或者停止办公时截止',
      en: 'a last day that is a day off moves to the next; it ends at 24:00 or when business stops',
    },
  },
  'civil-204': {
    ...CODE,
    article: '第二百零四条',
    summary: {
      zh: '别的法律有规定、双方有约定的，按那个算',
      en: 'another law or agreement prevails',
    },
  },
  'civil-564-2': {
    ...CODE,
    law: '中华人民共和国民法典（合同编）',
    article: '第五百六十四条',
    paragraph: '2',
    summary: {
      zh: '解除合同的权利，从知道能解除起一年不用就没有了',
      en: 'the right to end a contract lapses a year after its cause was known',
    },
  },
  'complaints-45': {
    ...CODE,
    law: '市场监督管理投诉举报处理办法',
    number: '国家市场监督管理总局令第121号',
    since: '2026-04-15',
    article: '第四十五条',
    binds: 'regulator',
    summary: {
      zh: '投诉举报的期间，当天不算，从下一个工作日或者自然日起；最后一天是法定节假日的顺延',
      en: 'in complaints the first day does not count, and a last day on a public holiday moves on',
    },
  },
  'civil-procedure-85': {
    ...CODE,
    law: '中华人民共和国民事诉讼法（2023修正）',
    number: '主席令第十一号',
    since: '2024-01-01',
    article: '第八十五条',
    binds: 'court',
    summary: {
      zh: '诉讼中的期间，开始的时和日不算，最后一天是休假日的顺延，期满前寄出的不算过期',
      en: 'in court the first hour and day do not count, a last day off moves on, and what is posted in time is in time',
    },
  },
} satisfies Record<string, StatuteRow>;

const CODE_ON_MINORS = {
  law: '中华人民共和国民法典（总则编）',
  number: '主席令第四十五号',
  since: '2021-01-01',
  paragraph: null,
  role: 'ground',
  binds: 'anyone',
  consumersOnly: false,
  to: AGAINST_SITE,
  fits: ANY,
  only: { payer: 'minor' },
} as const;

const PROVE = {
  zh: '要能证明是孩子自己操作的，并且家长没有同意、事后也没有追认',
  en: 'only where it can be shown that the child did it and that the parents neither agreed nor ratified',
};

/** A child paid: the Civil Code and the rules beside it. */
export const MINORS = {
  // Who may do what stands after what follows from it: a short letter has room only for the latter.
  'civil-144': {
    ...CODE_ON_MINORS,
    article: '第一百四十四条',
    strength: 1,
    never: { zh: `只用于付款时不满八周岁的孩子；${PROVE.zh}`, en: `only under eight years; ${PROVE.en}` },
    summary: {
      zh: '没有民事行为能力的人（例如不满八周岁的孩子）自己做的交易无效',
      en: 'what somebody without legal capacity (such as a child under eight) does is void',
    },
  },
  'civil-145-1': {
    ...CODE_ON_MINORS,
    article: '第一百四十五条',
    paragraph: '1',
    strength: 1,
    never: {
      zh: `只用于付款时已满八周岁的未成年人；${PROVE.zh}`,
      en: `only from eight years on; ${PROVE.en}`,
    },
    summary: {
      zh: '八周岁以上的未成年人做的、与年龄和智力不相称的交易，要法定代理人同意或者追认才有效',
      en: 'from eight years on, a deal beyond a minor’s age is valid only if the parents agree or ratify',
    },
  },
  'civil-157': {
    ...CODE_ON_MINORS,
    article: '第一百五十七条',
    strength: 1,
    never: {
      zh: '先要说明这笔交易为什么无效或者不发生效力',
      en: 'first say why the deal is void or never took effect',
    },
    summary: {
      zh: '交易无效、被撤销或者确定不发生效力的，因此取得的财产应当返还，不能返还或者没有必要返还的折价补偿；有过错的一方赔偿损失，各方都有过错的各自承担相应的责任',
      en: 'where a deal is void, avoided or never takes effect, what was obtained is returned, or its value paid; who is at fault makes good the loss, each its share where all are',
    },
  },
  'civil-19': {
    ...CODE_ON_MINORS,
    article: '第十九条',
    to: NOBODY,
    strength: 1,
    never: PROVE,
    summary: {
      zh: '八周岁以上的未成年人只能独立做纯获利益、或者与年龄和智力相称的事，其他的要由法定代理人代理、同意或者追认',
      en: 'from eight years on a minor may alone do only what is pure gain or suits their age; the rest needs the parents',
    },
  },
  'civil-20': {
    ...CODE_ON_MINORS,
    article: '第二十条',
    to: NOBODY,
    strength: 1,
    never: PROVE,
    summary: {
      zh: '不满八周岁的孩子要由法定代理人代为交易',
      en: 'a child under eight can only act through its parents',
    },
  },
  'code-general-5': {
    ...CODE_ON_MINORS,
    law: '最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释',
    number: '法释〔2022〕6号',
    since: '2022-03-01',
    article: '第五条',
    strength: 3,
    to: ['court'],
    never: PROVE,
    summary: {
      zh: '交易与孩子的年龄、智力相不相称，要看它和孩子生活的关联、孩子能不能理解后果，以及金额大小等',
      en: 'whether a deal suits a minor’s age depends on its place in their life, their understanding, and the amount',
    },
  },
  'minors-online-44': {
    ...CODE_ON_MINORS,
    law: '未成年人网络保护条例',
    number: '国务院令第766号',
    since: '2024-01-01',
    article: '第四十四条',
    to: NOBODY,
    binds: 'seller',
    strength: 2,
    never: {
      zh: '它管的是游戏、直播、音视频、社交等网络服务，卡盟不一定算，只能作补充',
      en: 'it is about games, streaming, media and social services: a card site may not be one, so only beside other grounds',
    },
    summary: {
      zh: '网络服务提供者要合理限制未成年人的消费数额，不得向他们提供超出其行为能力的付费服务',
      en: 'online services must limit what minors spend and not sell them what is beyond their capacity',
    },
  },
} satisfies Record<string, StatuteRow>;
