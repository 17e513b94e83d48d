import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY } from './scopes.ts';

const CODE = {
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
  // Who may do what stands behind what follows from it: a short letter has room for the latter only.
  'civil-144': {
    ...CODE,
    article: '第一百四十四条',
    strength: 1,
    never: { zh: `只用于付款时不满八周岁的孩子；${PROVE.zh}`, en: `only under eight years; ${PROVE.en}` },
    summary: {
      zh: '没有民事行为能力的人（例如不满八周岁的孩子）自己做的交易无效',
      en: 'what somebody without legal capacity (such as a child under eight) does is void',
    },
  },
  'civil-145-1': {
    ...CODE,
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
    ...CODE,
    article: '第一百五十七条',
    strength: 1,
    never: {
      zh: '先要说明这笔交易为什么无效或者不发生效力',
      en: 'first say why the deal is void or never took effect',
    },
    summary: {
      zh: '交易无效或者确定不发生效力的，因此取得的财产应当返还',
      en: 'where a deal is void or never takes effect, what was obtained by it must be returned',
    },
  },
  'civil-19': {
    ...CODE,
    article: '第十九条',
    strength: 1,
    never: PROVE,
    summary: {
      zh: '八周岁以上的未成年人只能独立做纯获利益、或者与年龄和智力相称的事，其他的要由法定代理人代理、同意或者追认',
      en: 'from eight years on a minor may alone do only what is pure gain or suits their age; the rest needs the parents',
    },
  },
  'civil-20': {
    ...CODE,
    article: '第二十条',
    strength: 1,
    never: PROVE,
    summary: {
      zh: '不满八周岁的孩子要由法定代理人代为交易',
      en: 'a child under eight can only act through its parents',
    },
  },
  'code-general-5': {
    ...CODE,
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
    ...CODE,
    law: '未成年人网络保护条例',
    number: '国务院令第766号',
    since: '2024-01-01',
    article: '第四十四条',
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
