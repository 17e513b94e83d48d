import type { Length } from '../time/period.ts';
import type { RollOver } from '../time/working-days.ts';
import type { Words } from '../words/language.ts';
import type { Party } from './parties.ts';
import type { Problem } from './problems.ts';

/** `act-by`: yours to keep. `they-owe`: an answer is due. `right-from`: from then on you may demand or file. */
export type Nature = 'act-by' | 'they-owe' | 'right-from';

export type Basis = 'law' | 'official' | 'promise' | 'practice' | 'own';

/** The kinds of moments that start or meet a clock; `case/moments.ts` finds them in a case. */
export type MomentName =
  | 'payment'
  | 'order'
  | 'knowing'
  | 'contact'
  | 'promise'
  | 'request'
  | 'filing'
  | 'sending'
  | 'reply'
  | 'acceptance'
  | 'refusal'
  | 'decision'
  | 'asking'
  | 'part-refund'
  | 'refund';

/** A kind of moment, and whose: anybody's if absent; `same` means the party that the clock's start concerns. */
export interface Trigger {
  readonly moment: MomentName;
  readonly by?: Party | 'same';
  /** Only if the money was paid in one of these ways. */
  readonly paidBy?: readonly string[];
}

/** The exact place in a law. `article` is null if the article itself was not at hand: then it is never cited. */
interface LawReference {
  readonly law: string;
  readonly article: string | null;
  /** The paragraph's number, with the item's if there is one: `1` or `1(五)`; null for the whole article. */
  readonly paragraph: string | null;
  /** The first day it was in force, YYYY-MM-DD. */
  readonly since: string;
}

/** Facts that a window needs to apply. Without them, an act that the user logged still starts its clock. */
export interface Condition {
  readonly problems?: readonly Problem[];
  readonly goods?: readonly string[];
  readonly cardNetwork?: readonly string[];
  readonly payChannel?: readonly string[];
}

export interface WindowRow {
  readonly id: string;
  readonly name: Words;
  /** Who has to act; `starter`: the party that the start concerns (who promised, or got the letter). */
  readonly owedBy: Party | 'starter';
  readonly nature: Nature;
  /** What starts it: the first trigger in this order that has a moment. */
  readonly starts: readonly Trigger[];
  /** A start does not count if the same event is also such a moment. */
  readonly unlessWith?: MomentName;
  /** `once`: the first start only. `again`: after it was met, the next start begins it again. `each`: every start. */
  readonly begins: 'once' | 'again' | 'each';
  /** Counts from the end of the last period that was set for the refund, if that is later than its start. */
  readonly afterRefundPeriod?: boolean;
  /** Open at once if this happened in a case whose money was paid in advance. */
  readonly atOnceForBalance?: Trigger;
  readonly only?: Condition;
  /** `as-said`: whatever was promised, asked or written. */
  readonly length: Length | 'as-said';
  /** How the source, by each possible reading, moves a last day that is a day off. */
  readonly rollOver: readonly RollOver[];
  readonly metBy: readonly Trigger[];
  readonly basis: Basis;
  /** False if the number could not be confirmed at its source; every screen then says so. */
  readonly verified: boolean;
  /** Where it comes from and what it really is. */
  readonly source: Words;
  /** The first is the one a screen names. */
  readonly law?: readonly LawReference[];
  /** What to do once it has run out. */
  readonly whenOver: Words;
  /** One of the three windows everybody is told of: shown first. */
  readonly wellKnown?: boolean;
}

/** For a payment by card the payment channel is the bank. */
const FILED_WITH_CHANNEL: readonly Trigger[] = [
  { moment: 'filing', by: 'payment' },
  { moment: 'filing', by: 'bank', paidBy: ['bank-card', 'unionpay'] },
];

/** What the user has to keep, from the payment on. */
const YOURS: readonly WindowRow[] = [
  {
    id: 'golden-24h',
    name: { zh: '24 小时：先联系网站', en: '24 hours: contact the site' },
    owedBy: 'you',
    nature: 'act-by',
    starts: [{ moment: 'payment' }],
    begins: 'once',
    length: { amount: 24, unit: 'hours' },
    rollOver: ['none'],
    metBy: [{ moment: 'contact' }, { moment: 'request' }],
    basis: 'practice',
    verified: false,
    source: {
      zh: '法律没有这样规定；过了也不丧失任何权利，只是越早越好查',
      en: 'a rule of thumb, not law; nothing is lost when it passes, but early traces are easier to find',
    },
    whenOver: {
      zh: '过了也不要紧，今天就把退款要求发给网站',
      en: 'nothing is lost: send the site your refund request today',
    },
    wellKnown: true,
  },
  {
    id: 'channel-15d',
    name: { zh: '15 天：向支付渠道投诉（稳妥）', en: '15 days: file with the payment channel (safe side)' },
    owedBy: 'you',
    nature: 'act-by',
    starts: [{ moment: 'payment' }],
    begins: 'once',
    length: { amount: 15, unit: 'days' },
    rollOver: ['none'],
    metBy: FILED_WITH_CHANNEL,
    basis: 'practice',
    verified: false,
    source: {
      zh: '常听到的“15–30 天”里短的一头，没查到官方规定，以付款 App 里显示的为准',
      en: 'the shorter end of the often quoted 15–30 days; no official source found, the app decides',
    },
    whenOver: {
      zh: '过了也照样去投诉，以付款 App 里显示的为准',
      en: "file all the same: the app's own page decides",
    },
    wellKnown: true,
  },
  {
    id: 'channel-30d',
    name: { zh: '30 天：向支付渠道投诉（最晚）', en: '30 days: file with the payment channel (latest)' },
    owedBy: 'you',
    nature: 'act-by',
    starts: [{ moment: 'payment' }],
    begins: 'once',
    length: { amount: 30, unit: 'days' },
    rollOver: ['none'],
    metBy: FILED_WITH_CHANNEL,
    basis: 'practice',
    verified: false,
    source: {
      zh: '常听到的“15–30 天”里长的一头，没查到官方规定，以付款 App 里显示的为准',
      en: 'the longer end of the often quoted 15–30 days; no official source found, the app decides',
    },
    whenOver: {
      zh: '过了也照样去投诉，以付款 App 里显示的为准；向法院起诉的时效一般是三年',
      en: "file all the same: the app's own page decides; the limit for a court claim is usually three years",
    },
    wellKnown: true,
  },
  {
    id: 'card-120d',
    name: { zh: '120 天：请发卡行发起拒付', en: '120 days: ask the issuing bank for a chargeback' },
    owedBy: 'you',
    nature: 'act-by',
    starts: [{ moment: 'payment' }],
    begins: 'once',
    only: { cardNetwork: ['visa', 'mastercard'] },
    length: { amount: 120, unit: 'days' },
    rollOver: ['none'],
    metBy: [{ moment: 'filing', by: 'bank' }],
    basis: 'practice',
    verified: false,
    source: {
      zh: '来自第三方转述的 Visa、万事达规则；只有发卡行能发起，要给银行留出办理的时间',
      en: "from third-party copies of the networks' rules; only the issuing bank can file, so ask well before",
    },
    whenOver: {
      zh: '仍可以问发卡行：有的情形从约定交货日起算',
      en: 'ask the issuing bank all the same: some cases count from the promised delivery day',
    },
  },
  {
    id: '12315-limit',
    name: { zh: '3 年：向 12315 投诉', en: '3 years: complain to 12315' },
    owedBy: 'you',
    nature: 'act-by',
    starts: [{ moment: 'knowing' }, { moment: 'payment' }],
    begins: 'once',
    length: { amount: 3, unit: 'years' },
    rollOver: ['none', 'public-holiday', 'rest-day'],
    metBy: [{ moment: 'filing', by: '12315' }],
    basis: 'law',
    verified: true,
    source: {
      zh: '知道或者应当知道权益受损之日起超过三年的投诉，市场监管部门不受理；没有记下知道的那天，就从付款算起',
      en: 'the regulator refuses a complaint made more than three years after the harm was or should have been known; counted from the payment unless a day of knowing is kept',
    },
    law: [
      {
        law: '市场监督管理投诉举报处理办法',
        article: '第十六条',
        paragraph: '1(四)',
        since: '2026-04-15',
      },
    ],
    whenOver: {
      zh: '12315 不会再受理；法院的时效也可能过了，先问律师或法律援助（12348）',
      en: '12315 will refuse it now, and the limit for a court claim may have passed too: ask a lawyer or legal aid (12348)',
    },
  },
  {
    id: 'telecom-limit-5m',
    name: {
      zh: '5 个月：向电信主管部门申诉话费争议',
      en: '5 months: appeal a phone charge to the telecom authority',
    },
    owedBy: 'you',
    nature: 'act-by',
    starts: [{ moment: 'payment' }],
    begins: 'once',
    only: { goods: ['phone-credit'] },
    length: { amount: 5, unit: 'months' },
    rollOver: ['none', 'rest-day'],
    metBy: [{ moment: 'filing', by: 'telecom' }],
    basis: 'law',
    verified: true,
    source: {
      zh: '收费争议发生超过五个月再申诉的不受理；之前要先向运营商投诉过',
      en: 'an appeal over a charge made more than five months ago is refused; a complaint to the operator comes first',
    },
    law: [{ law: '电信用户申诉处理办法', article: '第十一条', paragraph: '1(一)', since: '2016-07-30' }],
    whenOver: {
      zh: '电信主管部门不会再受理收费争议，改走 12315 或法院',
      en: 'the telecom authority will refuse it now: go to 12315 or to court instead',
    },
  },
  {
    id: 'asked-of-you',
    name: { zh: '对方要你补的材料', en: 'what they asked of you' },
    owedBy: 'you',
    nature: 'act-by',
    starts: [{ moment: 'asking' }],
    begins: 'each',
    length: 'as-said',
    rollOver: ['none', 'rest-day'],
    metBy: [
      { moment: 'filing', by: 'same' },
      { moment: 'contact', by: 'same' },
      { moment: 'request', by: 'same' },
      { moment: 'refund' },
    ],
    basis: 'official',
    verified: true,
    source: { zh: '对方提出的补材料期限', en: 'the time they set for you' },
    whenOver: {
      zh: '马上补交，并说明为什么晚了；问清楚要不要重新提交',
      en: 'send it now, say why it is late, and ask whether to file again',
    },
  },
];

const PENALTIES = '侵害消费者权益行为处罚办法';

const ANY_REPLY: readonly Trigger[] = [
  { moment: 'reply', by: 'site' },
  { moment: 'part-refund' },
  { moment: 'refund' },
];

/** What the site, or another party that promised something, owes. */
const OF_THE_SITE: readonly WindowRow[] = [
  {
    id: 'support-24h',
    name: { zh: '24 小时：客服回复', en: '24 hours: support answers' },
    owedBy: 'site',
    nature: 'they-owe',
    starts: [{ moment: 'contact', by: 'site' }],
    unlessWith: 'promise',
    begins: 'again',
    length: { amount: 24, unit: 'hours' },
    rollOver: ['none'],
    metBy: [...ANY_REPLY, { moment: 'promise', by: 'site' }],
    basis: 'practice',
    verified: false,
    source: {
      zh: '习惯做法：24 小时没人回就升级成工单；没有法律规定',
      en: 'a habit: no answer within 24 hours, then open a ticket; not law',
    },
    whenOver: {
      zh: '别再等客服聊天：提交工单，记下工单号',
      en: 'do not wait for the chat: open a ticket and keep its number',
    },
  },
  {
    id: 'promise',
    name: { zh: '对方的承诺', en: 'a promise' },
    owedBy: 'starter',
    nature: 'they-owe',
    starts: [{ moment: 'promise' }],
    begins: 'each',
    length: 'as-said',
    rollOver: ['none', 'rest-day'],
    metBy: [{ moment: 'reply', by: 'same' }, { moment: 'part-refund' }, { moment: 'refund' }],
    basis: 'promise',
    verified: true,
    source: { zh: '对方亲口答应的时间，你记下的', en: 'the time they promised, as you noted it' },
    whenOver: {
      zh: '说话不算数：把当时的承诺截图发给对方，再催一次',
      en: 'they broke their word: send them the screenshot of it and ask again',
    },
  },
  {
    id: 'clause',
    name: { zh: '网站自己的条款', en: "the site's own clause" },
    owedBy: 'site',
    nature: 'they-owe',
    starts: [],
    begins: 'once',
    length: 'as-said',
    rollOver: ['none', 'rest-day'],
    metBy: [{ moment: 'refund' }, { moment: 'refusal', by: 'site' }],
    basis: 'promise',
    verified: true,
    source: { zh: '网站自己写的条款，你抄下的', en: "the site's own terms, as you copied them" },
    whenOver: {
      zh: '网站自己的条款已经满足，要求退款时把这一条原文写上',
      en: 'their own clause is fulfilled: quote it when you ask for the refund',
    },
  },
  {
    id: 'site-simple-24h',
    name: { zh: '24 小时：简单问题的答复', en: '24 hours: answer to a simple matter' },
    owedBy: 'site',
    nature: 'they-owe',
    starts: [{ moment: 'request' }],
    begins: 'again',
    only: { problems: ['payment-deducted', 'not-delivered'] },
    length: { amount: 24, unit: 'hours' },
    rollOver: ['none'],
    metBy: ANY_REPLY,
    basis: 'practice',
    verified: false,
    source: {
      zh: '网站客服的通常速度，没有法律规定',
      en: "how long a site's support usually takes; not law",
    },
    whenOver: {
      zh: '再催一次，要工单号，并把对方的话存下来',
      en: 'ask again, get a ticket number and keep what they say',
    },
  },
  {
    id: 'site-complex-5wd',
    name: { zh: '3–5 个工作日：复杂问题的答复', en: '3–5 working days: answer to a complex matter' },
    owedBy: 'site',
    nature: 'they-owe',
    starts: [{ moment: 'request' }],
    begins: 'again',
    only: { problems: ['account-restricted'] },
    length: { amount: 3, most: 5, unit: 'working-days' },
    rollOver: ['none'],
    metBy: ANY_REPLY,
    basis: 'practice',
    verified: false,
    source: {
      zh: '网站核查账号的通常速度，没有法律规定',
      en: 'how long a site usually takes to look into an account; not law',
    },
    whenOver: {
      zh: '再催一次，要对方写明限制的理由和依据',
      en: 'ask again, and ask for the reason and the rule in writing',
    },
  },
  {
    id: 'site-7wd',
    name: { zh: '7 个工作日：网站处理退款', en: '7 working days: the site handles the refund' },
    owedBy: 'site',
    nature: 'they-owe',
    starts: [{ moment: 'request' }],
    begins: 'again',
    length: { amount: 7, unit: 'working-days' },
    rollOver: ['none'],
    metBy: [{ moment: 'refund' }, { moment: 'refusal', by: 'site' }],
    basis: 'practice',
    verified: false,
    source: {
      zh: '常被说成法律规定，其实不是：电子商务法没有写天数。真正的时限是市场监管部门 7 个工作日内决定受不受理，以及超过 15 天不退可被认定为故意拖延',
      en: 'often quoted as law, it is not: the E-Commerce Law names no days. The real clocks: the regulator decides within 7 working days whether to accept, and more than 15 days of delay may count as stalling',
    },
    whenOver: {
      zh: '不必再等：去付款的 App 里对这笔交易发起投诉，也可以打 12315',
      en: 'wait no longer: file a complaint on this payment in the app you paid with; 12315 is open to you too',
    },
    wellKnown: true,
  },
  {
    id: 'stalling-15d',
    name: { zh: '超过 15 天：可被认定为故意拖延', en: 'more than 15 days: may count as stalling' },
    owedBy: 'site',
    nature: 'right-from',
    starts: [{ moment: 'request' }],
    begins: 'once',
    afterRefundPeriod: true,
    atOnceForBalance: { moment: 'refusal', by: 'site' },
    length: { amount: 15, unit: 'days' },
    rollOver: ['none', 'rest-day'],
    metBy: [{ moment: 'refund' }],
    basis: 'law',
    verified: true,
    source: {
      zh: '约定的退款期满（没有约定就从你要求退款）起超过 15 天无正当理由不退的，监管部门可以认定为故意拖延或者无理拒绝；预存的钱被明确拒退的，当时就算。这是处罚的标准，不是第 16 天就能拿到钱',
      en: 'more than 15 days without good reason after the agreed refund period (or, without one, after your request) regulators may treat it as deliberate stalling; at once where prepaid money is plainly refused. A test for penalties, not a right to money on day 16',
    },
    law: [
      { law: PENALTIES, article: '第八条', paragraph: '1(二)', since: '2015-03-15' },
      { law: PENALTIES, article: '第十条', paragraph: '2', since: '2015-03-15' },
    ],
    whenOver: {
      zh: '向 12315 投诉时写上这一点：要求退款已超过 15 天',
      en: 'say so when you complain to 12315: more than 15 days since you asked',
    },
  },
];

const COMPLAINTS = '市场监督管理投诉举报处理办法';
const TELECOM = '电信用户申诉处理办法';

/** What others owe once the user has turned to them. */
const OF_OTHERS: readonly WindowRow[] = [
  {
    id: 'channel-answer',
    name: { zh: '5–15 天：支付渠道处理', en: '5–15 days: the payment channel decides' },
    owedBy: 'payment',
    nature: 'they-owe',
    starts: [{ moment: 'filing', by: 'payment' }],
    begins: 'again',
    length: { amount: 5, most: 15, unit: 'days' },
    rollOver: ['none'],
    metBy: [
      { moment: 'decision', by: 'payment' },
      { moment: 'refusal', by: 'payment' },
      { moment: 'refund' },
    ],
    basis: 'practice',
    verified: false,
    source: {
      zh: '常听到的处理周期，没查到官方规定，以付款 App 里显示的进度为准',
      en: 'an often quoted time, no official source found; the progress shown in the app decides',
    },
    whenOver: {
      zh: '在 App 里继续投诉或打客服催办，记下工单号；也可以向人民银行（12363）反映支付机构',
      en: 'complain on in the app or call, keep the ticket number; the central bank (12363) takes complaints about payment companies',
    },
  },
  {
    id: 'bank-answer',
    name: { zh: '15 天（最长 60 天）：银行答复', en: '15 days (60 at most): the bank answers' },
    owedBy: 'bank',
    nature: 'they-owe',
    starts: [{ moment: 'filing', by: 'bank' }],
    begins: 'again',
    only: { payChannel: ['bank-card', 'unionpay'] },
    length: { amount: 15, most: 60, unit: 'days' },
    rollOver: ['none', 'rest-day'],
    metBy: [{ moment: 'decision', by: 'bank' }, { moment: 'refusal', by: 'bank' }, { moment: 'refund' }],
    basis: 'law',
    verified: false,
    source: {
      zh: '据新闻报道：一般 15 天，复杂的 30 天，经批准再延 30 天；条文没有核对到，不在信里引用',
      en: 'as reported: 15 days, 30 where complex, 30 more with approval; the article was not at hand and is never cited',
    },
    law: [
      {
        law: '银行业保险业消费投诉处理管理办法',
        article: null,
        paragraph: null,
        since: '2020-03-01',
      },
    ],
    whenOver: {
      zh: '向银行上级或金融监管部门（12378）反映',
      en: "go to the bank's head office or to the financial regulator (12378)",
    },
  },
  {
    id: '12315-accept',
    name: { zh: '7 个工作日：12315 决定受不受理', en: '7 working days: 12315 accepts or refuses' },
    owedBy: '12315',
    nature: 'they-owe',
    starts: [{ moment: 'filing', by: '12315' }],
    begins: 'again',
    length: { amount: 7, unit: 'working-days' },
    rollOver: ['none'],
    metBy: [
      { moment: 'acceptance', by: '12315' },
      { moment: 'refusal', by: '12315' },
      { moment: 'decision', by: '12315' },
    ],
    basis: 'law',
    verified: true,
    source: {
      zh: '市场监管部门收到投诉之日起七个工作日内决定受不受理，并告诉你；不受理要说明理由',
      en: 'the regulator decides within seven working days of receipt whether to accept, tells you, and gives reasons for a refusal',
    },
    law: [{ law: COMPLAINTS, article: '第十五条', paragraph: '1', since: '2026-04-15' }],
    whenOver: {
      zh: '打 12315 凭投诉编号问进度，问清由哪个市场监管所办理',
      en: 'call 12315 with the complaint number and ask which office handles it',
    },
  },
  {
    id: '12315-mediate',
    name: { zh: '60 天：12315 调解', en: '60 days: 12315 mediates' },
    owedBy: '12315',
    nature: 'they-owe',
    starts: [{ moment: 'acceptance', by: '12315' }],
    begins: 'again',
    length: { amount: 60, unit: 'days' },
    rollOver: ['public-holiday', 'rest-day'],
    metBy: [{ moment: 'decision', by: '12315' }, { moment: 'refusal', by: '12315' }, { moment: 'refund' }],
    basis: 'law',
    verified: true,
    source: {
      zh: '受理之日起六十日没有达成调解协议的，终止调解；最后一天遇节假日怎么顺延有两种读法，都列出',
      en: 'mediation ends where nothing was agreed within sixty days of acceptance; how a last day on a day off moves is read in two ways, both are kept',
    },
    law: [{ law: COMPLAINTS, article: '第二十三条', paragraph: '1(五)', since: '2026-04-15' }],
    whenOver: {
      zh: '调解期满：要一份终止调解的通知，下一步可以去法院',
      en: 'the time for mediation is over: ask for the notice of termination; the court is next',
    },
  },
  {
    id: 'telecom-operator-15d',
    name: { zh: '15 天：运营商不答复就可以申诉', en: '15 days without an answer: you may appeal' },
    owedBy: 'operator',
    nature: 'right-from',
    starts: [{ moment: 'filing', by: 'operator' }],
    begins: 'again',
    only: { goods: ['phone-credit'] },
    length: { amount: 15, unit: 'days' },
    rollOver: ['none', 'rest-day'],
    metBy: [{ moment: 'reply', by: 'operator' }, { moment: 'refund' }],
    basis: 'law',
    verified: true,
    source: {
      zh: '先向运营商投诉，对结果不满意或者 15 天没答复的，才能向电信主管部门申诉',
      en: 'first complain to the operator; with no answer in 15 days, or an unsatisfying one, you may appeal to the telecom authority',
    },
    law: [{ law: TELECOM, article: '第十条', paragraph: '1(四)', since: '2016-07-30' }],
    whenOver: {
      zh: '可以向电信主管部门申诉了，注意从扣费起只有 5 个月',
      en: 'you may now appeal to the telecom authority; mind the five months from the charge',
    },
  },
  {
    id: 'telecom-accept-5wd',
    name: {
      zh: '5 个工作日：电信部门决定受不受理',
      en: '5 working days: the telecom authority accepts or refuses',
    },
    owedBy: 'telecom',
    nature: 'they-owe',
    starts: [{ moment: 'filing', by: 'telecom' }],
    begins: 'again',
    only: { goods: ['phone-credit'] },
    length: { amount: 5, unit: 'working-days' },
    rollOver: ['none'],
    metBy: [
      { moment: 'acceptance', by: 'telecom' },
      { moment: 'refusal', by: 'telecom' },
      { moment: 'decision', by: 'telecom' },
    ],
    basis: 'law',
    verified: true,
    source: {
      zh: '主管部门公布的办事说明写明 5 个工作日；具体条号没有核对到，不在信里引用',
      en: "five working days by the authority's own published guide; the article was not at hand and is never cited",
    },
    law: [{ law: TELECOM, article: null, paragraph: null, since: '2016-07-30' }],
    whenOver: {
      zh: '凭申诉编号打电话问进度',
      en: 'call with the appeal number and ask',
    },
  },
  {
    id: 'telecom-answer-30d',
    name: { zh: '30 天：电信部门答复', en: '30 days: the telecom authority answers' },
    owedBy: 'telecom',
    nature: 'they-owe',
    starts: [
      { moment: 'acceptance', by: 'telecom' },
      { moment: 'filing', by: 'telecom' },
    ],
    begins: 'again',
    only: { goods: ['phone-credit'] },
    length: { amount: 30, unit: 'days' },
    rollOver: ['none', 'rest-day'],
    metBy: [
      { moment: 'decision', by: 'telecom' },
      { moment: 'refusal', by: 'telecom' },
      { moment: 'refund' },
    ],
    basis: 'law',
    verified: true,
    source: {
      zh: '收到申诉（材料齐全）之日起 30 日内答复；受理了就从受理算，没记受理就从提交算',
      en: 'an answer within 30 days of receiving the appeal with full materials; counted from acceptance, or from filing while none is kept',
    },
    law: [{ law: '中华人民共和国电信条例', article: '第三十九条', paragraph: '1', since: '2000-09-25' }],
    whenOver: {
      zh: '凭申诉编号催办，也可以另走 12315 或法院前先问清申诉有没有结案',
      en: 'press for the answer with the appeal number; before going elsewhere ask whether the appeal was closed',
    },
  },
  {
    id: 'own-period',
    name: { zh: '你信里给的答复时间', en: 'the time your letter gave' },
    owedBy: 'starter',
    nature: 'they-owe',
    starts: [{ moment: 'sending' }],
    begins: 'each',
    length: 'as-said',
    rollOver: ['none', 'rest-day'],
    metBy: [{ moment: 'reply', by: 'same' }, { moment: 'refund' }],
    basis: 'own',
    verified: true,
    source: {
      zh: '你自己提出的合理期限，不是法定期限',
      en: 'a reasonable time you set yourself, not a statutory one',
    },
    whenOver: {
      zh: '对方没有按你给的时间答复，可以走下一步了',
      en: 'they did not answer in the time you gave: take the next step',
    },
  },
];

/** Every window that the program watches. A new one is a row in one of the three lists above. */
export const WINDOWS: readonly WindowRow[] = [...YOURS, ...OF_THE_SITE, ...OF_OTHERS];
