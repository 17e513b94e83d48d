import type { Words } from '../words/language.ts';
import type { Recipient } from './parties.ts';
import type { Problem } from './problems.ts';

export type RungId =
  | 'look'
  | 'chat'
  | 'request'
  | 'channel'
  | 'operator'
  | '12315'
  | 'telecom'
  | 'pboc'
  | 'consumer-association'
  | '12377'
  | 'public'
  | 'court';

/** One thing that opens a rung: the user turned to somebody, who answered or ended it, or one of these windows ran out. */
export type Opening =
  | { readonly turnedTo: Recipient | 'channel' }
  | { readonly answeredBy: Recipient }
  | { readonly endedBy: Recipient | 'channel' }
  | { readonly over: readonly string[] };

/** When a rung can be taken. An absent field asks nothing. */
export interface Entry {
  readonly problems?: readonly Problem[];
  readonly goods?: readonly string[];
  /** Only if the phone operator may have had the money. */
  readonly creditedOnly?: true;
  /** Not for a user who bought to resell. */
  readonly consumersOnly?: true;
  /** Only if the site itself is a fake or unlawful. */
  readonly fakeOnly?: true;
  /** Only if the site can still be reached. */
  readonly siteThere?: true;
  /** Also for a user who did not pay themselves: a stolen payment is not a dispute with the site. */
  readonly alsoStolen?: true;
  /** Any one of these. */
  readonly after?: readonly Opening[];
}

export interface Rung {
  readonly id: RungId;
  readonly party: Recipient | null;
  readonly entry: Entry;
  readonly name: Words;
}

/** Clocks of the site whose end shows that it does not act. */
export const SITE_FAILED = [
  'support-24h',
  'promise',
  'clause',
  'site-simple-24h',
  'site-complex-5wd',
  'site-7wd',
] as const;

/** Clocks of the payment channel. */
export const CHANNEL_FAILED = ['channel-answer', 'bank-answer'] as const;

/**
 * The road to the money, in the order in which one usually goes it. Nothing in the law asks to go it in this order
 * (消费者权益保护法 第三十九条 names the ways side by side), except before the telecom authority: the operator comes first.
 */
export const ROAD: readonly Rung[] = [
  {
    id: 'look',
    party: null,
    entry: { problems: ['payment-deducted'] },
    name: { zh: '看钱有没有自己退回来', en: 'look whether the money came back by itself' },
  },
  {
    id: 'chat',
    party: 'site',
    entry: { siteThere: true },
    name: { zh: '先问网站客服', en: "ask the site's support" },
  },
  {
    id: 'request',
    party: 'site',
    entry: { siteThere: true },
    name: { zh: '向网站提出退款要求', en: 'send the site the refund request' },
  },
  {
    id: 'channel',
    party: 'payment',
    entry: { alsoStolen: true },
    name: { zh: '向付款的渠道投诉', en: 'complain to the payment channel' },
  },
  {
    id: 'operator',
    party: 'operator',
    entry: { goods: ['phone-credit'] },
    name: { zh: '问运营商有没有到账', en: 'ask the operator for its record' },
  },
  {
    id: '12315',
    party: '12315',
    entry: {
      consumersOnly: true,
      after: [{ turnedTo: 'site' }, { turnedTo: 'channel' }, { over: ['support-24h'] }],
    },
    name: { zh: '向 12315 投诉', en: 'complain to 12315' },
  },
  {
    id: 'telecom',
    party: 'telecom',
    entry: {
      goods: ['phone-credit'],
      creditedOnly: true,
      after: [{ over: ['telecom-operator-15d'] }, { answeredBy: 'operator' }, { endedBy: 'operator' }],
    },
    name: { zh: '向电信主管部门申诉', en: 'appeal to the telecom authority' },
  },
  {
    id: 'pboc',
    party: 'pboc',
    entry: { alsoStolen: true, after: [{ endedBy: 'channel' }, { over: CHANNEL_FAILED }] },
    name: {
      zh: '向人民银行（12363）投诉支付机构，银行的向 12378',
      en: 'complain about the payment company to 12363, about a bank to 12378',
    },
  },
  {
    id: 'consumer-association',
    party: 'consumer-association',
    entry: { consumersOnly: true, after: [{ turnedTo: 'site' }, { turnedTo: 'channel' }] },
    name: { zh: '请消费者协会调解', en: 'ask the consumer association to mediate' },
  },
  {
    id: '12377',
    party: '12377',
    entry: { fakeOnly: true },
    name: { zh: '向 12377 举报网站内容（不处理退款）', en: 'report the content to 12377 (no refund)' },
  },
  {
    id: 'public',
    party: 'public',
    entry: { siteThere: true, after: [{ endedBy: 'site' }, { over: SITE_FAILED }] },
    name: { zh: '在公开平台投诉（如黑猫）', en: 'complain in public' },
  },
  {
    id: 'court',
    party: 'court',
    entry: {
      alsoStolen: true,
      after: [
        // No law makes the user wait after a refusal.
        { endedBy: 'site' },
        { endedBy: '12315' },
        { endedBy: 'telecom' },
        { endedBy: 'consumer-association' },
        { endedBy: 'channel' },
        { over: ['12315-mediate', 'telecom-answer-30d', 'stalling-15d', 'site-7wd'] },
      ],
    },
    name: { zh: '向法院起诉', en: 'go to court' },
  },
];
