/** A request for money before the refund comes: the usual swindle. */
export const FEE_DEMANDED = {
  shown:
    /(?:先|再|让我|叫我|(?<![不无])(?:还(?:要|得|需)|要|得|需要?|必须))[^,]{0,8}?(?:交|付|转|打|充|缴)[^,]{0,10}?(?:解冻费|手续费|保证金|押金|认证(?:金|费)|激活费|税|服务费|会员费|诚意金|验证(?:金|费)|解封费)|(?:解冻费|解封费|认证金|验证金|激活费)|(?:再|先|(?<=[说要们])|得|需)(?:充|转|付|打|交)(?:值|满)?[^,]{0,8}?(?:才(?:能|会|给|可以)?|就(?:能|给|可以))[^,]{0,4}(?:激活|退|到账|解冻|提现|解封|发)/,
  /** Said not to be so: 无需支付…, 不会再让您付…, 请勿缴纳…. But 不先交…就不退 demands it. */
  notAfter:
    /(?:无[需须]|不需要?|不用|不必|不要|不会|不收|不得|从不|绝不|勿|别|免|没有?(?:要求|让|叫|收|说)|未(?:要求|收)|谨防|警惕|任何要求)[^,]{0,6}$/,
} as const;

/** What of it a piece of text shows; undefined where it shows none, or says that none is asked. */
export function feeDemandedIn(text: string): { readonly text: string; readonly start: number } | undefined {
  const match = FEE_DEMANDED.shown.exec(text);
  if (!match || FEE_DEMANDED.notAfter.test(text.slice(0, match.index))) return undefined;
  return { text: match[0], start: match.index };
}
