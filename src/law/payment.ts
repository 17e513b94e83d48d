import { ANY, ANY_PAYMENT, NOBODY, PAYMENT_COMPANY, type StatuteRow } from './citation.ts';
import { ECOMMERCE_LAW } from './ecommerce.ts';
import { DOUBTFUL, FALLS_SHORT, PAYMENT_TROUBLE } from './problems.ts';

const E_COMMERCE = { ...ECOMMERCE_LAW, binds: 'payment' } as const;

/** What all who carry out payments, banks included, owe the payer. None of it makes them pay for an undelivered order. */
export const PAYMENT = {
  'ecommerce-53-2': {
    ...E_COMMERCE,
    article: '第五十三条',
    paragraph: '2',
    strength: 2,
    to: NOBODY,
    fits: PAYMENT_TROUBLE,
    summary: {
      zh: '电子支付服务提供者要保证支付指令完整、一致，能够查证，不被改动',
      en: 'a payment provider must keep payment instructions whole, consistent, traceable and unaltered',
    },
  },
  'ecommerce-53-3': {
    ...E_COMMERCE,
    article: '第五十三条',
    paragraph: '3',
    strength: 2,
    to: ANY_PAYMENT,
    fits: ANY,
    summary: {
      zh: '电子支付服务提供者要免费为用户对账，并提供最近三年的交易记录',
      en: 'a payment provider must reconcile accounts free of charge and give the last three years’ records',
    },
  },
  'ecommerce-54': {
    ...E_COMMERCE,
    article: '第五十四条',
    strength: 2,
    to: NOBODY,
    fits: ANY,
    only: { payer: 'stolen' },
    never: {
      zh: '要说得出支付服务哪里不符合安全要求',
      en: 'only where one can say how the service fell short of the safety rules',
    },
    summary: {
      zh: '支付服务达不到国家的安全管理要求、让用户受损失的，提供者应当赔偿',
      en: 'a provider whose service falls short of the safety rules must make good the user’s loss',
    },
  },
  'ecommerce-55-2': {
    ...E_COMMERCE,
    article: '第五十五条',
    paragraph: '2',
    strength: 1,
    to: ANY_PAYMENT,
    fits: ['payment-pending', 'charged-twice'],
    never: {
      zh: '只说支付指令出错；商家没发货、发错货，不能拿它要支付机构赔',
      en: 'about errors in payment instructions only: never for what the seller failed to deliver',
    },
    summary: {
      zh: '支付指令出错的，电子支付服务提供者要及时查明原因、予以纠正，给用户造成损失的应当赔偿，能证明不是自身原因的除外',
      en: 'where an instruction went wrong the provider must find out why, correct it and make good the loss unless it was not at fault',
    },
  },
  'ecommerce-56': {
    ...E_COMMERCE,
    article: '第五十六条',
    strength: 2,
    to: NOBODY,
    fits: PAYMENT_TROUBLE,
    summary: {
      zh: '支付完成后，提供者要及时、准确地把确认信息给用户',
      en: 'once paid, the provider must confirm it to the user promptly and accurately',
    },
  },
  'ecommerce-57-2': {
    ...E_COMMERCE,
    article: '第五十七条',
    paragraph: '2',
    strength: 1,
    to: [...ANY_PAYMENT, 'court'],
    fits: ANY,
    only: { payer: 'stolen' },
    never: {
      zh: '只用于没有经过你授权的支付（被盗刷）；自己付的款、商家没履行，不能用',
      en: 'only for payments you did not authorise; never for one you made yourself',
    },
    summary: {
      zh: '没有经过用户授权的支付，损失由电子支付服务提供者承担，能证明是用户过错造成的除外',
      en: 'the loss from an unauthorised payment is the provider’s, unless it shows the user’s fault',
    },
  },
} satisfies Record<string, StatuteRow>;

const REGULATION = {
  law: '非银行支付机构监督管理条例',
  number: '国务院令第768号',
  since: '2024-05-01',
  paragraph: null,
  role: 'ground',
  binds: 'payment',
  consumersOnly: false,
  never: null,
  only: { payChannel: ['wechat', 'alipay'] },
} as const;

const MEASURES = {
  ...REGULATION,
  law: '非银行支付机构网络支付业务管理办法',
  number: '中国人民银行公告〔2015〕第43号',
  since: '2016-07-01',
  secondHand: true,
} as const;

/** What payment companies that are not banks owe their users and the central bank. */
export const PAYMENT_COMPANIES = {
  'payment-20-2': {
    ...REGULATION,
    article: '第二十条',
    paragraph: '2',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有支付机构拿服务协议里的条款来拒绝你的时候才用',
      en: 'only where the company refuses you by a term of its service agreement',
    },
    summary: {
      zh: '支付服务协议不得不合理地免除机构自己的责任、加重用户的责任',
      en: 'a payment agreement must not unreasonably free the company or burden the user',
    },
  },
  'payment-22': {
    ...REGULATION,
    article: '第二十二条',
    strength: 2,
    to: NOBODY,
    fits: [...PAYMENT_TROUBLE, ...FALLS_SHORT],
    never: {
      zh: '没有根据不要说商家非法；这一条不等于支付机构要替商家退款',
      en: 'never call the merchant illegal without grounds; it does not make the company pay for the merchant',
    },
    summary: {
      zh: '支付机构对签约的商户要自己做好尽职调查，并持续监测风险',
      en: 'a payment company must itself look into its merchants and keep watching for risks',
    },
  },
  'payment-25-1': {
    ...REGULATION,
    article: '第二十五条',
    paragraph: '1',
    strength: 2,
    to: NOBODY,
    fits: PAYMENT_TROUBLE,
    summary: {
      zh: '支付机构的支付指令要带有收付款双方的必要信息，传递中保持完整、可以查证',
      en: 'a payment company’s instructions must name payer and payee and stay whole and traceable',
    },
  },
  'payment-31': {
    ...REGULATION,
    article: '第三十一条',
    strength: 2,
    to: NOBODY,
    fits: PAYMENT_TROUBLE,
    summary: {
      zh: '支付机构要妥善保存交易记录',
      en: 'a payment company must keep its records of transactions safe',
    },
  },
  'payment-35-1': {
    ...REGULATION,
    article: '第三十五条',
    paragraph: '1',
    strength: 1,
    to: PAYMENT_COMPANY,
    fits: ANY,
    never: {
      zh: '它要求机构处理投诉，没有说机构要替商家退款',
      en: 'it makes the company handle complaints; it does not make it pay for the merchant',
    },
    summary: {
      zh: '支付机构对处理投诉负主体责任，要及时、妥善地处理与用户的争议',
      en: 'a payment company is itself responsible for handling complaints, promptly and properly',
    },
  },
  'online-payment-27-2': {
    ...MEASURES,
    article: '第二十七条',
    paragraph: '2',
    strength: 2,
    to: NOBODY,
    fits: DOUBTFUL,
    never: {
      zh: '只用于超时、没有响应或者系统故障',
      en: 'only for timeouts, no response or a system fault',
    },
    summary: {
      zh: '交易超时或者系统故障、支付指令没法正常处理的，支付机构要及时提示客户',
      en: 'where a timeout or fault keeps an instruction from being carried out, the company must tell the customer promptly',
    },
  },
  'online-payment-28-1': {
    ...MEASURES,
    article: '第二十八条',
    paragraph: '1',
    strength: 2,
    to: NOBODY,
    fits: PAYMENT_TROUBLE,
    summary: {
      zh: '支付机构要有差错争议和投诉的处理制度，配专门的人据实、及时处理',
      en: 'a payment company must have staff and a system to handle errors and complaints by the facts and promptly',
    },
  },
} satisfies Record<string, StatuteRow>;
