/** What nobody should do whatever they are promised for it: pay first, or hand over the papers of identity. */

/** A request for money before the refund comes: the usual swindle. */
export const FEE_DEMANDED = {
  shown:
    /(?:先|再|让我|叫我|(?<![不无])(?:还(?:要|得|需)|要|得|需要?|必须))[^,]{0,8}?(?:交|付|转|打|充|缴)[^,]{0,10}?(?:解冻费|手续费|保证金|押金|认证(?:金|费)|激活费|税|服务费|会员费|诚意金|验证(?:金|费)|解封费)|(?:解冻费|解封费|认证金|验证金|激活费)|(?:再|先|(?<=[说要们])|得|需)(?:充|转|付|打|交)(?:值|满)?[^,]{0,8}?(?:才(?:能|会|给|可以)?|就(?:能|给|可以))[^,]{0,4}(?:激活|退|到账|解冻|提现|解封|发)/,
  /** Denied: 无需支付…, 不会再让您付…, 请勿缴纳…. But 不先交…就不退 demands it. */
  notAfter:
    /(?:无[需须]|不需要?|不用|不必|不要|不会|不收|不得|从不|绝不|勿|别|免|没有?(?:要求|让|叫|收|说)|未(?:要求|收)|谨防|警惕|任何要求)[^,]{0,6}$/,
} as const;

/** Money first in other words: a deposit to unfreeze, a transfer to somebody's own account, a turnover to be shown. */
const PAY_FIRST: readonly RegExp[] = [
  /(?:交|缴|付|转|补交|垫付)[^,，。；;]{0,12}(?:解冻|解封|保证金|押金|激活费|激活金|验证金|认证金|诚意金|手续费|税费|税款|个税|工本费)/,
  /(?:解冻费|解冻金|保证金|激活费|激活金|验证金|认证金|诚意金)[^,，。；;]{0,8}(?:交|缴|付|转)(?:了|完|清|过来|才|后|一下)/,
  /(?:转账?|打款|汇款?|付款)[^,，。；;]{0,4}(?:到|至|给)[^,，。；;]{0,6}(?:个人|私人|指定|安全|对公以外)[^,，。；;]{0,3}(?:账户|账号|卡)/,
  /(?:刷|验证|补足?)流水|流水不[够足]/,
];

/** Nobody is to pay: said to reassure, or asked about what was paid anyway. */
const DENIED =
  /(?:无[需须]|不需要?|不要|不应|不用|不必|不会|不收|不得|从不|绝不|勿|别|免|没有?(?:要求|让|叫|收|说)|未(?:要求|收)|谨防|警惕|扣除?|退还?)[^,，。；;]{0,8}$/;

/** The demand for money in a piece of text and where it begins there; undefined if it has none, or says that none is made. */
export function feeDemandedIn(text: string): { readonly text: string; readonly start: number } | undefined {
  const match = FEE_DEMANDED.shown.exec(text);
  if (match && !FEE_DEMANDED.notAfter.test(text.slice(0, match.index)))
    return { text: match[0], start: match.index };
  for (const pattern of PAY_FIRST) {
    const found = pattern.exec(text);
    if (found && !DENIED.test(text.slice(0, found.index))) return { text: found[0], start: found.index };
  }
  return undefined;
}

const PAPERS =
  /(?:发|提供|提交|上传|补充?|拍|给|需要?|要|请)[^,，。；;]{0,12}(?:身份证|银行卡|手持|人脸)[^,，。；;]{0,12}(?:照片?|正反面|正面|反面|图|复印件|视频|卡号)|手持(?:身份证|银行卡|证件)|(?:身份证|银行卡)(?:正反面|照片?)(?:[^,，。；;]{0,6}(?:发|提供|上传|拍))?|(?:发|告诉|提供|报)[^,，。；;]{0,6}(?:验证码|支付密码|cvv)/i;

/** That pictures of the identity or bank card, or a code, are asked for: a refund needs none of them. */
export function papersDemandedIn(
  text: string,
): { readonly text: string; readonly start: number } | undefined {
  const found = PAPERS.exec(text);
  // 无需提供…: the denial may run into what it denies.
  return found && !DENIED.test(text.slice(0, found.index + 3))
    ? { text: found[0], start: found.index }
    : undefined;
}

const AS_POINTS = /退[^，,。；;]{0,8}(?:积分|代金券|优惠券|抵扣券|站内余额|平台余额)/;

/** Points and vouchers are no money: who gives those has not refunded anything. */
export function backAsPoints(text: string): boolean {
  return AS_POINTS.test(text);
}

const CAME_LATE =
  /(?:已经?|刚刚?)[^,，。；;没未退]{0,6}(?:补发|补单|补充值|重新充值|重新发货|补充上|补上)(?!退)|(?:补发|重新充值|补单|重新发货)[^,，。；;]{0,4}(?:成功|完成|到账|好了|了)/;

/** That the goods have been sent or topped up anew. */
export function cameLateIn(text: string): { readonly text: string; readonly start: number } | undefined {
  const found = CAME_LATE.exec(text);
  return found ? { text: found[0], start: found.index } : undefined;
}
