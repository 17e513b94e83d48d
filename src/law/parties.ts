import type { Words } from '../words/language.ts';

/** Every party that may have to act in a dispute, or to which the user may turn. */
export const PARTIES = {
  you: { zh: '你', en: 'you' },
  site: { zh: '网站', en: 'the site' },
  payment: { zh: '支付渠道', en: 'the payment channel' },
  bank: { zh: '银行', en: 'the bank' },
  '12315': { zh: '市场监管部门（12315）', en: 'the market regulator (12315)' },
  'consumer-association': { zh: '消费者协会', en: 'the consumer association' },
  operator: { zh: '运营商', en: 'the phone operator' },
  telecom: { zh: '电信主管部门', en: 'the telecom authority' },
  pboc: { zh: '人民银行（12363）', en: 'the central bank (12363)' },
  '12377': { zh: '网信举报中心（12377）', en: 'the content report centre (12377)' },
  public: { zh: '公开投诉平台', en: 'a public complaint site' },
  court: { zh: '法院', en: 'the court' },
  police: { zh: '公安机关', en: 'the police' },
} as const satisfies Record<string, Words>;

export type Party = keyof typeof PARTIES;

/** What else people call them, to guess whom a user means. */
export const KNOWN_AS: Partial<Record<Party, readonly string[]>> = {
  site: ['卡盟', '商家', '客服', '平台客服', '店家'],
  payment: ['支付宝', '微信', '财付通', '云闪付', 'alipay', 'wechat'],
  bank: ['发卡行', '信用卡', '银联'],
  '12315': ['工商局', '市监局', '市场监督管理局'],
  'consumer-association': ['消协', '消保委', '消费者权益保护委员会'],
  operator: ['中国移动', '中国联通', '中国电信', '10086', '10010', '10000'],
  telecom: ['工信部', '通信管理局', '12300'],
  pboc: ['央行', '人行', '12363'],
  '12377': ['网信办', '网络举报'],
  public: ['黑猫', '曝光', '网上投诉'],
  court: ['起诉', '打官司', '互联网法院'],
  police: ['警察', '报警', '派出所', '公安局', '110', '96110'],
};

/** A party that can be written to and can reply: everybody but the user. */
export type Recipient = Exclude<Party, 'you'>;
/** In the order in which one usually turns to them. */
export const RECIPIENTS = [
  'site',
  'payment',
  'bank',
  '12315',
  'consumer-association',
  'operator',
  'telecom',
  'pboc',
  '12377',
  'public',
  'court',
  'police',
] as const satisfies readonly Recipient[];

/** To whom the program writes, in the order in which one usually turns to them. */
export const LETTER_RECIPIENTS = [
  'site',
  'payment',
  'bank',
  '12315',
  'consumer-association',
  'operator',
  'telecom',
  'pboc',
  '12377',
  'public',
  'court',
] as const satisfies readonly Recipient[];
export type LetterRecipient = (typeof LETTER_RECIPIENTS)[number];
