import { FEE_DEMANDED } from '../fee-demanded.ts';
import type { Clause } from './clauses.ts';
import type { Candidate } from './found.ts';

/** Why a story is no refund case, or needs another way first. */
export type StoryWarning =
  | 'fraud'
  | 'stolen-payment'
  | 'minor'
  | 'unlawful-goods'
  | 'fee-demanded'
  | 'site-vanished'
  | 'marketplace'
  | 'refunded-already'
  | 'nothing-deducted'
  | 'changed-mind';

/** Warnings that leave no refund case at all. */
export const NO_CASE: readonly StoryWarning[] = [
  'fraud',
  'unlawful-goods',
  'stolen-payment',
  'refunded-already',
  'nothing-deducted',
  'changed-mind',
];

interface WarningSign {
  readonly warning: StoryWarning;
  readonly shown: RegExp;
  readonly notAfter?: RegExp;
  readonly notBefore?: RegExp;
  /** Also where it is reported as theirs. */
  readonly alsoTheirs?: true;
}

export const WARNING_SIGNS: readonly WarningSign[] = [
  {
    warning: 'fraud',
    shown:
      /(?:让我|叫我|帮(?:忙|他|她)?|兼职|去|拉我|做|拉去)[^,]{0,6}(?:刷单|刷销量|刷信誉)|做任务|返利|(?:冒充|假冒|自称)[^,]{0,8}(?:客服|公检法|警察|银行|领导|支付宝|官方)|屏幕共享|共享屏幕|(?:杀猪盘|裸聊|博彩返|投资理财|带(?:我)?(?:赚|投资)|安全账户|垫付|垫钱|垫(?:了|本)|佣金|兼职(?:刷|赚)|刷流水|认证资金|把卡密(?:发|给|告诉)|(?:消除|注销|清除)[^,]{0,4}(?:贷款|征信|校园贷)|转账到[^,]{0,6}安全)/,
    notAfter: /(?:不是|没有?|不)[^,]{0,3}$/,
    alsoTheirs: true,
  },
  {
    warning: 'unlawful-goods',
    shown:
      /刷粉|刷赞|刷量|买粉|外挂|开挂|透视|自瞄|跑分|(?:赌|博彩|菠菜|下注|彩票(?:平台|网站|群)|棋牌(?:上分|平台|游戏)|百家乐|六合彩|赌球)|(?:实名|微信|qq|游戏)(?:账号|号)(?:出租|租赁|买卖)|(?:买|租)(?:了|个|一个)?[^,]{0,4}(?:实名号|微信号|小号)|翻墙|梯子|vpn|黄(?:片|网)|约炮|枪|毒|发票(?:代开)?|办证|代考/i,
    notAfter: /(?:没有?|不是|又不是)[^,]{0,4}$/,
  },
  {
    warning: 'fee-demanded',
    ...FEE_DEMANDED,
    alsoTheirs: true,
  },
  {
    warning: 'marketplace',
    shown:
      /淘宝(?!网红)|天猫|拼多多|闲鱼|京东(?!(?:e|E)?卡|白条|支付|购物卡|礼品卡)|转转|抖音(?:商城|小店|店铺|买|直播间)|快手(?:小店|买)|得物|小红书(?:店|商城|买)|苏宁|唯品会|1688/,
    notAfter: /(?:不是|没有?|比|像|跟|比如|去|找)[^,]{0,3}$/,
    notBefore: /^(?:会员|(?:e|E)卡|礼品卡|购物卡|代金券|券|红包|账号)/,
  },
  {
    warning: 'refunded-already',
    shown:
      /(?:钱|款|全额|全部|已经?|都|昨天|今天|后来|刚才?|也)(?:已经?|都|全额|全部|给我|原路|自动)*(?:昨[天晚]|今[天早]|前天|晚上|早上|当天)*(?:退(?:回来?|还|款)?(?:了|到|给我了|到账|(?:我)?(?:支付宝|微信|银行卡|卡里|账户))|到账退款)|退款(?:已经?)?(?:到账|收到|成功|回来)了?|收到(?:了)?退款|退(?:回来|给我)了/,
    notAfter: /(?:没有?|未|不|等|说|还没|才能|要求|希望|答应|承诺|什么时候|会|能|只|一部分|部分)[^,]{0,5}$/,
    notBefore: /^(?:一半|一部分|部分|\d|[一二三四五六七八九十]|吗|没)/,
  },
  {
    warning: 'changed-mind',
    shown:
      /(?:不想(?:要|买|玩|用)|不需要|用不上|用不到|买错|买多|买重复|拍错|充错|后悔|反悔|冲动(?:消费|下单)?|不喜欢|找到更便宜|别处更便宜|降价)(?:了)?|(?:自己|我)(?:的)?(?:填|选|输|写|充|买|拍)错(?:的|了)?/,
    notAfter: /(?:不是我?|没有?|又不是|并非)[^,]{0,3}$/,
  },
];

/** What of these a story shows, each with its words. */
export function warningsIn(clauses: readonly Clause[]): Candidate<StoryWarning>[] {
  return WARNING_SIGNS.flatMap(({ warning, shown, notAfter, notBefore, alsoTheirs }) => {
    for (const { text, start, who, doubtful } of clauses) {
      if ((who === 'them' && !alsoTheirs) || (doubtful && !alsoTheirs)) continue;
      const match = shown.exec(text);
      if (!match) continue;
      if (notAfter?.test(text.slice(0, match.index))) continue;
      if (notBefore?.test(text.slice(match.index + match[0].length))) continue;
      return [{ value: warning, text: match[0], start: start + match.index }];
    }
    return [];
  });
}
