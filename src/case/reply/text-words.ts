/** The words by which a pasted text is cut into lines of a speaker and clauses. Every gap in a pattern is bounded. */

const STAMP =
  '(?<stamp>(?:(?<full>\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/月]\\d{1,2}日?)|昨天|今天|前天)' +
  '(?: ?\\(?(?:周|星期)[一二三四五六日天]\\)?)?[ T]*(?:上午|下午|晚上|凌晨|中午|早上)? ?\\d{1,2}[:点时]\\d{2}分?(?::\\d{2})?)(?![\\d:])';

/** How a line begins that carries its time: in front, after a name, or in a line of its own in a mail. */
export const HEADS = [
  new RegExp(
    `^[ \\[【(]*${STAMP}(?:[\\])】]* *(?<name>[^ :,。]{1,20}(?= *:)|(?:我|买家|用户|本人|客服[^ :,。]{0,6})(?= *$)) *:?|[\\])】]* *$|(?<loose>[\\])】 ] *)(?![您你在的于订充支付购下提用]))`,
  ),
  new RegExp(`^ *(?:发送时间|发件时间|回复时间|答复时间|发件日期|日期|Date|Sent) *: *${STAMP}`, 'i'),
  new RegExp(
    `^ *(?<name>(?!.{0,20}(?:[您你于已]|订单|交易|支付|充值|下单|提交|截[止至]|时间|日期|到账|成功|完成|退款|处理|受理))[^:,。]{1,24}?) *[(\\[]?${STAMP}[)\\]]? *(?::|$)`,
  ),
];

/** The name of a speaker before a colon, where no time stands beside it. */
export const SPEAKER =
  /^ *(?<name>[^ :,。]{0,12}(?:客服|店主|店家|卖家|商家|老板|掌柜|站长|售后|小二|我|买家|用户|本人)[^ :,。]{0,10}) *:/;

export const ANY_LABEL = /^ *[^ :,。]{1,20} *:/;

export const OWN_NAME = /^(?:我|买家|用户|本人)(?: ?\([^)]*\)| ?说)?$/;

/** A label that belongs to what is said. */
export const PART_OF_IT = /结果|结论|意见|状态|进度|原因|期限|时间|电话|热线|微信|QQ|邮箱/;

/** It speaks of what may come. 因 and 由于 tell what has been. */
export const CONDITION =
  /如果|倘若|假如|要是|万一|超时(?!了)|一旦(?!(?:卡密|商品|订单)?(?:发货|发出|售出|提取|查看|使用|激活|充值|下单|购买|付款|支付))|否则|的话(?!费|题|术|音)|除非|只要|只有|(?<!因[^,]{0,6}|由于[^,]{0,6})逾期|若(?!干)|(?<![例比诸不假])如(?![下实期图上约何此意愿同数今]|[您你]所)|未[^,]{1,10}的$|[未不][^,]{1,8}视为|凡/;

/** A condition that brings its consequence along, and so ends with its clause. */
export const SETTLED_AT_ONCE = /请|可以|联系|咨询/;

/** A clause that goes on with the condition before. */
export const CARRIES_ON = /^ *(?:也|则|将|就|并|且|视|只能|而|或|届时)/;

/** Who disagrees may hand in more: no case waits for that. */
export const ON_APPEAL =
  /有(?:任何|其[他它])?(?:疑问|问题|异议|需要)|异议|不服|不满意|(?:可以?|[如若]需|提起|发起|进行|再次|重新)[^,]{0,4}申诉|复议/;

export const WAITS = /等|审核|处理中|核实|核查|进行中|稍后|排队/;

/** A clause that asks. 可以吗 after an offer asks for no more than a nod, and 不是退了吗 is no question. */
export function asks(clause: string): boolean {
  return /[吗么嘛] *$/.test(clause) && !/.{6}(?:可以|好|行|成)[吗么嘛] *$|不是.+了[吗么嘛] *$/.test(clause);
}
