/**
 * The line of argument of a letter: what was owed, why it failed, what follows. Each step names the articles that may
 * carry it, the best first, and the fact of this case that it is tied to. `grounds.ts` takes what is in force.
 */
import { byMinor } from '../case/classify.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { withoutStop } from '../case/text.ts';
import type { Branch } from '../law/citation.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { type Detail, DOUBTFUL, FALLS_SHORT, PAYMENT_TROUBLE, SITE_RULE } from '../law/problems.ts';
import type { StatuteKey } from '../law/statutes.ts';
import { chineseDate } from '../time/day.ts';

export interface GroundQuery {
  readonly to: LetterRecipient;
  readonly form: 'chat' | 'ticket' | 'formal';
  /** Every detail that was told. */
  readonly details: readonly Detail[];
  readonly facts: Facts;
  /** The civil day in Shanghai on which the letter is written. */
  readonly today: number;
  /** The site was asked for the money before. */
  readonly asked: boolean;
  /** The site agreed to the refund: it is held to that. */
  readonly agreed: boolean;
  /** The day on which the contract ended by itself, as an earlier letter had said; null if none did. */
  readonly endedOn: number | null;
  /** A time of delivery that a promise or a clause had set ran out. */
  readonly broken: boolean;
}

/** One step: alternatives of articles that belong together, and the fact they are tied to. */
export interface Step {
  readonly any: readonly (readonly StatuteKey[])[];
  readonly applied: string;
  readonly branch?: Branch;
  /** It holds whatever the problem is: the rows' own list of details is passed over. */
  readonly anyDetail?: true;
}

/** The steps of a letter, the decisive ones first: no cap ever cuts one of them for a weaker one. */
export function stepsOf(query: GroundQuery): Step[] {
  const { to, facts } = query;
  if (to === 'payment' || to === 'bank' || to === 'pboc') return ofPayment(query);
  if (facts.payer === 'stolen') return to === 'court' ? ofTheft() : [];
  if (byMinor(facts)) return ofMinor(query);
  if (query.agreed) return ofAgreement(query);
  if (to === 'site' && facts.seller === 'marketplace' && query.form === 'ticket') return ofPlatform(query);
  return [...ofProblem(query), ...(to === 'court' ? forCourtBesides(query) : [])];
}

/** The letter is itself the demand after which the contract may be left. */
const DEMAND = '这封信催对方履行，并给出合理的时间';

/** What is delivered is wrong in itself: nobody has to wait for more of it. */
export const PURPOSE_LOST: readonly Detail[] = ['wrong-item', 'card-used'];

/** The whole price is claimed for what did not come: then the letter sets a day after which the contract ends by itself. */
export function endsByItself({ details, facts, endedOn, agreed }: Omit<GroundQuery, 'to' | 'form'>): boolean {
  const open =
    !details.includes('charged-twice') &&
    (details.includes('nothing-came') || details.some((one) => DOUBTFUL.includes(one)));
  return (
    open &&
    !agreed &&
    endedOn === null &&
    facts.lateGoods !== 'wanted' &&
    facts.money !== 'balance' &&
    !byMinor(facts) &&
    facts.payer !== 'stolen' &&
    (facts.claimFen ?? facts.amountFen) >= facts.amountFen
  );
}

/** Who sues for the money no longer wants the goods, whatever a letter before had left open. */
export function suitEndsIt(query: GroundQuery): boolean {
  return endsByItself({ ...query, facts: { ...query.facts, lateGoods: 'unwanted' } });
}

/** What came cannot be used for what it was bought for, and all of the price is claimed: rescission at once. */
export function endsAtOnce({ details, facts, endedOn, agreed }: Omit<GroundQuery, 'to' | 'form'>): boolean {
  return (
    details.some((one) => PURPOSE_LOST.includes(one)) &&
    !details.some((one) => PAYMENT_TROUBLE.includes(one)) &&
    !agreed &&
    endedOn === null &&
    facts.money !== 'balance' &&
    !byMinor(facts) &&
    facts.payer !== 'stolen' &&
    (facts.claimFen ?? facts.amountFen) >= facts.amountFen
  );
}

function ofProblem(query: GroundQuery): Step[] {
  const { details } = query;
  if (details.includes('charged-twice')) return ofSurplus(query);
  if (details.some((one) => DOUBTFUL.includes(one))) return ofDoubt(query);
  if (details.some((one) => FALLS_SHORT.includes(one))) return ofContract(query);
  if (details.some((one) => SITE_RULE.includes(one))) return ofRule(query);
  return [
    { any: [['civil-577']], applied: '款项已经付出，这笔交易没有按约定完成', anyDetail: true },
    { any: [['ecommerce-62']], applied: '订单和处理的记录在经营者手里' },
    { any: [['consumers-52']], applied: '付出的款项没有退回', anyDetail: true },
  ];
}

const SHOWN = {
  missing: '查不到订单',
  failed: '订单显示失败',
  processing: '订单一直在处理',
  success: '订单显示已完成',
  frozen: '交易被冻结',
} as const;

/** What of these goods can be too little: a card has a face value, a membership does not. */
export function amountWord({ goods }: Pick<Facts, 'goods'>): string {
  if (goods === 'membership') return '会员';
  return goods === 'other' ? '数额' : '面额';
}

function ofContract(query: GroundQuery): Step[] {
  const { details, facts, to } = query;
  const nothing = details.includes('nothing-came');
  const shown = facts.orderState === undefined ? '款项已经付出' : SHOWN[facts.orderState];
  const short = nothing
    ? '没有收到商品'
    : details.includes('wrong-value')
      ? `到账的${amountWord(facts)}与订单不一致`
      : details.includes('card-used')
        ? '收到的卡密已经被使用过'
        : '收到的商品与订单不一致';
  const owed: Step =
    nothing && facts.orderState === 'success'
      ? { any: [['ecommerce-51-2'], ['civil-509-1']], applied: `${shown}，但${short}` }
      : {
          any: [...(query.broken ? [['ecommerce-20'] as const] : []), ['civil-509-1']],
          applied: `${shown}，${short}`,
        };
  return [
    owed,
    failed(query),
    whatFollows(query, short),
    ...(to === 'court' && isEnded(query) ? restitution() : []),
  ];
}

/** Why it failed: the excuse does not hold, or the site has to show what it says, or it simply did not perform. */
function failed(query: GroundQuery): Step {
  const { details, facts } = query;
  if (details.includes('no-refund-clause')) return excuse(query);
  if (details.includes('trade-frozen') || details.includes('account-restricted')) return restriction(query);
  if (facts.orderState === 'success')
    return {
      any: [['ecommerce-62']],
      applied: `“已完成”是${facts.seller === 'marketplace' ? '平台上' : '对方自己'}的记录，到账的凭据在对方手里`,
    };
  return { any: [['ecommerce-74'], ['civil-577']], applied: '到现在没有按约定交付' };
}

function excuse({ facts: { seller } }: GroundQuery): Step {
  return {
    any: [['consumers-26-2'], ['civil-497']],
    applied: `对方${seller === 'marketplace' ? '' : '自己定'}的“不退款”规定不能免掉没有履行的责任`,
  };
}

function restriction({ details, facts }: GroundQuery): Step {
  const what = details.includes('trade-frozen') ? '冻结交易' : '限制账号';
  return {
    any: [
      ...(facts.seller === 'marketplace' ? [['ecommerce-32'] as const] : []),
      ['consumers-regulation-17'],
      ['civil-496-2'],
      ['civil-577'],
    ],
    applied: `对方依自己的规则${what}，这样的规则要事先提示，也不能限制要回钱的权利`,
  };
}

/** What follows: a balance goes back, a contract ends, or the loss is made good. */
function whatFollows(query: GroundQuery, short: string): Step {
  const { to, facts, endedOn } = query;
  const byContract = to === 'site' || to === 'court';
  if (facts.money === 'balance') {
    return {
      any: [['consumers-53'], ['consumers-regulation-22-2'], ['civil-577']],
      applied: `付的是预存的余额，${short}`,
    };
  }
  if (byContract && endedOn !== null) {
    return {
      any: [['civil-565-1', 'civil-566-1']],
      applied: `信里定的${chineseDate(endedOn)}已经过去，合同在当天结束时解除`,
      anyDetail: true,
    };
  }
  if (byContract && endsAtOnce(query))
    return {
      any: to === 'court' ? [['civil-563-1-4']] : [['civil-563-1-4', 'civil-565-1']],
      applied: `${short}，买它的目的已经落空`,
    };
  if (to === 'site' && endsByItself(query))
    return { any: [['civil-563-1-3', 'civil-565-1']], applied: DEMAND };
  if (to === 'court' && suitEndsIt(query))
    return { any: [['civil-563-1-4']], applied: '到起诉时仍没有交付，买它的目的已经落空' };
  return { any: [['consumers-52'], ['civil-577']], applied: `${short}，付出的款项没有退回` };
}

/** The contract is over, or the claim itself ends it: only then is there something to restore. */
function isEnded(query: GroundQuery): boolean {
  return query.endedOn !== null || endsAtOnce(query) || suitEndsIt(query);
}

function restitution(): Step[] {
  return [{ any: [['civil-566-1']], applied: '合同解除以后，付出的款项应当退回' }];
}

function ofSurplus(query: GroundQuery): Step[] {
  const { details } = query;
  const short = details.some((one) => FALLS_SHORT.includes(one));
  const second: Step = details.includes('no-refund-clause')
    ? {
        ...excuse(query),
        applied: `对方${query.facts.seller === 'marketplace' ? '' : '自己定'}的“不退款”规定管不到多扣的款项`,
        anyDetail: true,
      }
    : details.includes('trade-frozen') || details.includes('account-restricted')
      ? { ...restriction(query), anyDetail: true }
      : { any: [['ecommerce-62']], applied: '两次扣款各对应哪一笔订单，记录在对方手里' };
  return [
    { any: [['civil-985']], applied: '同一笔交易扣了两次，多扣的一笔没有对应的交易' },
    second,
    short
      ? { any: [['ecommerce-74'], ['civil-577']], applied: '另一笔也没有按约定交付', anyDetail: true }
      : { any: [['consumers-52']], applied: '多扣的款项没有退回' },
  ];
}

function ofDoubt(query: GroundQuery): Step[] {
  const { details, facts, to, endedOn } = query;
  const shown =
    facts.deducted === 'pending'
      ? '付款一直停在处理中'
      : `款项已经扣除，${SHOWN[facts.orderState ?? 'missing']}`;
  const follows: Step =
    to === 'site' && endsByItself(query)
      ? {
          any: [['civil-563-1-3', 'civil-565-1']],
          applied: DEMAND,
          branch: 'contract',
          anyDetail: true,
        }
      : endedOn !== null && (to === 'site' || to === 'court')
        ? {
            any: [['civil-565-1', 'civil-566-1']],
            applied: `信里定的${chineseDate(endedOn)}已经过去`,
            branch: 'contract',
            anyDetail: true,
          }
        : to === 'court' && suitEndsIt(query)
          ? {
              any: [['civil-563-1-4']],
              applied: '到起诉时仍没有交付，买它的目的已经落空',
              branch: 'contract',
              anyDetail: true,
            }
          : { any: [['consumers-52']], applied: '付出的款项没有退回' };
  const rule = details.includes('no-refund-clause')
    ? excuse(query)
    : details.includes('account-restricted')
      ? restriction(query)
      : null;
  return [
    { any: [['civil-985']], applied: shown, branch: 'no-contract' },
    ...(to === 'court'
      ? [{ any: [['code-contracts-24-1']], applied: '付出的款项应当返还', branch: 'no-contract' } as const]
      : []),
    { any: [['civil-577']], applied: '到现在没有履行', branch: 'contract' },
    ...(rule ? [{ ...rule, anyDetail: true as const }] : []),
    follows,
  ];
}

function ofRule(query: GroundQuery): Step[] {
  const { details, facts, to } = query;
  const balance: Step[] =
    facts.money === 'balance'
      ? [
          {
            any: [['consumers-53'], ['consumers-regulation-22-2'], ['prepayment-15-1']],
            applied: '付的是预存的余额，没有用掉的要退',
          },
        ]
      : [];
  if (details.includes('no-refund-clause')) {
    return [
      {
        any: [['civil-496-2']],
        applied: '对方用来拒绝退款的是它自己定的格式条款',
      },
      {
        any: [['consumers-26-2'], ['civil-497']],
        applied: '条款说的是“不退款”，拿掉了要回钱的权利',
      },
      ...balance,
      ...(to === 'site' || to === 'court'
        ? [{ any: [['code-contracts-10-3']], applied: '有没有提示过，要由对方拿出凭据' } as const]
        : []),
    ];
  }
  return [
    { any: [['civil-509-1']], applied: '付款以后，约定的使用权利被停掉了' },
    restriction(query),
    ...balance,
    { any: [['civil-577']], applied: '限制没有解除，款项也没有退回' },
  ];
}

/** The site said yes: that is a new agreement, whatever the problem was. */
function ofAgreement({ asked }: GroundQuery): Step[] {
  return [
    { any: [['civil-509-1']], applied: '退款是对方已经同意的', anyDetail: true },
    { any: [['consumers-16-2']], applied: '同意退款就是约定', anyDetail: true },
    ...(asked ? [{ any: [['consumers-48-1-8']], applied: '同意以后钱没有退到' } as const] : []),
  ];
}

/**
 * Why the marketplace itself answers, beside the shop. Only for what the user told, and only for consumers; a payment
 * that was stolen is no matter of the shop's.
 */
export function platformSteps({ facts, details }: GroundQuery): Step[] {
  const { seller, payer, purpose, shopData, platformKnew } = facts;
  if (seller !== 'marketplace' || payer === 'stolen' || purpose !== 'own-use' || details.length === 0)
    return [];
  return [
    ...(shopData === 'none'
      ? [
          {
            any: [['consumers-44-1'] as const],
            applied: '我要求过交易平台提供店铺的真实名称、地址和有效联系方式，平台没有提供',
            anyDetail: true as const,
          },
        ]
      : []),
    ...(platformKnew === undefined
      ? []
      : [
          {
            any: [['ecommerce-38-1'] as const],
            applied: `我认为交易平台知道或者应当知道店铺的问题，没有采取必要措施：${withoutStop(platformKnew)}`,
            anyDetail: true as const,
          },
        ]),
  ];
}

/** To the marketplace itself, which is not the seller. */
function ofPlatform({ facts }: GroundQuery): Step[] {
  return [
    {
      any: [['ecommerce-61'], ['ecommerce-31']],
      applied: `我和${facts.shop === undefined ? '平台上的店家' : '该店铺'}发生了争议`,
      anyDetail: true,
    },
  ];
}

function ofMinor({ facts, to }: GroundQuery): Step[] {
  const { childAge } = facts;
  if (childAge === undefined) return [];
  const amount = `独自付出${formatYuan(facts.amountFen)}元与这个年龄不相称`;
  const small = childAge < 8;
  const besides: Step[] = to === 'court' && !small ? [{ any: [['code-general-5']], applied: amount }] : [];
  return [
    {
      any: small ? [['civil-144']] : [['civil-145-1']],
      applied: small
        ? `孩子付款时${childAge}周岁，不能自己做这笔交易`
        : `孩子付款时${childAge}周岁，${amount}；我作为法定代理人没有同意，也不追认`,
    },
    { any: [['civil-157']], applied: `这笔交易${small ? '无效' : '不发生效力'}，款项应当退回` },
    ...(facts.money === 'balance'
      ? [{ any: [['prepayment-10'] as const], applied: '付的是预存的余额' }]
      : []),
    ...besides,
  ];
}

/** A payment nobody authorised: what the payment company or bank owes itself. */
function ofTheft(): Step[] {
  return [{ any: [['ecommerce-57-2']], applied: '这笔付款没有经过我授权', anyDetail: true }];
}

function ofPayment({ facts, details, to }: GroundQuery): Step[] {
  const records: Step = { any: [['ecommerce-53-3']], applied: '需要核对这笔付款的记录' };
  const handling: Step = {
    any: [['payment-35-1']],
    applied: to === 'pboc' ? '这笔争议已经提给该机构' : '这笔争议现在提给你们处理',
  };
  if (facts.payer === 'stolen') return [...ofTheft(), handling, records];
  const instruction: Step[] =
    details.includes('payment-pending') || details.includes('charged-twice')
      ? [
          {
            any: [['ecommerce-55-2']],
            applied: details.includes('charged-twice')
              ? '同一笔交易执行了两次扣款'
              : '付款指令一直没有执行完',
          },
        ]
      : [];
  return [...instruction, handling, records];
}

/** What only a court needs to hear, in the order of its weight. */
function forCourtBesides({ details, facts }: GroundQuery): Step[] {
  const rule = details.includes('no-refund-clause');
  return [
    ...(rule
      ? [
          {
            any: [['civil-496-2', 'code-contracts-10-3'], ['civil-496-2']],
            applied: '是否提示过这条规定，要由被告举证',
          } as const,
          { any: [['online-consumption-1']], applied: '条款排除了消费者要求退款的权利' } as const,
        ]
      : []),
    ...(facts.orderState === 'success' || rule
      ? [{ any: [['ecommerce-62']], applied: '交易的原始记录在被告手里' } as const]
      : []),
    { any: [['consumers-52']], applied: '付出的款项没有退回' },
  ];
}
