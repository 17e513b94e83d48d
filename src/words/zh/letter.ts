/* Letters from outside, and what must be said before a step. */

/** What the program says about a letter; what the letter says stands in `letters/`. */
export const letter = {
  packages: {
    tooLong: (length: number, limit: number) => `信有 ${length} 字，对方最多收 ${limit} 字。`,
    shorten: '用 refund edit 把补充说明、商品名写短一点，再导一次。',
  },
  stopped: '没有写这封信。',
  askers: { site: '网站', payment: '付款 App 的客服' } as Readonly<Record<'site' | 'payment', string>>,
  askWith: (who: string, text: string) => `可以这样问${who}：${text}`,
  yourWords: (number: number) =>
    `信里有你自己写的话要看一看；改好再发（refund edit ${number} --statement 改情况说明）：`,
  ownDay: '信里的日期是你自己定的合理时间，不是法定期限；过了可以催、可以往下走，但不能说成对方违法。',
  storyKept: (told: string, number: number) =>
    `你讲的经过没有原样写进信里，信里只有从中读出的事实。还要补充的，改成只有事实、日期和金额的几句话，附在信后：\n  refund edit ${number} --statement\n你讲的是：${told}`,
  keepNotice: (number: number) =>
    `这封信会解除合同（当时或者到期）：发之前用 -o 退款要求.docx 存一份，发出后记 refund log filed ${number} --to site --letter L1，以后的信和起诉书才会写合同已经解除。`,
  blanks: (facts: readonly string[], commands: readonly string[]) =>
    `信里留了 ${facts.length} 处空（${facts.join('、')}），交之前手写补上；想印在信里：\n${commands.map((one) => `  ${one}`).join('\n')}`,
  twoDefendants:
    '平台没有给店家信息，所以列了两个被告。被告一的真实名称查得到的填上；一直查不到的，划掉被告一和只对它提的请求，只告平台。',
  lawChecked: (day: string) => `引用的法规核对到 ${day}。`,
  length: (length: number, limit: number, source: string) => `${length} 字，上限 ${limit} 字（${source}）。`,
  left: (count: number, command: string) =>
    `放不下的 ${count} 句没有写进去，完整的做附件：${command} -o 附件.docx`,
  afterwards: (command: string) => `发出或提交以后记一笔：${command}`,
  codeTooLong: '内容太长，放不进一个二维码；下面是文字，换 --form chat 或 ticket 再试。',
  codeTooWide: (needed: number, columns: number) =>
    `二维码要 ${needed} 列宽，窗口只有 ${columns} 列：把窗口拉宽再试。下面是文字。`,
};

/** The particulars of a guard, as words: who, when, which limit, which evidence. */
interface About {
  readonly party: string;
  readonly at: string | null;
  readonly kinds: string;
  readonly clock: string;
}

interface GuardWords {
  what(about: About): string;
  instead(about: About): string;
}

type GuardName =
  | 'all-back'
  | 'only-phone-credit'
  | 'only-fake-sites'
  | 'arrived'
  | 'resale'
  | 'app-first'
  | 'institution-first'
  | 'institution-unknown'
  | 'institution-time'
  | 'already-sent'
  | 'already-elsewhere'
  | 'operator-first-15d'
  | 'over-limit'
  | 'guardian-agreed'
  | 'who-operated'
  | 'never-credited'
  | 'nothing-asked'
  | 'own-order'
  | 'respondent-unknown'
  | 'platform-first'
  | 'being-handled'
  | 'was-handled'
  | 'mend-first'
  | 'came-late'
  | 'time-bar'
  | 'over-legal-limit'
  | 'evidence-missing'
  | 'fact-missing';

/** What must be said before a step, besides the four warnings in `status.ts`. */
export const guards: Readonly<Record<GuardName, GuardWords>> = {
  'all-back': {
    what: () => '钱已经全部退回来了，没有还要讨的',
    instead: () => '可以结案；记错了先用 refund undo 撤销',
  },
  'only-phone-credit': {
    what: () => '电信主管部门只管对电信运营商的申诉，你买的不是话费，那里不会受理',
    instead: () => '走付款渠道和 12315',
  },
  'only-fake-sites': {
    what: () => '12377 只收对网上违法内容的举报，不处理退款；这个网站没有说是假的或者违法的',
    instead: () => '找付款渠道和 12315；网站本身是假的，先用 refund edit 记下 --reachable no',
  },
  arrived: {
    what: () => '你说过东西到了、是对的：要求退全款很可能站不住，刷卡的更不要去拒付',
    instead: () => '只要求解除限制，或者只退没有用掉的部分，写上退多少',
  },
  resale: {
    what: () => '你说是买来转卖的：12315 和消协只管为生活消费买的，很可能不受理',
    instead: () => '按合同向法院起诉，或者继续走付款渠道',
  },
  'app-first': {
    what: () => '这笔钱不是直接刷卡付的，银行一般会让你先找付款的 App',
    instead: () => '先在付款 App 里投诉；银行卡被扣、App 又不管的，再找发卡行',
  },
  'institution-first': {
    what: ({ party }) => `还没有先向${party}投诉过，监管热线会让你先找它`,
    instead: ({ party }) => `先向${party}投诉并要受理编号`,
  },
  'institution-unknown': {
    what: () => '监管热线要知道投诉的是哪家支付机构或者银行，案件里只写了“其他”',
    instead: () => '看付款账单上是哪家，改过来再写',
  },
  'institution-time': {
    what: ({ party, at }) => `${party}还没有答复，通常的时间也还没过（${at ?? ''}）：监管热线会让你再等`,
    instead: () => '过了这个时间还没有答复，或者答复了你不满意，再投诉',
  },
  'already-sent': {
    what: ({ party, at }) => `${at ?? ''} 已经发给${party}，还没有记下答复；一样的内容再发一次没有用`,
    instead: () => '下面这份写成了再次要求，列出了前面的日期；有答复的先原样贴进来',
  },
  'already-elsewhere': {
    what: ({ party, at }) =>
      `${at ?? ''} 已经交给${party}：同一件事别处在办或者办过的，这里会不受理，白等几个星期`,
    instead: ({ party }) => `等${party}的结果，没谈成的下一步是法院；${party}没有受理的，先记下来`,
  },
  'operator-first-15d': {
    what: ({ at }) =>
      at === null
        ? '电信申诉要先向运营商投诉过，不满意或者 15 天没答复才受理'
        : `向运营商投诉还没满 15 天，也没有记下它的答复，现在申诉会被退回；${at}以后再交`,
    instead: () => '先找运营商；它已经答复而你不满意的，把答复贴进来就可以申诉',
  },
  'over-limit': {
    what: ({ clock, at }) => `“${clock}”已经过了（${at ?? ''}）`,
    instead: () => '这个期限只是习惯说法，照样可以提，以页面或受理人员的话为准',
  },
  'guardian-agreed': {
    what: () => '你说监护人同意过或者认可了：这样就不能按“没有同意”要求全退',
    instead: () => '按没到账、不对来要求；没有同意过的，改成 --guardian unaware 或 refuses',
  },
  'who-operated': {
    what: () => '要能证明是孩子自己操作的，对方会说是大人付的',
    instead: () =>
      '准备户口本或出生证明、孩子的账号和聊天、付款那会儿谁拿着手机；是孩子自己操作的，记 --operated-by child',
  },
  'never-credited': {
    what: () => '运营商答复没有收到过这笔钱：电信主管部门只管运营商收到了的，不会受理，还会占住 12315',
    instead: () => '运营商的答复就是证据，带上它去 12315',
  },
  'nothing-asked': {
    what: () => '还没有向网站提过退款：没有提过，就证明不了双方有争议，可能不受理',
    instead: () => '先把退款要求发给网站，记一笔',
  },
  'own-order': {
    what: () => '这里只举报网页内容：信里没有写你买过什么、付了多少，附件也不要放订单和付款记录',
    instead: () => '要追回钱，先问律师或法律援助（12348）；被骗了报警',
  },
  'respondent-unknown': {
    what: () => '要写对方的名称和地址',
    instead: () =>
      '看付款凭证里的收款方全称，到国家企业信用信息公示系统查地址，网站的主体可以查 ICP 备案；平台上的店铺没有公示地址的，写平台的地址。找到后记下来',
  },
  'platform-first': {
    what: () => '平台还没有说出店家是谁：只知道店铺名，法院不好立案；平台给不出来，才能连平台一起告',
    instead: () =>
      '先向平台要店家的真实名称、地址和联系方式，再用 refund edit 的 --shop-data 记下平台给了没有',
  },
  'being-handled': {
    what: ({ party, at }) => `${at ?? ''} ${party}已经受理，正在处理：同一件事不要再交一份`,
    instead: () => '补充材料用原来的受理编号交，交了记一笔',
  },
  'was-handled': {
    what: ({ party, at }) => `${at ?? ''} ${party}已经处理过这件事，再交一次不会受理`,
    instead: () => '没有谈成的，下一步是法院',
  },
  'mend-first': {
    what: ({ party, at }) => `${at ?? ''} ${party}没有受理：理由没有改好，再交还是一样`,
    instead: () => '先按说的理由补上（地址、联系方式、材料），再交；不归它管的，交给它说的那个地方',
  },
  'came-late': {
    what: ({ at }) => `${at ?? ''} 东西已经补到了：还要退全款，要说明为什么不要了`,
    instead: () => '愿意收下就结案；合同在补到之前已经解除的，信里会写明',
  },
  'time-bar': {
    what: ({ at }) => `向法院起诉的三年诉讼时效可能已经过了（${at ?? ''}）：对方提出来，法院就不支持`,
    instead: () => '三年里向对方要过钱、投诉过的，时效会重新算：把证据带上，先问律师或 12348',
  },
  'over-legal-limit': {
    what: ({ clock, at }) => `“${clock}”已经过了（${at ?? ''}），这是法律定的，过了会不受理`,
    instead: () => '知道得更晚的，用 refund edit --known-at 写上是哪天，并带上凭证',
  },
  'evidence-missing': {
    what: ({ kinds }) => `还缺关键证据：${kinds}`,
    instead: () => '先补上再交，处理会快得多；怎么拿，清单里有',
  },
  'fact-missing': {
    what: ({ kinds }) => `还缺写信必须的内容：${kinds}`,
    instead: () => '不知道的，可以用下面的话去要',
  },
};

/* What is wrong with a draft letter, and a better sentence. */

/** What the sentences about a draft letter may name of a finding and of its case. */
export interface LintCase {
  /** To whom the text goes. */
  readonly to: string;
  readonly found: string;
  /** The law that replaced another, a day, or a number; empty if there is none. */
  readonly instead: string;
  readonly site: string;
  /** Yuan, with two decimals. */
  readonly amount: string;
  readonly paidOn: string;
  readonly order: string | null;
  readonly paymentNo: string | null;
  readonly payee: string | null;
  /** Articles as they are cited, from the table; empty if not in force yet. */
  readonly law: {
    /** To deliver as agreed, to handle complaints, to answer for what was not performed; they bind every site. */
    readonly delivery: string;
    readonly handling: string;
    readonly liability: string;
    /** Of contracts, for everybody. */
    readonly performance: string;
    readonly breach: string;
    /** What a complaint to the market regulator needs, and why it is refused. */
    readonly particulars: string;
    readonly refusal: string;
  };
  /** Characters the recipient takes. */
  readonly limit: number | null;
}

type Sentence = (about: LintCase) => string;
type Rule = { readonly message: Sentence; readonly better: Sentence };

/** Keeps the names of the rules as keys but types every sentence alike, so that each language words it as it likes. */
const named = <K extends string>(rules: Record<K, Rule>): Record<K, Rule> => rules;

const order = ({ order: number, paymentNo }: LintCase) =>
  number !== null ? `（订单号：${number}）` : paymentNo !== null ? `（支付单号：${paymentNo}）` : '';

/** The article that says so, if it is in force. */
const under = (article: string) => (article === '' ? '' : `（${article}）`);

/** What happened, as a sentence of facts alone. */
const facts = (about: LintCase) =>
  `改成：“我于${about.paidOn}向${about.site}付款${about.amount}元${order(about)}，至今没有解决。”`;

const LAWFUL = '改成：“如未解决，我将依法向支付渠道和市场监管部门（12315）投诉，必要时向法院起诉。”';
const SETTLED = (about: LintCase) =>
  `改成：“请退还我实际付出的${about.amount}元。收到退款后，双方就本订单再无争议。”`;
const ASK_PLATFORM =
  '先弄清这个网站是自己卖，还是别人在上面开店：看首页的营业执照和收款方。弄清之前删掉这一处；';

export const lint = {
  date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  line: (number: number) => `第 ${number} 行`,
  whole: '全文',
  better: '建议',
  colon: '：',
  levels: { error: '要改', warning: '留意', notice: '自己核对' },
  clean: (length: number, limit: number | null) =>
    `没有发现会害到你的话（${length} 字${limit === null ? '' : `，最多 ${limit} 字`}）。事实对不对，还要你自己再看一遍。`,
  counts: (errors: number, warnings: number, notices: number) =>
    `要改 ${errors} 处，留意 ${warnings} 处，自己核对 ${notices} 处。`,
  because: (found: string, why: string) => `${found}：${why}。`,
  instead: (better: string) => `${better}。`,
  rules: named({
    insult: {
      message: ({ found }) => `“${found}”是骂人的话，对方可以反过来说你侮辱，看的人也会少信你几分。`,
      better: facts,
    },
    accusation: {
      message: ({ found }) => `“${found}”是在断定对方犯罪。没有机关认定之前这样写，可能变成你侵犯名誉。`,
      better: (about) => `${facts(about)}确实怀疑的，写“涉嫌”，并写明根据什么。`,
    },
    'fraud-unproved': {
      message: ({ found }) => `“${found}”要有对方故意的证据；系统出错、发货慢都不算。`,
      better: facts,
    },
    threat: {
      message: ({ found }) => `“${found}”会被看成威胁；和要钱写在一起，可能被当作敲诈勒索。`,
      better: () => LAWFUL,
    },
    'vague-threat': {
      message: ({ found }) => `“${found}”没有说你要做什么，读起来却像威胁。`,
      better: () => LAWFUL,
    },
    'money-for-silence': {
      message: ({ found }) => `“${found}”是拿不举报、撤诉、删帖换钱，可能被当作敲诈勒索。`,
      better: SETTLED,
    },
    guarantee: {
      message: ({ found }) => `“${found}”谁也保证不了，结果由受理的一方决定。`,
      better: (about) => `改成：“请依法核实处理，退还我支付的${about.amount}元。”`,
    },
    impersonation: {
      message: ({ found }) => `“${found}”会被看成冒充身份；以律师、记者、工作人员的名义要钱，后果更重。`,
      better: (about) => `改成：“我是这笔订单的付款人${order(about)}。”`,
    },
    'triple-damages': {
      message: ({ found }) => `“${found}”：三倍赔偿只在对方故意欺诈时才有，这个案件里没有这样的证据。`,
      better: (about) => `改成：“请退还我支付的${about.amount}元。”`,
    },
    'beyond-claim': {
      message: ({ found }) => `“${found}”超出了你付的钱。要得远高于法律给的，会被当作敲诈。`,
      better: (about) => `改成：“请退还我支付的${about.amount}元。”另有损失的，写明数额并附上凭证。`,
    },
    repealed: {
      message: ({ found, instead }) =>
        `${found}已经废止${instead === '' ? '，不能再引用' : `，现在是${instead}`}。`,
      better: ({ instead }) =>
        instead === '' ? '删掉这一处引用。' : `改引${instead}，先对照原文，看内容还是不是原来那条。`,
    },
    'repealed-soon': {
      message: ({ found, instead }) => `${found}从 ${instead} 起废止。`,
      better: () => '那天以后再交的，要换成新的规定。',
    },
    'repealed-days': {
      message: ({ found }) => `“${found}”是旧办法的调解期限，已经废止。`,
      better: () =>
        '改成：“市场监管部门收到投诉后7个工作日内决定是否受理；双方同意调解的，受理之日起60日内办结。”',
    },
    'not-in-force': {
      message: ({ found, instead }) => `${found}从 ${instead} 起才施行，管不到这件事。`,
      better: () => '删掉这一处；用 refund letter 看当时有效、能用的法条。',
    },
    'no-such-article': {
      message: ({ found, instead }) => `没有${found}：这部法一共只有 ${instead} 条。`,
      better: () => '删掉这一处，或者对照原文改成真正的条号。',
    },
    'no-such-days': {
      message: ({ found }) => `法律没有给商家规定“${found}”。写进去，对方一查就知道是假的。`,
      better: ({ law }) =>
        `改成：“根据${law.handling}，经营者应当及时受理、处理投诉。请在合理时间内答复。”（这一条没有规定天数；7个工作日是行政部门决定是否受理的时间。）`,
    },
    'seven-day-return': {
      message: ({ found }) => `“${found}”不适用：充值、卡密这类数字化商品不在七日无理由退货之内。`,
      better: (about) =>
        `改成按没有履行来要求：“${about.site}没有按约定交付，请退还我支付的${about.amount}元。”`,
    },
    'platform-only': {
      message: ({ found }) => `${found}只管平台，这个网站是自己卖的，用错了对方会抓住不放。`,
      better: ({ law }) =>
        `改引${law.delivery}、${law.handling}、${law.liability}，这些对自己卖货的网站也有效。`,
    },
    'platform-unasked': {
      message: ({ found }) => `${found}只管平台，而这个网站是不是平台还不知道。`,
      better: () => `${ASK_PLATFORM}弄清了用 refund edit 记下：--seller own-site 或 marketplace。`,
    },
    'consumers-only': {
      message: ({ found }) => `${found}只保护自己用的人；你说过这是买来转卖的。`,
      better: ({ law }) => `改引${law.performance}、${law.breach}，对谁都有效。`,
    },
    'consumers-unasked': {
      message: ({ found }) => `${found}只保护买来自己用的人，案件里还没有说是不是自用。`,
      better: () => '是自己用的，用 refund edit 记下：--purpose own-use；不是就删掉这一处。',
    },
    'wrong-addressee': {
      message: ({ found }) => `${found}管的不是收这封信的一方。`,
      better: () => '删掉这一处，或者把它写进给那一方的信里。',
    },
    'wrong-claim': {
      message: ({ found }) => `${found}不是你以为的意思。`,
      better: () => '删掉这一处。',
    },
    'not-a-ground': {
      message: ({ found }) => `${found}不是退款的依据。`,
      better: () => '删掉这一处。',
    },
    'unfit-article': {
      message: ({ found }) =>
        `${found}说的是另一种情况（余额、预付款、未成年人、被盗刷等），和这个案件对不上。`,
      better: () => '真是那种情况的，先用 refund edit 记下（--money、--payer）；不是就删掉这一处。',
    },
    'unlisted-article': {
      message: ({ found }) => `${found}没有收进程序的法条表。`,
      better: () => '自己核对原文：现在是否有效、说的是不是这件事。',
    },
    'unknown-law': {
      message: ({ found }) => `程序不认识${found}，可能名字写错了。`,
      better: () => '在国家法律法规数据库里查到原文再写；查不到就删掉。',
    },
    'unknown-clause': {
      message: ({ found }) => `案件里没有${found}。引用自己没有留存的条款，对方一句“没有这条”就挡回来了。`,
      better: () => '先用 refund clause add 把条款原文和网址抄进案件，再引用。',
    },
    placeholder: {
      message: ({ found }) => `“${found}”这里还空着，没有填。`,
      better: (about) =>
        `填上真实内容。这个案件的：${about.site}，${about.paidOn}，${about.amount}元${order(about)}。`,
    },
    'card-number': {
      message: ({ found }) => `这里有完整的银行卡号（${found}）。信会转手，只留后四位。`,
      better: ({ found }) => `改成：“尾号${found.slice(-4)}”。`,
    },
    'id-number': {
      message: ({ found }) => `这里有完整的身份证号（${found}）。对方不需要它。`,
      better: () => '删掉；受理的机关要核对身份时，会自己让你填。',
    },
    secret: {
      message: ({ found }) => `这里写出了${found}。谁来要都不要给。`,
      better: () => '删掉，并且马上改掉密码。',
    },
    'foreign-phone': {
      message: ({ found }) => `号码 ${found} 不是你的，也不是案件里的。别人的电话不要写进信里。`,
      better: () => '是你自己的，用 refund me --phone 记下；不是就删掉。',
    },
    'others-data': {
      message: ({ found }) => `“${found}”是别人的个人信息。`,
      better: () => '删掉，只写对方的客服工号或公司名称。',
    },
    'missing-addressee': {
      message: ({ to }) =>
        to === 'site' ? '没有写明给谁。' : '没有写明投诉的是谁，或者没有写给谁，收的人没法办。',
      better: (about) =>
        about.to === 'site'
          ? `开头写上：“${about.site}：”`
          : `写上：“被投诉人：${about.payee ?? about.site}。”付款凭证上有收款方全称的，用全称。`,
    },
    'missing-amount': {
      message: () => '没有写金额。',
      better: (about) => `写上：“金额：${about.amount}元。”`,
    },
    'missing-request': {
      message: () => '没有写你要什么。',
      better: (about) => `写上：“请把${about.amount}元原路退回我的付款账户。”`,
    },
    'missing-order': {
      message: () => '没有写订单号，对方找不到这一笔。',
      better: ({ order: number, paymentNo }) =>
        number === null ? `写上：“支付单号：${paymentNo ?? ''}。”` : `写上：“订单号：${number}。”`,
    },
    'missing-date': {
      message: () => '没有写是哪天付的款。',
      better: (about) => `写上：“付款时间：${about.paidOn}。”`,
    },
    'foreign-order': {
      message: ({ found }) => `案件里没有“${found}”这个号码。`,
      better: ({ order: number, paymentNo }) =>
        `对照一下：${number !== null ? `案件里的订单号是 ${number}` : paymentNo != null ? `案件里的支付单号是 ${paymentNo}` : '案件里还没有单号'}。`,
    },
    'foreign-amount': {
      message: ({ found }) => `案件里没有“${found}”这个数。`,
      better: ({ amount }) => `对照一下：案件里付的是 ${amount} 元。`,
    },
    'foreign-date': {
      message: ({ found }) => `案件里没有“${found}”这一天的事。`,
      better: ({ paidOn }) => `对照一下：付款是${paidOn}；别的事用 refund log 记下。`,
    },
    'too-long': {
      message: ({ found, instead }) => `全文 ${found} 字，对方最多收 ${instead} 字，后面的会被截掉或交不上。`,
      better: () => '只留四样：哪天、多少钱、哪个订单、要什么；经过放进附件。',
    },
    'refused-resale': {
      message: ({ found, law }) =>
        `${found === '' ? '你说过这是买来转卖的' : `“${found}”`}：不是自己消费的，不予受理${under(law.refusal)}。`,
      better: () => '是自己用的，改成：“所购商品为本人自用。”不是自用的，走合同纠纷：协商，或者向法院起诉。',
    },
    'refused-too-old': {
      message: ({ law }) => `从知道权益受损到现在超过三年，不予受理${under(law.refusal)}。`,
      better: () => '知道得更晚的，用 refund edit --known-at 写上是哪天，并附上凭证。',
    },
    'refused-elsewhere': {
      message: ({ found, law }) => `“${found}”：别处已经受理的，这里不再受理${under(law.refusal)}。`,
      better: () => '等那边办完；那边没有受理或者已经撤回的，写明日期：“该处未受理。”',
    },
    'refused-mass': {
      message: ({ found }) => `“${found}”会被看成批量投诉，不当作真实的消费争议。`,
      better: (about) =>
        `只写自己这一笔：“本人于${about.paidOn}付款${about.amount}元${order(about)}。”各人的各自提交。`,
    },
    'refused-identity': {
      message: ({ law }) => `缺少投诉人的真实姓名、电话或通讯地址${under(law.particulars)}。`,
      better: () =>
        '写上：“投诉人：（真实姓名），电话：……，通讯地址：……”；用 refund me 记下，信里会自动带上。',
    },
    'refused-respondent-address': {
      message: ({ law }) => `缺少被投诉人的地址${under(law.particulars)}。`,
      better: () =>
        '写上：“被投诉人地址：……”，看网站首页的营业执照；找到后用 refund edit --payee-address 记下。',
    },
    'refused-facts': {
      message: ({ law }) => `没有写发生了什么，缺少事实依据${under(law.particulars)}。`,
      better: facts,
    },
  }),
};
