/** What stands in the way of a refund case, or comes first; beside those of `advice.ts`. */
const warnings = {
  fraud: {
    what: '听起来是诈骗（刷单、冒充客服、共享屏幕之类），不是普通的退款纠纷',
    instead:
      '马上打银行和支付 App 的客服止付，再打 96110 或 110 报警，把聊天和转账记录都留好。谁让你再付钱都不要付。',
  },
  minor: {
    what: '听起来是孩子付的钱',
    instead:
      '不满八岁的付款不作数；八到十八岁的，数目和年龄不相称、家长没同意的，一般可以要求退。先找游戏或平台的“未成年人退款”入口；开案件时写 --payer minor。',
  },
  marketplace: {
    what: '东西是在购物平台上买的（淘宝、拼多多、闲鱼之类）',
    instead:
      '先在那个 App 的订单里申请退款、让平台介入，比找卖家快；平台不处理，再回来开案件，写 --seller marketplace。',
  },
  'fee-demanded': {
    what: '对方要你先付钱（解冻费、保证金、手续费）才给退',
    instead: '不要付：付了也不会退，这是常见的骗法。把这句话截图留下，照样要求退原来的钱。',
  },
  'refunded-already': {
    what: '听起来钱已经退回来了',
    instead: '先看付款 App 的账单：数目对得上就不用开案件了；少了，只要少的那一部分。',
  },
  'nothing-deducted': {
    what: '听起来没有扣款',
    instead: '没有扣款，就没有钱要退。先在付款 App 的账单里确认；确实扣了，用 refund new 开案件。',
  },
  'changed-mind': {
    what: '听起来东西到了、也是对的，只是不想要了或者自己买错了',
    instead: '这不是没办成的交易，退不退看网站的规定，好好商量。要是还没用过的卡密，马上联系对方说明没用。',
  },
};

export const story = {
  title: '读到的（每一项后面是依据的原话）：',
  line: (name: string, value: string, words: string) => `${name}：${value}（“${words}”）`,
  warned: (what: string, words: string, instead: string) => `！${what}（“${words}”）。${instead}`,
  several: (name: string, values: string) => `${name}：有几种读法，选一个：${values}`,
  dayOnly: (day: string) => `${day}，没说几点`,
  nothing: '没读出什么。不要紧，下面一项项问。',
  problem: (name: string) => `看起来是：${name}`,
  overruled: (name: string) => `${name}：用命令里写的，不用文字里的。`,
  choose: (name: string) => `${name}，哪一个对？`,
  chooseWhy: '文字里有不止一个，程序不替你猜。',
  neither: '都不是，等会儿自己填',
  goOn: '还是要开一个退款案件吗？',
  goOnWhy: '上面说的要是不对，就选“是”。',
  notSaved: '还没有保存。都对的话，加上 --yes 再运行一次。',
  missing: (flags: string) => `文字里没有的，请补上：${flags}`,
  paste: '把经过或者聊天记录贴进来，贴完在空行上再按一次回车',
  pasteWhy: '怎么说都行：什么时候、在哪个网站、买什么、付了多少、后来怎么样。',
  warnings,
};
