import { LAW } from './civil-code-contracts.ts';
import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, DOUBTFUL, PAYMENT_TROUBLE, RULES, SHORT } from './scopes.ts';

/** The Civil Code on ending a contract, on breach, and on money kept without a ground. */
export const CIVIL_CODE_REMEDIES = {
  'civil-563-1-3': {
    ...LAW,
    article: '第五百六十三条',
    paragraph: '1(三)',
    strength: 3,
    to: ['site', 'court'],
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
      zh: '解除合同要通知对方，通知到达时合同解除；也可以写明到期不履行就自动解除',
      en: 'a contract is ended by notice, when the notice arrives or when the time it sets has passed',
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
      zh: '合同解除后，已经付出的可以要求恢复原状，并要求赔偿损失',
      en: 'once a contract is ended, what was given can be claimed back, and the loss too',
    },
  },
  'civil-577': {
    ...LAW,
    article: '第五百七十七条',
    strength: 1,
    to: AGAINST_SITE,
    fits: [...SHORT, ...DOUBTFUL, 'trade-frozen', 'account-restricted'],
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
    to: ['court'],
    fits: RULES,
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
    to: ['court'],
    fits: SHORT,
    never: {
      zh: '只算得出、有凭据，而且对方订合同时想得到的损失',
      en: 'only loss that is proved and that the other side could foresee',
    },
    summary: {
      zh: '违约的赔偿与造成的损失相当，但不超过订合同时能够预见的损失',
      en: 'damages equal the loss, up to what could be foreseen when the contract was made',
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
      zh: '没有法律根据而得到的利益，受损失的人可以要求返还',
      en: 'what was gained without a legal ground must be given back',
    },
  },
  'civil-987': {
    ...LAW,
    article: '第九百八十七条',
    strength: 3,
    to: ['court'],
    fits: PAYMENT_TROUBLE,
    branch: 'no-contract',
    never: {
      zh: '要说得出对方知道或者应当知道自己没有根据收这笔钱',
      en: 'only where the other side knew, or should have, that it had no right to the money',
    },
    summary: {
      zh: '明知道没有根据还留着这笔钱的，除了返还，还要赔偿损失',
      en: 'who keeps money knowing there is no ground must return it and make good the loss',
    },
  },
} satisfies Record<string, StatuteRow>;
