/* Where a case stands: clocks, next step, warnings, the road, statistics, history, calendar and rules. */

import { factNames, outcomes } from './facts.ts';

/** What remains of a clock, as `remaining` in `clocks/deadlines.ts` counts it. */
type Remaining =
  | { readonly kind: 'minutes'; readonly days: number; readonly hours: number; readonly minutes: number }
  | { readonly kind: 'days' | 'working-days'; readonly days: number };

const span = ({ days, hours, minutes }: { days: number; hours: number; minutes: number }) =>
  [days > 0 ? `${days} 天` : '', hours > 0 ? `${hours} 小时` : '', days === 0 ? `${minutes} 分` : '']
    .filter(Boolean)
    .join(' ');

/** From so many days on, the days are not worth counting. */
const YEARS = 731;

const lengthWords = (left: Remaining) =>
  left.kind === 'minutes'
    ? span(left)
    : left.kind === 'working-days'
      ? `${left.days} 个工作日`
      : left.days >= YEARS
        ? `${Math.floor(left.days / 365.25)} 年多`
        : `${left.days} 天`;

export const status = {
  evidence: (met: number, need: number, missing: string) =>
    `证据 ${met}/${need}${missing === '' ? '，齐了' : `，还缺${missing}`}`,
  title: (number: number) => `案件 ${number}`,
  closedTag: (outcome: string) => `已结案：${outcome}`,
  order: (order: string) => `订单 ${order}`,
  noOrder: '没有订单号',
  paidBy: (amount: string, how: string) => `付了 ${amount}（${how}）`,
  asked: (amount: string) => `要求退 ${amount}`,
  back: (back: string, rest: string) =>
    rest === '0.00' ? `已退 ${back}，都回来了` : `已退 ${back}，还差 ${rest}`,
  rest: (rest: string) => `还差 ${rest}`,
  shownBy: (exhibit: number) => `证据 E${exhibit} 里能看到`,
  shownUnchecked: '（机器读出，还没对照）',
  details: (number: number) => `全部来源：refund status ${number} --details`,
  heart: '问题核心',
  responsible: '该找谁',
  ground: '退款依据',
  also: '另外还涉及',
  yours: '你要赶的',
  theirs: '等对方的',
  today: '今天',
  /** What the marks of the timeline mean; the clocks carry the same marks. */
  marks: { happened: '发生过的', today: '今天', yours: '你要赶的', theirs: '等对方的' },
  started: '开始计时',
  ended: '了结',
  movedTo: '改了',
  nextTitle: '下一步',
  basis: {
    law: '法律规定',
    official: '官方公布',
    promise: '对方承诺',
    practice: '习惯说法，不是法律',
    own: '你自己定的',
  },
  /** The same as one word, for a column. */
  label: { law: '法律', official: '官方', promise: '承诺', practice: '习惯', own: '自定' },
  unverified: '未核实',
  provisional: '〔暂定〕',
  left: (left: Remaining) => `还剩 ${lengthWords(left)}`,
  leftWorkingDays: (left: Remaining) => `还有 ${lengthWords(left)}`,
  overSince: (left: Remaining) => `【逾期】已过 ${lengthWords(left)}`,
  late: (left: Remaining) => `逾期 ${lengthWords(left)}`,
  passed: (left: Remaining) => `已过 ${lengthWords(left)}`,
  rightIn: (left: Remaining) => `还要等 ${lengthWords(left)}`,
  rightSince: (left: Remaining) => `已经满足 ${lengthWords(left)}`,
  from: (end: string) => (/\d$/.test(end) ? `${end} 起` : `${end}起`),
  until: (date: string, clock: string) => `${date} ${clock} 前`,
  startsWith: (starts: string) => `${starts}后起算`,
  metShort: '已办到',
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
  otherClocks: (count: number) => `另有 ${count} 个时限（--all-clocks）`,
  moreClocks: (count: number, number: number) => `另有 ${count} 个时限：refund status ${number} --all-clocks`,
  noCases: '还没有案件。用 refund new 开一个。',
  noOpenCases: '没有未结的案件。用 refund status --all 看已经结案的。',
  moreCases: (count: number) => `另有 ${count} 个案件：refund status --all`,
  alarm: (number: number, name: string, when: string) => `案件 ${number}｜${name}｜${when}`,
  alarmWith: (alarm: string, command: string) => `${alarm} → ${command}`,
  gates: '还没说清',
  gatesHint: (number: number) => `答了，时限、法条和要多少钱才算得准：refund edit ${number}`,
  warning: '先看这里',
  insteadOf: '现在该做',
  clockBack: (now: string, last: string) =>
    `这台电脑的时钟显示 ${now}，比最近一条记录（${last}）还早。记录按先后顺序排，期限都没有动；请把时钟调准，或者用 --at 写明时间。`,
  reminder: (what: string, command: string) => `提醒：${what} → ${command}`,
  reminderMore: (count: number) => `（另有 ${count} 个：refund status --check）`,
  checkClear: '24 小时内没有要紧的期限。',
};

/** Why there is no refund case, and what to do instead. */
export const noCase: Readonly<Record<string, string>> = {
  'nothing-deducted':
    '没有扣款，就没有钱要退，所以不用开案件。\n先在付款 App 的账单里确认一下：真的没有扣，就不必理会；过后发现扣了，再来 refund new。对方要你先付“解冻费”“保证金”，不要付。',
  'arrived-and-undisputed':
    '东西到了、是对的，也没有规则争议，没有可以要求退款的理由，所以没有开案件。\n如果以后发现不对（比如被扣回、面额少了），再来 refund new。',
};

interface StepWords {
  readonly action: string;
  reason(number: number): string;
}

export const next = {
  'ask-site': {
    action: '把退款要求发给网站',
    reason: () => '等对方的几个时限，都从你提出要求时起算；发出以后要记一笔',
  },
  'look-first': {
    action: '先看付款 App 的账单，钱有没有自己退回来；没有就把退款要求发给网站',
    reason: (number) =>
      `失败的订单有时会自动退；退了就记 refund log refunded ${number}，没退就今天把要求发出去`,
  },
  'gather-evidence': {
    action: '先把付款记录存好收进来，再投诉',
    reason: () => '没有付款记录，谁也查不到这笔钱；照清单下载电子回单',
  },
  'go-to-operator': {
    action: '打运营商客服，投诉并要到账记录',
    reason: () => '电信申诉要先找过运营商；有没有到账的记录本身就是证据。打完记一笔',
  },
  'go-to-12315': {
    action: '向市场监管部门（12315）投诉',
    reason: () => '7 个工作日内决定受不受理；同时只能由一个行政部门或消协办理。提交以后记一笔',
  },
  'go-to-telecom': {
    action: '向电信主管部门申诉',
    reason: () => '运营商没有答复或者不满意，可以申诉了；提交以后记一笔',
  },
  'go-to-pboc': {
    action: '银行或付款 App 没有处理盗刷，向监管热线投诉它',
    reason: () => '支付机构归人民银行（12363），银行归金融监管局（12378）；提交以后记一笔',
  },
  'go-to-court': {
    action: '投诉和调解没有解决，可以向法院起诉',
    reason: () => '一万元以下的案件受理费 50 元，可以网上立案；先打 12348 免费问一下',
  },
  'wait-for-site': {
    action: '等网站答复；对方说了什么，原样贴进来',
    reason: () => '付款记录、订单页、聊天记录都截图保存；付款 App 里的投诉也可以同时提',
  },
  'go-to-channel': {
    action: '网站没有处理，去付款的 App 里投诉这笔交易',
    reason: () => '可以照着这份文字写投诉内容；渠道的时限以 App 里显示的为准。提交以后记一笔',
  },
  'wait-for-answer': {
    action: '等答复；收到以后原样贴进来',
    reason: () => '程序会读出对方说了什么、答应到什么时候，你点头才记下',
  },
  'send-what-was-asked': {
    action: '把对方要的材料补上',
    reason: () => '过了期限可能会被当成放弃；补完记一笔',
  },
  'close-refunded': {
    action: '钱都回来了，可以结案',
    reason: () => '结案以后不再提醒；以后还可以重新打开',
  },
  'close-delivered': {
    action: '东西补到了：是对的、也愿意收下，就结案',
    reason: (number) => `不要了、或者补的不对，不要结案，接着要求退款：refund letter ${number}`,
  },
  'ask-platform': {
    action: '先让平台说出店家是谁：真实名称、地址、联系方式',
    reason: () =>
      '投诉和起诉都要写明对方是谁；平台给不出来，就可以连平台一起要。已经问过的，直接记下平台给了没有',
  },
  'mend-refusal': {
    action: '没有受理：按说的理由补齐，再交一次',
    reason: () =>
      '不受理的理由常常是缺地址、联系不上对方、材料不全；补齐就能重新提交。不归它管的，交给它说的那个地方',
  },
  'bank-first': {
    action: '先打银行和支付 App 的客服：冻结、挂失、报盗刷，再报警',
    reason: () => '付款不是你做的，该由银行、支付机构和警方处理，不是找网站退款；做完记一笔',
  },
  'pay-nothing': {
    action: '对方要你先付钱才退：一分钱都不要付，先报警（110，或反诈 96110）',
    reason: () => '先交“保证金”“解冻费”再退款，是骗局的典型说法；聊天记录和收款账号存好，再向付款渠道投诉',
  },
  'police-first': {
    action: '先报警（110，或反诈 96110），把受理回执留好',
    reason: () => '网站已经联系不上，退款信没人看；谁让你再付“解冻费”“保证金”都不要付',
  },
  'operator-first': {
    action: '先问运营商：这个号码有没有到账、号码有没有被停机的风险',
    reason: () => '有或没有到账记录，都是证据；别再往这类渠道付钱',
  },
  'not-by-letter': {
    action: '这类交易本身可能违法，不要写退款信',
    reason: () => '先问律师或法律援助（12348）；被骗了就报警，别再付钱',
  },
  done: { action: '已经结案', reason: (number) => `要继续追，先用 refund reopen ${number} 重新打开` },
} satisfies Record<string, StepWords>;

interface WarningWords {
  readonly what: string;
  readonly instead: string;
}

/** Why a refund letter is the wrong first step, and what to do instead. */
export const warnings = {
  'stolen-payment': {
    what: '这笔钱不是你付的（被盗刷）',
    instead:
      '马上打银行和支付 App 的客服，冻结账户、挂失卡片、申报盗刷，再报警（110）。这件事归银行、支付机构和警方，不是找网站退款。',
  },
  'site-vanished': {
    what: '网站已经联系不上',
    instead:
      '先报警（110，或反诈 96110），带上付款记录；再向支付渠道投诉。任何人让你先付“解冻费”“保证金”“手续费”才退款，都不要付。',
  },
  'unlawful-goods': {
    what: '买的东西本身可能违法（刷量、外挂、买卖账号之类）',
    instead:
      '这种合同可能无效，写退款信、投诉都可能让你自己惹上麻烦。先问律师或法律援助（12348）；被骗了就报警，别再付钱。',
  },
  'cheap-credit': {
    what: '特别便宜的话费、“慢充”，是警方提醒过的洗钱套路',
    instead:
      '充进来的可能是赃款：号码会被停机，明知还买可能要负责。先停手，打运营商客服问清到账记录和号码状态；收到可疑来电或被停机就报警。别再往里付钱。',
  },
} satisfies Record<string, WarningWords>;

type State = 'done' | 'waiting' | 'open' | 'later' | 'never';
type Why =
  | 'other-goods'
  | 'never-credited'
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
  'never-credited': () => '运营商说没有收到过这笔钱，不归它管',
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

export const say = {
  choose: { ask: '对方怎么说的？', why: '选最接近的一句；都不像就选最后一项，把原话打进来。' },
  other: '都不是，我自己输入',
  type: { ask: '对方的原话', why: '原样写下来，只用来挑回答，不会发给谁。' },
  unknown: (number: number) =>
    `没认出这是哪一句套话，上面是通用的回答，按情况改一改再发。对方要是真给了答复，用 refund got ${number} 贴进来。`,
  logIt: '记下对方这句话：',
  police: '报警以后记一笔：',
  papers: '对方要身份证、银行卡的照片或者验证码：原路退款用不着，不要发；验证码和密码谁要都不给。',
  ownDay: '里面的日期是你自己定的，不是法定期限；到了没有答复，就往下走。',
  allBack: (number: number) => `这笔钱已经全部退回，可以结案：refund close ${number} --outcome refunded`,
};

type Days = {
  readonly cases: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
};

export const stats = {
  none: '还没有案件，没什么可统计的。钱付了、东西没到？用 refund new 开一个。',
  cases: (count: number, open: number, endings: readonly string[]) =>
    `共 ${count} 个案件，没结 ${open} 个${endings.length > 0 ? `；已结：${endings.join('、')}` : ''}`,
  ending: (outcome: string, count: number) => `${outcome} ${count} 个`,
  money: (claimed: string, received: string) => `一共付了 ${claimed}，收回 ${received}`,
  open: (amount: string) => `还在追 ${amount}`,
  lost: (amount: string) => `结案时没收回 ${amount}`,
  days: ({ cases, median, least, most }: Days) =>
    `从付款到钱全部回来：${cases === 1 ? `${median} 天` : `中位数 ${median} 天，最快 ${least} 天，最慢 ${most} 天`}（${cases} 个案件）`,
  noDays: '还没有哪个案件记下钱全部退回的日子',
  by: { site: '按网站', channel: '按付款方式', problem: '按问题' },
  group: (name: string, count: number) => `${name}（${count} 个案件）`,
  numbers: (received: string, claimed: string) => `收回 ${received}，共 ${claimed}`,
  more: (count: number) => `另有 ${count} 个：refund stats --json`,
};

export const history = {
  types: {
    'case-opened': '开案',
    'facts-edited': '改了事实',
    'request-logged': '向网站提出退款要求',
    'contact-logged': '联系网站',
    'filing-logged': '提交给',
    'reply-logged': '答复',
    'refund-logged': '退回',
    'delivered-logged': '补到货',
    'clause-added': '抄下条款',
    'evidence-added': '收下证据',
    'evidence-edited': '改了证据的说明',
    'evidence-removed': '移除证据',
    erased: '彻底删除',
    'rule-set': '改了时限长度',
    'letter-written': '写了一封信',
    'case-closed': '结案',
    'case-reopened': '重新打开',
    'event-undone': '撤销',
  } as Readonly<Record<string, string>>,
  erased: '（内容已抹去）',
  undone: '〔已撤销〕',
  edited: (names: readonly string[]) =>
    names.map((name) => factNames[name as keyof typeof factNames] ?? name).join('、'),
  outcome: (outcome: string) => outcomes[outcome] ?? outcome,
  reply: (party: string, outcome: string, text: string) => `${party}：${outcome}${text ? `“${text}”` : ''}`,
  own: (window: string, length: string | null) =>
    length === null ? `${window} 恢复原样` : `${window} → ${length}`,
  refersTo: (seq: number) => `第 ${seq} 条`,
};

export const calendar = {
  name: '卡盟退款期限',
  title: (number: number, clock: string, provisional: string) => `案件 ${number}：${clock}${provisional}`,
  about: (site: string, order: string, amount: string) => `${site}｜${order}｜¥${amount}`,
  command: (number: number) => `打开程序看：refund status ${number}`,
  written: (path: string, count: number) =>
    `已写到 ${path}：${count} 个期限。按天算的，前一天和当天早上 9 点提醒；到某个钟点的，提前一天和一小时提醒。导入手机日历即可；以后再导一次会更新，不会重复。`,
  askReplace: (path: string) => `${path} 已经存在，不是 refund 写的日历。要用新的日历换掉它吗？`,
  askReplaceWhy: '换掉以后，原来的内容就没有了。选“否”，文件不动，可以换一个文件名。',
  wouldWrite: (count: number) => `可以导进日历的期限有 ${count} 个：`,
  more: (count: number) => `……还有 ${count} 个`,
  howToWrite: '写成文件再导进手机日历：refund calendar -o 退款期限.ics',
  nothing: '没有正在走的期限，日历里是空的。',
};

export const rules = {
  windows: '时限',
  statutes: '可能引用的法条',
  checkedOn: (day: string) => `法规核对至 ${day}`,
  checkIsOld: '离上次核对已经满 12 个月，法条和时限可能改过了：用之前先查一查现行的条文，或者更新这个程序',
  announced: (first: number, last: number) => `已有放假和调休安排的年份：${first}–${last}`,
  loaded: (years: string) => `其中 ${years} 年是你自己加载的`,
  nature: {
    'act-by': '你要赶的',
    'they-owe': '对方该答复的',
    'right-from': '到时你就可以要求的',
  } as Readonly<Record<string, string>>,
  startsWith: (what: string) => `${what}后起算`,
  clauseStarts: '付款、下单或提出退款要求后起算，看条款怎么写',
  or: '或',
  whoever: '答应的人，或者收信的人',
  asSaid: '对方说多久就是多久',
  /** The same as one word, for a column. */
  label: { law: '法律', official: '官方', promise: '承诺', practice: '习惯', own: '自定' },
  unverified: '未核实',
  inForce: (number: string, day: string) => `${number === '' ? '' : `${number}，`}${day} 起施行`,
  role: { procedure: '办事程序', evidence: '证据规则', period: '期间计算' },
  secondHand: '只和转载核对过，引用前请看一眼原文',
  marketplaceOnly: '只对平台',
  consumersOnly: '只给自用的买家',
  onlyFor: {
    balance: '只用于充进去的余额',
    order: '只用于单笔订单',
    minor: '只用于未成年人付款',
    stolen: '只用于被盗刷',
    'not-prepaid': '不用于充进去的余额',
    stalled: '拖过 15 天才用',
    intent: '要有故意欺骗的证据',
  },
  lettersTo: (names: readonly string[]) => `写给：${names.join('、')}`,
  inNoLetter: '程序不会自己写进信里',
  neverUse: (trap: string) => `别用错：${trap}`,
  since: (day: string) => `${day} 起施行`,
  noArticle: '条号未核对，不引用',
  whenOver: '过了怎么办',
  own: (site: string, name: string) => `${site}：${name}（你自己设的）`,
  set: (name: string) => `已改成你自己的：${name}`,
  reset: (name: string) => `已恢复原来的：${name}`,
  added: (year: number, off: number, work: number) =>
    `已加载 ${year} 年的安排：放假 ${off} 天，调休上班 ${work} 天。`,
  moved: (number: number, name: string, before: string, after: string) =>
    `案件 ${number}｜${name}：${before} → ${after}`,
  nothingMoved: '没有一个期限因此变动。',
};
