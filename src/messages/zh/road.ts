type State = 'done' | 'waiting' | 'open' | 'later' | 'never';
type Why =
  | 'other-goods'
  | 'other-problem'
  | 'resale'
  | 'not-yet'
  | 'elsewhere'
  | 'not-fake'
  | 'gone'
  | 'unlawful'
  | 'stolen';

const states: Readonly<Record<State, string>> = {
  done: '已做',
  waiting: '等结果',
  open: '可以做',
  later: '还不到',
  never: '不适用',
};

const bars: Readonly<Record<Why, (party: string, at: string | null) => string>> = {
  'other-goods': () => '没说是话费',
  'other-problem': () => '这类问题用不上',
  resale: () => '转卖的不受理',
  'not-yet': (_, at) => (at === null ? '前一步还没有结果' : `${at}`),
  elsewhere: (party) => `${party}在办或者办过，交了会不受理`,
  'not-fake': () => '网站本身不是假的',
  gone: () => '网站已经联系不上',
  unlawful: () => '买的东西本身可能违法',
  stolen: () => '付款是被盗刷的',
};

/** The road of a case: `refund next`. */
export const road = {
  states,
  bars,
  title: '这条路走到哪了',
  also: '现在还可以',
  by: (clock: string, when: string, left: string) => `时间：${when}｜${left}｜${clock}`,
  stage: (stage: string) => `现在：${stage}`,
  stages: {
    opened: '刚开案件，还没联系网站',
    contacted: '联系过网站，还没提退款要求',
    requested: '已向网站要求退款',
    disputed: '找过付款的渠道，或者被网站拒绝了',
    complained: '已投诉到主管部门',
    court: '已到法院',
    closed: '已结案',
  } as Readonly<Record<string, string>>,
};
