import type { Words } from '../words/language.ts';
import type { StatuteKey } from './statutes.ts';

/** What is answered to a phrase. In Chinese: it is written to the site. */
export interface StallingAnswer {
  /** A sentence before the request that meets the phrase, without its full stop. */
  readonly lead?: string;
  /** Instead of `lead` if the user said that nothing came. */
  readonly leadIfNothingCame?: string;
  /** A friendly sentence, if there is room for it. */
  readonly courtesy?: string;
  /** What is asked for, to follow on 请在……前. */
  readonly ask: string;
  /** Articles that the answer cites against the phrase, if they were in force. */
  readonly statutes?: readonly StatuteKey[];
  /** Asks for an answer on the next working day instead of the next day. */
  readonly waitsForWork?: true;
}

export interface StallingPhrase {
  readonly id: string;
  /** As it is usually said; the list to choose from shows it. */
  readonly name: Words;
  /** On a text with full-width signs made plain and without spaces; every gap is bounded. */
  readonly patterns: readonly RegExp[];
  readonly answer: StallingAnswer;
  /** What the user should know about the phrase. */
  readonly hint: Words;
  /** A site that says this is likely to take more money and give none back. */
  readonly scam?: true;
}

/** If several fit, the first counts: a more particular phrase stands before a more general one. */
export const STALLING_PHRASES = [
  {
    id: 'pay-first',
    name: { zh: '先交解冻费、保证金才能退', en: 'pay an unfreezing fee or a deposit first' },
    patterns: [
      /(?<!不用|无需|不需要|不要|不必|不收|扣[^,。]{0,8})(?:交(?!易)|缴|付|转|充(?!值)|打(?!电话|客服)|补(?!充|齐)|垫)[^,。]{0,10}(?:解冻|保证金|押金|激活费|激活金|验证金|认证金|诚意金|手续费|税费|税款|个税|工本费)/,
      /(?<!没有|不收|不用|无需)(?:解冻费|解冻金|刷流水|流水不[够足])/,
      /(?:先|再|需要?|得|要)充值?[^,。]{0,8}(?:激活|解冻)/,
      /(?:解冻费|保证金|押金|激活费|激活金|验证金|认证金|诚意金|手续费|税费|税款|个税|工本费)[^,。]{0,8}(?:先|再)?(?:交|缴|付|转|充|打)(?:了|完|清|过来|才|后|一下)/,
    ],
    answer: {
      lead: '我不会先付任何费用，退款也不需要我先付钱',
      ask: '书面写明收费的依据，并把钱原路退回',
    },
    hint: {
      zh: '这是骗局的典型说法：交了第一笔，还会有第二笔。一分钱都不要再付，聊天记录和收款账号先存好，打 110 或反诈 96110。',
      en: 'a typical sign of a scam: after the first fee comes a second. Pay nothing more, keep the chat and the account they name, and call 110 or 96110.',
    },
    scam: true,
  },
  {
    id: 'withdraw-first',
    name: { zh: '你先撤诉，撤了再退', en: 'withdraw your complaint first' },
    patterns: [
      /撤诉|先撤|(?:撤(?:销|回|掉|了)?|取消|删除?)(?:一下|了|掉|你的|您的|这个|那个){0,2}(?:投诉|举报|差评|申诉)|(?:投诉|举报|申诉)(?!单?(?:已|被|自动))[^,。已]{0,6}(?:撤|取消|删)/,
    ],
    answer: {
      lead: '投诉和退款是两件事，请先按订单处理退款',
      ask: '书面写明退款的金额、方式和到账日期',
    },
    hint: {
      zh: '钱到账之前先别撤：撤了以后，同一件事可能不再受理。也别拿撤诉去换更多的钱。',
      en: 'do not withdraw before the money is back: the same matter may not be taken again. And never trade a withdrawal for more money.',
    },
  },
  {
    id: 'days-for-refund',
    name: { zh: '退款要 7 个工作日', en: 'a refund takes 7 working days' },
    patterns: [
      /退款?(?!申请)[^,。]{0,10}(?:要|需要?|得|一般|大概|通常|等)[^,。]{0,6}(?:\d{1,2}|[一二两三五七十几]{1,2})(?:[-~到至](?:\d{1,2}|[五七十]))?(?:个)?(?:工作日|天)/,
      /(?:\d{1,2}|[三五七十])(?:[-~到至](?:\d{1,2}|[五七十]))?个工作日(?:才能?|后|内)退/,
    ],
    answer: {
      lead: '“几个工作日”不是法律给的退款期限，请按实际日期答复',
      ask: '书面写明退款单号、发起时间和到账日期',
    },
    hint: {
      zh: '法律没有给商家规定退款要等 7 个工作日。对方说了具体几天的，记的时候加上 --promise，到期会提醒你。',
      en: 'no law gives a seller 7 working days to refund. If they name the days, log it with --promise.',
    },
  },
  {
    id: 'balance-only',
    name: { zh: '只能退到余额，不能原路退', en: 'only to the balance, not to the payment account' },
    patterns: [
      /(?:只能|只可以?|只支持|仅支持|可以)[^,。]{0,8}退?[^,。]{0,4}(?:余额|站内|积分|钱包|账户里)|(?:不能|无法|不支持|没法)[^,。]{0,4}原路/,
    ],
    answer: {
      lead: '我付的是现金，没有同意退成站内余额',
      ask: '把钱原路退回，不能的书面写明依据的规则和原因',
    },
    hint: {
      zh: '退到余额，钱还在对方手里，同意了就很难再要回来。要原路退回付款账户。',
      en: 'a balance is still in their hands, and hard to get out once you agreed. Ask for the money back the way it came.',
    },
  },
  {
    id: 'bank-late',
    name: { zh: '已经退了，是银行还没到账', en: 'refunded; the bank is slow' },
    patterns: [
      /银行[^,。]{0,8}(?:没到|未到|还没|尚未|延迟|慢|没有到|在处理|未入)|(?:等|看)银行[^,。]{0,4}(?:到账|入账|处理)/,
    ],
    answer: {
      lead: '凭退款单号才能向银行查到这笔钱',
      ask: '书面给出退款单号、退款时间和退到的账户',
    },
    hint: {
      zh: '先看付款 App 和银行账单；没有的话，没有退款单号就等于没有退。',
      en: 'look at the app and the bank first; without a refund number there was no refund.',
    },
  },
  {
    id: 'already-back',
    name: { zh: '已经退了，注意查收', en: 'it was paid back already' },
    patterns: [
      /(?<!没有?|未|还没|尚未)已经?(?:经)?(?:[为给帮替](?:[您你]|亲))?(?:全额|原路|成功)*退(?:回(?!后|时|[^,。]{0,4}吗)|(?:款|还|到)?(?:了|过了?|成功|到账|完成|给[您你]))/,
      /退款(?:已经?|都)(?:成功|到账|完成|退回|原路退回|打款)/,
    ],
    answer: {
      lead: '我的账单里还没有这笔退款',
      ask: '书面告诉我退款单号、退款时间和退到了哪个账户',
    },
    hint: {
      zh: '先看付款 App 的账单：真到账了就用 refund log refunded 记下；没到就要退款单号，凭它才查得到退去了哪里。',
      en: 'look at the bill of the payment app first: if it came, refund log refunded; if not, ask for the refund number, by which it can be traced.',
    },
  },
  {
    id: 'no-refund',
    name: { zh: '充值后不退、虚拟商品不退', en: 'no refunds after top-up' },
    patterns: [
      /(?:充值|售出|卖出|发货|代充|提取|激活|虚拟(?:商品|物品|产品)|卡密|点卡|数字商品|一经)[^。]{0,10}(?:概?不(?:予|能|可以?|支持|给|接受)?(?:无理由)?退|无法退|不退不换|不可退|退不了)/,
      /(?:规定|规则|条款|协议|须知|页面)[^,。]{0,12}不(?:予|能|支持)?退/,
      /概不退|不退不换/,
    ],
    answer: {
      lead: '“不退”的条款有没有提示过、合不合理，要看具体情况',
      leadIfNothingCame: '我没有收到所购的商品，不是充值后反悔',
      ask: '书面写明这条规则的原文、依据和下单时在哪里提示',
      statutes: ['civil-496-2', 'civil-497'],
    },
    hint: {
      zh: '“充值后不退”不是法律。把这条规则的页面截图，用 refund clause add 抄下来。',
      en: '"no refunds after top-up" is no law. Take a screenshot of the rule and copy it with refund clause add.',
    },
  },
  {
    id: 'ask-payment',
    name: { zh: '去找支付宝、微信退', en: 'ask Alipay or WeChat for it' },
    patterns: [
      /(?:找|问|联系|去|向|跟|让|叫)[^,。]{0,6}(?:支付宝|微信|支付(?:平台|渠道|公司|方)|银行|云闪付)/,
    ],
    answer: {
      lead: '订单是在你们网站下的，原路退款要由收款的商户发起',
      ask: '书面写明是否同意退款；已经发起的，把退款单号给我',
    },
    hint: {
      zh: '付款 App 里的投诉可以同时提，不用等网站点头；对方这句话存好，投诉时用得上。',
      en: 'you may complain in the payment app at the same time; keep this sentence for it.',
    },
  },
  {
    id: 'upstream',
    name: { zh: '在联系上游、要找供货商', en: 'we are asking the supplier' },
    patterns: [/上游|上家|上级(?:代理|供)|供货商?|供应商|货源|渠道商|卡商|厂家|接口商|找(?:货主|发货方)/],
    answer: {
      lead: '我是在你们网站下单付款的，货源请你们自己协调',
      ask: '书面写明由谁负责退款、工单号和完成日期',
    },
    hint: {
      zh: '和你成交的是网站，不是它的供货商。',
      en: 'you bought from the site, not from its supplier.',
    },
  },
  {
    id: 'order-success',
    name: { zh: '订单显示成功，与我们无关', en: 'the order says done; not our business' },
    patterns: [
      /^(?!.*退款?(?:已经?)?(?:成功|完成|到账)).*(?:订单|系统|后台|这边|状态)[^,。]{0,6}(?:显示|已经?|是)[^,。]{0,6}(?:成功|完成|到账|发货|提取)/,
      /(?:与|和|跟)(?:我们|本站|本店|平台|我方)(?:这边)?无关|已经?(?:(?:给|帮|为)[您你])?(?:充值?成功|充好|充上|到账了|发货了)/,
    ],
    answer: {
      lead: '显示成功不等于已经到账',
      leadIfNothingCame: '订单显示成功，但我没有收到商品',
      ask: '提供这笔订单的到账记录：充到哪个账号、时间和流水号',
    },
    hint: {
      zh: '订单状态是对方自己写的。让对方拿出到账记录，你这边截图证明没有到。',
      en: 'the state of the order is their own word. Let them show the record; you show that nothing came.',
    },
  },
  {
    id: 'process',
    name: { zh: '流程没走完、审批中', en: 'the procedure is not finished' },
    patterns: [
      /流程[^,。]{0,8}(?:没|未|还|走|完|中)|走(?:完|一下|个)?流程|审批(?:中|没|还|未)|(?:等|待)[^,。]{0,4}审批/,
    ],
    answer: {
      lead: '流程是你们内部的，请给我一个日期',
      ask: '书面写明走到哪一步、还差谁、工单号和完成日期',
    },
    hint: {
      zh: '“流程”没有编号、没有人、没有日期，就可以一直走下去：三样都要到。',
      en: 'a procedure without a number, a person and a date never ends: ask for all three.',
    },
  },
  {
    id: 'risk-control',
    name: { zh: '账号有风控、存在风险', en: 'risk control' },
    patterns: [/风控|(?:账号|帐号|账户|交易|订单)[^,。]{0,4}(?:异常|存在风险|有风险|被限制|冻结)/],
    answer: {
      lead: '没有说明依据的限制，不能作为不退的理由',
      ask: '书面写明依据的规则全文、对应的事实和申诉方式',
    },
    hint: {
      zh: '要规则、要事实、要申诉方式，三样都要书面的。对方要你先交钱“解冻”，那是骗局。',
      en: 'ask for the rule, the facts and how to appeal, in writing. Paying first to unfreeze is a scam.',
    },
  },
  {
    id: 'system-upgrade',
    name: { zh: '系统升级、系统维护', en: 'the system is being upgraded' },
    patterns: [/系统[^,。]{0,6}(?:升级|维护|更新|故障|崩)/],
    answer: {
      lead: '系统升级不影响核对这一笔付款和人工退款',
      ask: '书面写明什么时候恢复、工单号和退款日期',
    },
    hint: {
      zh: '问到恢复的时间，就是承诺：记的时候加上 --promise。',
      en: 'the time they name is a promise: log it with --promise.',
    },
  },
  {
    id: 'working-day',
    name: { zh: '要等工作日，周末不上班', en: 'wait for a working day' },
    patterns: [
      /(?:等|到|要|只有|得)[^,。]{0,4}(?:(?<!个)工作日|上班|周一|星期一|礼拜一)|(?:(?<!个)工作日|(?:周|星期|礼拜)一)[^,。]{0,6}(?:上班|处理|退|再)/,
      /(?:周末|周六|周日|星期[六天日]|节假日|放假|假期)[^,。]{0,8}(?:不上班|休息|没人|不处理|放假|后)|(?:财务|技术|人员)[^,。]{0,4}(?:下班|不上班|休息|放假)/,
    ],
    answer: {
      courtesy: '可以等到工作日，请把日期定下来',
      ask: '书面写明处理结果和工单号',
      waitsForWork: true,
    },
    hint: {
      zh: '答应了具体哪天，记的时候加上 --promise。',
      en: 'if they name a day, log it with --promise.',
    },
  },
  {
    id: 'tomorrow',
    name: { zh: '明天再看、明天给你处理', en: 'tomorrow' },
    patterns: [/明[天日早晚儿]|改天|过[一两几]?天|回头(?:给|再|帮)|晚点|晚些/],
    answer: { courtesy: '好的，那请定下来', ask: '书面写明处理结果和工单号' },
    hint: {
      zh: '“明天”也是承诺：记的时候加上 --promise，过了会提醒你。',
      en: '"tomorrow" is a promise, too: log it with --promise and you will be reminded.',
    },
  },
  {
    id: 'verification',
    name: { zh: '需要技术核实、技术排查', en: 'our engineers are looking into it' },
    patterns: [
      /技术(?!服务)|风控|排查|(?:(?:正|还)?在|需要?|要|得|等|待|帮[您你]?|给[您你]|为[您你](?:加急)?|再|我|人工|系统|核)[^,。]{0,4}(?:核[实查对]|查证|调查|审核)|(?:核[实查]|审核)(?:中|一下|要)|^核[实查]/,
    ],
    answer: {
      courtesy: '需要核对的付款记录我可以提供',
      ask: '书面写明在核实什么、工单号和出结果的日期',
    },
    hint: {
      zh: '核实要有编号、有人、有日期；只说“核实中”不算答复了你的问题。',
      en: 'looking into it needs a number, a person and a date; otherwise your question is not answered.',
    },
  },
  {
    id: 'escalated',
    name: { zh: '已反馈、已上报、已加急', en: 'it was passed on, with priority' },
    patterns: [
      /(?:已经?|帮[您你]|给[您你]|为[您你]|会|去|跟[^,。]{1,4})反[馈映]|反[馈映](?:给|上去|了|过)|上报|加急|催[促了一]|转(?:交|给)(?!商家|客户)|(?<!系统)升级|登记(?!立案)|提交(?:了|给)|报给|已记录/,
    ],
    answer: { ask: '书面写明反馈给了哪个部门、工单号和答复日期' },
    hint: {
      zh: '有反馈就有编号：要到工单号，以后都用它追。',
      en: 'whatever was passed on has a number: get it, and use it from now on.',
    },
  },
  {
    id: 'processing',
    name: { zh: '处理中、系统处理中', en: 'being processed' },
    patterns: [
      /(?<!不|没法|无法|拒绝)处理(?!结果|意见|不了)|受理中|进行中|排队|系统(?:繁忙|延迟|维护|升级)|延迟到账|正在(?:办|弄|查)|退款中/,
    ],
    answer: { ask: '书面写明处理到哪一步、工单号和完成日期' },
    hint: {
      zh: '没有日期的“处理中”可以一直处理下去，要一个日期。',
      en: '"being processed" without a date has no end: ask for a date.',
    },
  },
  {
    id: 'wait',
    name: { zh: '请耐心等待', en: 'please be patient' },
    patterns: [/耐心|等[待等一下会通消结]|稍等|再等|稍后|别急|不要(?:着)?急|尽快|马上|快了/],
    answer: { courtesy: '我愿意等，但需要一个日期', ask: '书面写明原因、工单号和完成日期' },
    hint: {
      zh: '可以等，但要等到一个写下来的日期。',
      en: 'you may wait, but for a date in writing.',
    },
  },
] as const satisfies readonly StallingPhrase[];

/** For what is not in the table. */
export const ANY_ANSWER: StallingAnswer = { ask: '书面答复是否退款、理由和工单号' };
