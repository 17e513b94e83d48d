import type { Problem } from './problems.ts';
import type { Words } from './words.ts';

/** Who has to do something before a clock runs out. */
export type Party = 'you' | 'site' | 'payment' | 'bank' | '12315' | 'operator' | 'telecom';

/** `act-by`: yours to keep. `they-owe`: an answer is due. `right-from`: from then on you may demand or file. */
export type Nature = 'act-by' | 'they-owe' | 'right-from';

export type Basis = 'law' | 'official' | 'promise' | 'practice' | 'own';

export type Unit = 'hours' | 'days' | 'working-days' | 'months' | 'years';

/** What happens when the last day is a day off: nothing, or the next day that is none (by which list). */
export type RollOver = 'none' | 'rest-day' | 'public-holiday';

/** The kinds of moments that start or meet a clock; the same words as the case's moments. */
export type MomentName =
  'payment' | 'contact' | 'request' | 'filing' | 'acceptance' | 'reply' | 'refusal' | 'decision' | 'refund';

export interface WindowRow {
  readonly id: string;
  readonly name: Words;
  readonly owedBy: Party;
  readonly nature: Nature;
  /** The first such moment starts the clock. */
  readonly starts: MomentName;
  /** Only for these problems; absent: for all. */
  readonly problems?: readonly Problem[];
  /** `most` is the longer end of a range: nobody is called late before it. */
  readonly length: { readonly amount: number; readonly most?: number; readonly unit: Unit };
  /** By which readings of the source a last day on a day off moves; more than one where they differ. */
  readonly rollOver: readonly RollOver[];
  readonly metBy: readonly MomentName[];
  readonly basis: Basis;
  /** False where the number could not be confirmed at its source; every screen then says so. */
  readonly verified: boolean;
  /** Where it comes from and what it really is. */
  readonly source: Words;
  /** What to do once it has run out. */
  readonly whenOver: Words;
  /** One of the three windows everybody is told of: shown first. */
  readonly wellKnown: boolean;
}

/** The windows the program watches. Adding one is adding a row. Checked against their sources on 2026-11-22. */
export const WINDOWS: readonly WindowRow[] = [
  {
    id: 'golden-24h',
    name: { zh: '24 小时：先联系网站', en: '24 hours: contact the site' },
    owedBy: 'you',
    nature: 'act-by',
    starts: 'payment',
    length: { amount: 24, unit: 'hours' },
    rollOver: ['none'],
    metBy: ['contact', 'request'],
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
    starts: 'payment',
    length: { amount: 15, unit: 'days' },
    rollOver: ['none'],
    metBy: ['filing'],
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
    starts: 'payment',
    length: { amount: 30, unit: 'days' },
    rollOver: ['none'],
    metBy: ['filing'],
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
    id: 'site-simple-24h',
    name: { zh: '24 小时：简单问题的答复', en: '24 hours: answer to a simple matter' },
    owedBy: 'site',
    nature: 'they-owe',
    starts: 'request',
    problems: ['payment-deducted', 'not-delivered'],
    length: { amount: 24, unit: 'hours' },
    rollOver: ['none'],
    metBy: ['reply', 'refusal', 'refund'],
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
    wellKnown: false,
  },
  {
    id: 'site-complex-5wd',
    name: { zh: '3–5 个工作日：复杂问题的答复', en: '3–5 working days: answer to a complex matter' },
    owedBy: 'site',
    nature: 'they-owe',
    starts: 'request',
    problems: ['account-restricted'],
    length: { amount: 3, most: 5, unit: 'working-days' },
    rollOver: ['none'],
    metBy: ['reply', 'refusal', 'refund'],
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
    wellKnown: false,
  },
  {
    id: 'site-7wd',
    name: { zh: '7 个工作日：网站处理退款', en: '7 working days: the site handles the refund' },
    owedBy: 'site',
    nature: 'they-owe',
    starts: 'request',
    length: { amount: 7, unit: 'working-days' },
    rollOver: ['none'],
    metBy: ['refund', 'refusal'],
    basis: 'practice',
    verified: false,
    source: {
      zh: '常被说成法律规定，其实不是：电子商务法没有写天数；法律上的 7 个工作日约束的是市场监管部门',
      en: 'often quoted as law, it is not: the E-Commerce Law names no days; the legal 7 working days bind the market regulator',
    },
    whenOver: {
      zh: '不必再等：去付款的 App 里对这笔交易发起投诉，也可以打 12315',
      en: 'wait no longer: file a complaint on this payment in the app you paid with; 12315 is open to you too',
    },
    wellKnown: true,
  },
];
