import { LAW } from './ecommerce.ts';
import type { StatuteRow } from './row.ts';
import { ANY, ANY_PAYMENT, PAYMENT_TROUBLE } from './scopes.ts';

const E_COMMERCE = { ...LAW, binds: 'payment' } as const;

/** What who carries out a payment owes the payer, banks too. None of it makes them pay for an undelivered order. */
export const PAYMENT = {
  'ecommerce-53-2': {
    ...E_COMMERCE,
    article: '第五十三条',
    paragraph: '2',
    strength: 2,
    to: ANY_PAYMENT,
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
    to: ANY_PAYMENT,
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
    fits: PAYMENT_TROUBLE,
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
    to: ANY_PAYMENT,
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
    to: ANY_PAYMENT,
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
