/** What remains, as `deadlines/remaining.ts` counts it. */
type Remaining =
  | { readonly kind: 'minutes'; readonly days: number; readonly hours: number; readonly minutes: number }
  | { readonly kind: 'days' | 'working-days'; readonly days: number };

const span = ({ days, hours, minutes }: { days: number; hours: number; minutes: number }) =>
  [days > 0 ? `${days} 天` : '', hours > 0 ? `${hours} 小时` : '', days === 0 ? `${minutes} 分` : '']
    .filter(Boolean)
    .join(' ');

const amount = (left: Remaining) =>
  left.kind === 'minutes'
    ? span(left)
    : left.kind === 'working-days'
      ? `${left.days} 个工作日`
      : `${left.days} 天`;

export const status = {
  title: (number: number) => `案件 ${number}`,
  closedTag: (outcome: string) => `已结案：${outcome}`,
  order: (order: string) => `订单 ${order}`,
  noOrder: '没有订单号',
  paid: (time: string, channel: string) => `${time} ${channel}付款`,
  heart: '问题核心',
  responsible: '该找谁',
  ground: '退款依据',
  also: '另外还涉及',
  yours: '你要赶的',
  theirs: '等对方的',
  today: '今天',
  /** What the marks of the timeline stand for; the same marks stand before the clocks. */
  marks: { happened: '发生过的', today: '今天', yours: '你要赶的', theirs: '等对方的' },
  nextTitle: '下一步',
  basis: {
    law: '法律规定',
    official: '官方公布',
    promise: '对方承诺',
    practice: '习惯说法，不是法律',
    own: '你自己定的',
  },
  unverified: '未核实',
  provisional: '〔暂定〕',
  left: (left: Remaining) => `还剩 ${amount(left)}`,
  leftWorkingDays: (left: Remaining) => `还有 ${amount(left)}`,
  overSince: (left: Remaining) => `【逾期】已过 ${amount(left)}`,
  passed: (left: Remaining) => `已过 ${amount(left)}`,
  rightIn: (left: Remaining) => `还要等 ${amount(left)}`,
  rightSince: (left: Remaining) => `已经满足 ${amount(left)}`,
  from: (end: string) => (/\d$/.test(end) ? `${end} 起` : `${end}起`),
  met: (time: string) => `已做到（${time}）`,
  metByThem: (time: string) => `对方已回应（${time}）`,
  waiting: (starts: string, end: string) => `还没开始：${starts}后起算；现在就做，到 ${end}`,
  waitingForRight: (starts: string, end: string) => `还没开始：${starts}后起算；现在就做，${end}`,
  twoReadings: (early: string, late: string) => `两种算法：最早 ${early}，最晚 ${late}`,
  starts: {
    payment: '付款',
    order: '下单',
    knowing: '知道出事',
    contact: '联系网站',
    promise: '对方承诺',
    request: '提出退款要求',
    filing: '提交投诉',
    sending: '信发出',
    acceptance: '受理',
    asking: '对方要材料',
    refusal: '被拒绝',
    clause: '条款规定的时间过完',
  } as Readonly<Record<string, string>>,
  exactly: (day: string, weekday: string, clock: string) => `${day}（${weekday}）${clock}`,
  day: (day: string, weekday: string) => `${day}（${weekday}）`,
  before: (day: string, weekday: string) => `${day}（${weekday}）24:00 前`,
  at: (day: string, weekday: string, clock: string) => `${day}（${weekday}）${clock} 前`,
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  moreClocks: (count: number, number: number) => `另有 ${count} 个时限：refund status ${number} --all-clocks`,
  noCases: '还没有案件。用 refund new 开一个。',
  noOpenCases: '没有未结的案件。用 refund status --all 看已经结案的。',
  moreCases: (count: number) => `另有 ${count} 个案件：refund status --all`,
  alarm: (number: number, name: string, when: string) => `案件 ${number}｜${name}｜${when}`,
  gates: '还没说清',
  gatesHint: (number: number, flags: string) =>
    `答了，时限、法条和要多少钱才算得准：refund edit ${number} ${flags}`,
  warning: '先看这里',
  insteadOf: '现在该做',
  clockBack: (now: string, last: string) =>
    `这台电脑的时钟显示 ${now}，比最近一条记录（${last}）还早。记录按先后顺序排，期限都没有动；请把时钟调准，或者用 --at 写明时间。`,
  reminder: (what: string, command: string) => `提醒：${what} → ${command}`,
  reminderMore: (count: number) => `（另有 ${count} 个：refund status --check）`,
  checkClear: '24 小时内没有要紧的期限。',
};
