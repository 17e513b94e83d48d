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
  'bank-first': {
    action: '先打银行和支付 App 的客服：冻结、挂失、报盗刷，再报警',
    reason: () => '付款不是你做的，该由银行、支付机构和警方处理，不是找网站退款；做完记一笔',
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

/** Where a refund letter is the wrong first step: what is the matter, and what to do instead. */
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
