/* What happened: `log` and `got`. */

const vias: Readonly<Record<string, string>> = {
  chat: '网上聊天',
  phone: '电话',
  ticket: '工单',
  email: '邮件',
};

const replies: Readonly<Record<string, string>> = {
  answered: '回了话，但没有定下来（比如“正在处理”）',
  accepted: '受理了，或同意退款',
  refused: '拒绝、不受理',
  'asks-more': '要我补材料',
  decided: '作出了处理决定',
  settled: '谈成了',
  ended: '终止、办结',
};

/** The same in a word or two, for the history. */
const outcomes: Readonly<Record<string, string>> = {
  answered: '回话，未定',
  accepted: '受理或同意',
  refused: '拒绝',
  'asks-more': '要补材料',
  decided: '有决定',
  settled: '谈成',
  ended: '终止',
};

export const logging = {
  vias,
  replies,
  outcomes,
  contacted: (number: number, time: string) => `已记下：${time} 联系网站（案件 ${number}）。`,
  filed: (number: number, time: string, party: string) =>
    `已记下：${time} 提交给${party}（案件 ${number}）。`,
  filedTwice: (number: number, party: string, time: string) =>
    `${time} 已经交给${party}一次，还没有结果：一样的不要重复交。记重了就 refund undo ${number}。`,
  replied: (number: number, time: string, party: string, outcome: string) =>
    `已记下：${time} ${party}${outcome}（案件 ${number}）。`,
  refunded: (number: number, amount: string, whole: boolean) =>
    `已记下：退回 ¥${amount}${whole ? '，钱都回来了' : ''}（案件 ${number}）。`,
  delivered: (number: number, time: string) =>
    `已记下：${time} 东西补到了（案件 ${number}）。是对的、也愿意收下，就结案；不要了就继续要求退款，信里会写明。`,
  tooMuch: (back: string, paid: string) =>
    `一共退回 ¥${back}，比付出去的 ¥${paid} 还多。照记了；记错了用 refund undo，多退的钱可能要还给对方。`,
  tooMuchQuestion: (back: string, paid: string) =>
    `这样一共退回 ¥${back}，比付出去的 ¥${paid} 还多。确定没记错，照样记下吗？`,
  clauseAdded: (number: number) => `条款已抄进案件 ${number}。`,
  noClauses: '还没有抄下任何条款。用 refund clause add 加。',
  clauseOf: (title: string, number: string) => `《${title}》${number}`,
  seen: (time: string, url: string) => `${time} 看到${url ? `：${url}` : ''}`,
  ask: {
    contactText: { ask: '说了什么？', why: '一两句就行：你问了什么，对方怎么答。' },
    via: { ask: '怎么联系的？', why: '以后要说明当时找过对方、怎么找的。' },
    agent: { ask: '客服工号或名字？', why: '对方要查是谁答应的。' },
    promise: {
      ask: '对方答应什么时候之前办？（如 24h、3wd、2026-11-25）',
      why: '答应的时间会变成一个期限，到点没做到就提醒你。',
    },
    promiseRefund: { ask: '答应的是到时退款，还是到时给答复？', why: '答应退款的，一句“还在处理”不算做到。' },
    to: { ask: '提交给谁？', why: '不同的地方，答复期限不一样。' },
    ref: { ask: '受理编号、工单号？', why: '催办、查进度都靠它。' },
    from: { ask: '谁答复的？', why: '要知道是哪一个期限有了着落。' },
    outcome: { ask: '答复的结果是什么？', why: '只说“正在处理”的，不算对退款要求有了交代。' },
    dueAsked: { ask: '要你什么时候之前补？（如 3d、2026-11-25）', why: '这是你要赶的期限。' },
    dueGiven: { ask: '答应什么时候之前办？（如 3wd、2026-11-25）', why: '答应的时间会变成一个期限。' },
    replyText: { ask: '原话是什么？', why: '原话最有用，照抄就行。' },
    amount: { ask: '退回多少钱？（元）', why: '看账单里真正到账的金额。' },
    clauseTitle: { ask: '这份规则叫什么？', why: '比如“充值服务条款”。' },
    clauseNumber: { ask: '第几条？', why: '写编号就行，比如 5 或 3.2。' },
    clauseText: {
      ask: '原文是什么？贴进来，贴完在空行上再按一次回车',
      why: '从网页上原样复制，信里只引用你抄下的原文。',
    },
    clauseUrl: { ask: '在哪个网页看到的？', why: '以后要说得出在哪里看到。' },
    clauseAfter: { ask: '条款里写了多长时间？（如 1h、30min、3wd）', why: '写了时间的条款会变成一个期限。' },
    clauseFrom: { ask: '从什么时候起算？', why: '时间从这里开始走。' },
    none: '（没有就直接回车）',
    isRefund: '退款',
    isAnswer: '答复',
    clauseStarts: { payment: '付款', order: '下单', request: '提出退款要求' } as Readonly<
      Record<string, string>
    >,
  },
  got: {
    unclear: '没写明：是回话、同意还是拒绝，请你来定（--outcome）',
    entries: '这是一整段聊天，里面有这些事：',
    me: '我',
    contacted: '我联系了对方',
    saysBack: '说钱已经退了',
    wantsFee: '要先付钱，不要付',
    wantsPapers: '要证件照或验证码，不要给',
    somebody: '对方（没写明是谁）',
    whoSpoke: { ask: '这些话是谁说的？', why: '原文没写明。要知道是哪一个期限有了着落。' },
    whatCame: (line: string) => ({
      ask: `这一句算什么结果？${line}`,
      why: '原话没说死，程序不替你猜。',
    }),
    save: '对，记下',
    saveAll: (count: number) => `对，这 ${count} 件都记下`,
    notNow: '先不记（原话留着，下次接着用）',
    one: (place: number, line: string) => `第 ${place} 件｜${line}`,
    done: '这一件就这样',
    remove: '这一件不记',
    none: '没有',
    now: '现在',
    money: '真正退回来的钱',
    lookFirst: '对方说退了，账单里到了再填',
    reallyBack: '账单里真的到了多少钱？（元）',
    whenSaid: { ask: '什么时候说的？（如 昨天 14:02）', why: '期限从这时候算起；聊天记录里能看到。' },
    whenChat: {
      ask: '原文没写时间，是什么时候聊的？（如 昨天 14:02；直接回车就按现在）',
      why: '期限从那时候算起。',
    },
    whichDay: (day: string) => ({
      ask: `聊天里只有钟点，没写哪天，是哪天聊的？（如 昨天；直接回车就是 ${day}）`,
      why: '期限从那一天算起。',
    }),
    dayAssumed: (day: string) => `聊天里只有钟点，没写哪天，先按 ${day} 算；不对就加 --at '日期'`,
    contactFirst: (at: string, first: string | null) => ({
      ask:
        first === null
          ? `案件里还没记过你找网站，他们 ${at} 就回了话：那时你找过他们吧？连那次联系一起记下？`
          : `${at} 比记下的第一次找网站（${first}）还早：那时你就找过他们吧？连那次联系一起记下？`,
      why: `先聊天、后来才开始记，是常有的事。${first === null ? '' : '选“否”就改说话的时间。'}`,
    }),
    whenTurned: (party: string, at: string) => ({
      ask: `案件里还没有在 ${at} 之前找${party}的记录。你是什么时候找的？（如 昨天 14:02）`,
      why: '没找过就不会有答复；对方的期限从你找他们那时算起。',
    }),
    contactToo: (at: string) => `连 ${at} 那次联系一起记下了。`,
    backToo: (yuan: string) => `退回的 ¥${yuan} 也记下了。`,
    nothingNew: (number: number) => `这段聊天里的事，案件 ${number} 里都已经有了，没有重复记。`,
    toldBefore: (number: number, at: string) =>
      `这段话案件 ${number} 里已经记过（${at}），没有重复记；要是后来又说了一遍，加上 --at '那次的时间' 再记。`,
    sameAgain: (at: string) => ({
      ask: `这段话 ${at} 已经记过。是同一条，还是后来又说了一遍？`,
      why: '同一条记两遍，期限会跟着变。',
    }),
    sameReply: '同一条，不用再记',
    saidAgain: '后来又说了一遍，再记一次',
    recordedOnce: (number: number) => `没有重复记；案件 ${number} 里还是原来那一条。`,
    keptPaste: (words: string) => `上次贴的还没记下：“${words}…”，接着用它吗？`,
    useKept: '接着用上次贴的',
    pasteNew: '贴新的（上次贴的不再留）',
    recorded: (number: number, count: number) =>
      `已记下：聊天里的 ${count} 件事，聊天原文存为证据（案件 ${number}）。`,
    beforePayment: (count: number) =>
      `另有 ${count} 件是付款之前说的，不单独记，整段原文照样存为证据。付款时间写错了，先用 refund edit 改对。`,
    onlyBeforePayment: (count: number, number: number) =>
      `聊天里的 ${count} 件事都在付款之前，什么都没有记。付款时间写错了，先改：refund edit ${number} --paid-at；要留作证据，截图以后 refund evidence add ${number}。`,
    chatName: '聊天记录.txt',
    feeDemanded: (words: string) =>
      `对方要你先付钱才退（“${words}”）：不要付，付了也不会退，这是常见的骗法。把这句话截图留下；拿不准打 96110 问。`,
    papersDemanded: (words: string) =>
      `对方要身份证、银行卡的照片或者验证码（“${words}”）：原路退款用不着，不要发；验证码和密码谁要都不给。`,
    cameLate: (number: number) =>
      `对方说已经补发：先看到没到、对不对；到了就记 refund log delivered ${number}。`,
    shopData: {
      given: (number: number) =>
        `像是平台给了店家的信息：打通电话、查过主体再记 refund edit ${number} --shop-data given --payee --payee-address`,
      none: (number: number) =>
        `像是平台不肯说店家是谁：截图留下，记 refund edit ${number} --shop-data none，以后可以连平台一起投诉、一起告。`,
    },
    title: '从这段话里读出来的：',
    from: '谁说的',
    outcome: '结果',
    due: '答应的时间',
    dueAsked: '给你的期限',
    refund: '到时退款',
    answer: '到时答复',
    at: '什么时候说的',
    agent: '客服',
    restsOn: (words: string) => `（依据：“${words}”）`,
    unnamed: '没写明，请你来定（--from）',
    guessed: '（没写明，先按这个）',
    moneyBack: '对方说钱已经退了：先看账单，真到账了再记',
    question: '按这样记下吗？',
    why: '读错的那一行，选中就能改；先不记的，原话留着。',
    ask: {
      ask: '把对方说的原样贴进来，贴完在空行上再按一次回车',
      why: '多少行都行，带名字和时间的聊天记录也行。',
    },
    notSaved: '还没有记下。读得对，就在同一条命令后面加上 --yes，再运行一次。',
    needed: (flag: string, choices: readonly string[]) =>
      `原话里没写明，还要加上 --${flag}：${choices.join('、')}`,
  },
};
