import type { StatuteRow } from './row.ts';
import { ANY, NOBODY } from './scopes.ts';

const LAW = {
  law: '侵害消费者权益行为处罚办法',
  number: '国家工商行政管理总局令第73号',
  since: '2015-03-15',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: true,
} as const;

/** By what regulators judge whether a seller is to be penalised; no right to money on any day. */
export const PENALTY_MEASURES = {
  'penalties-5-1-10': {
    ...LAW,
    article: '第五条',
    paragraph: '1(十)',
    strength: 3,
    to: NOBODY,
    fits: ['nothing-came', 'wrong-value', 'wrong-item', 'card-used'],
    never: {
      zh: '只在向监管部门举报时提；没有证据不要说对方“骗取”',
      en: 'only when reporting a violation; never say “cheated” without evidence',
    },
    summary: {
      zh: '骗到价款却不提供、或者不按约定提供的，是被禁止的行为',
      en: 'taking the price by deceit and not supplying as agreed is forbidden',
    },
  },
  // Before article 8: where money was paid in advance it is the closer test.
  'penalties-10-2': {
    ...LAW,
    article: '第十条',
    paragraph: '2',
    strength: 2,
    to: ['site', '12315'],
    fits: ANY,
    only: { money: 'balance', stalled: true },
    never: {
      zh: '只用于预收的钱（余额）；这是处罚时的认定标准，不是过了十五天就能拿到钱',
      en: 'only for money paid in advance; a test for penalties, no right to money on day 16',
    },
    summary: {
      zh: '预收的钱，经营者明说不退，或者约定期满、没有约定的从消费者要求退款起超过十五日还没退的，监管部门可以认定为故意拖延或者无理拒绝',
      en: 'refusing to return prepaid money, or not doing so more than fifteen days after the agreed time or the demand, may count as stalling',
    },
  },
  'penalties-8-1-2': {
    ...LAW,
    article: '第八条',
    paragraph: '1(二)',
    strength: 2,
    to: ['site', '12315'],
    fits: ANY,
    only: { money: 'not-prepaid', stalled: true },
    never: {
      zh: '这是监管部门处罚时的认定标准，不是过了十五天就能拿到钱；十五天按自然日算',
      en: 'a test regulators use for penalties, no right to money on day 16; the fifteen days are calendar days',
    },
    summary: {
      zh: '约定期满、或者消费者对不合格的东西提出要求之后，没有正当理由超过十五日仍不退款的，监管部门可以认定为故意拖延或者无理拒绝',
      en: 'more than fifteen days without good reason after the agreed time, or after a claim for what was not as it should be, may count as stalling',
    },
  },
  'penalties-12': {
    ...LAW,
    article: '第十二条',
    strength: 2,
    to: ['12315'],
    fits: ['no-refund-clause'],
    never: null,
    summary: {
      zh: '格式条款里免除退款责任、限制退货或者规定单方最终解释的，属于不得作出的规定',
      en: 'standard terms that exclude refunds, limit returns or reserve the final say are forbidden',
    },
  },
} satisfies Record<string, StatuteRow>;
