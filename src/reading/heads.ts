/** How programs copy a chat: the heads of its turns, and the lines that nobody says. Every gap in a pattern is bounded. */

/** The head of a line: whose it is, when it was said, or both. */
export interface Head {
  readonly name: string;
  readonly stamp: string;
  /** How much of the line it takes. */
  readonly length: number;
  /** Its shape alone shows it; else the name has to be a role, or to come back. */
  readonly sure: boolean;
}

/** The head of a line as one of the programs writes it; it may still be a label or the beginning of a sentence. */
export function headIn(line: string): Head | undefined {
  const top = line.slice(0, 120);
  // Most lines of a story have neither a clock nor a colon near their beginning.
  if (!MAY_BE_HEAD.test(top)) return undefined;
  for (const [form, sure] of FORMS) {
    const found = form.exec(top);
    if (!found) continue;
    const { name = '', stamp = '' } = found.groups ?? {};
    const called = name.trim().replace(/^["“]|["”]$/g, '');
    if (called === '' || isLabel(called)) continue;
    return { name: called, stamp: stamp.trim(), length: found[0].length, sure: sure || ROLE.test(called) };
  }
  return undefined;
}

/** A line that holds nothing but a day or a time: 2026-11-20, 昨天 14:02. */
export function stampAlone(line: string): string | undefined {
  return line.length > 60 ? undefined : ALONE.exec(line)?.groups?.['stamp']?.trim();
}

/** A line below a time that may be nothing but a name. */
export function nameAlone(line: string): Head | undefined {
  const name = NAME_ALONE.exec(line)?.groups?.['name'];
  if (name === undefined || isLabel(name)) return undefined;
  return { name, stamp: '', length: line.length, sure: ROLE.test(name) };
}

const isLabel = (name: string) => LABEL.test(name) && !SPEAKS.test(name);

/** Whether a line of a chat was written by its program, or shows nothing but a picture: nobody says it. */
export const isNoise = (line: string): boolean => line.length <= 80 && NOISE.test(line);

/** Where a quotation of an earlier message begins and ends, and the rule below it. */
export const QUOTE = {
  begins: /^\s*[「『](?=[^」』\n]{1,40}:)|^\s*(?:\[?引用\]?|\[回复\]|回复 ?@?)[^:\n]{0,24}:/,
  ends: /[」』]\s*$/,
  rule: /^\s*(?:[-—─=] ?){4,80}$/,
} as const;

/** A line as the patterns of mails take it: where gaps may be long, one pattern after the other would try each length. */
export const mailLine = (line: string): string =>
  line.length > 400 ? '' : line.trim().replaceAll(/\s+/g, ' ').slice(0, 200);

/** The lines above a mail, and those with which a mail quotes another; all but `quoted` take a `mailLine`. */
export const MAIL = {
  from: /^[\s>]*(?:发件人|寄件人|From) *: *"?(?<name>[^"<\n]{1,40}?)"? *(?:<[^>\n]{3,60}>)? *$/i,
  sent: /^[\s>]*(?:发送时间|发件时间|时间|日期|Date|Sent) *: *(?<stamp>.{8,40})$/i,
  other: /^[\s>]*(?:收件人|抄送|主题|附件|To|Cc|Subject) *:/i,
  wrote:
    /^[\s>]*(?:在|于|On )? ?(?<stamp>.{8,40}?)[, ] *"?(?<name>[^"<,\n]{1,30}?)"? *(?:<[^>\n]{3,60}>)? *(?:写道|写到|wrote) *:\s*$/i,
  quoted: /^\s*>[>\s]*/,
} as const;

/** Names by which it is the user who speaks, and those of the other side. */
export const ME = /^(?:我|本人|自己|买家|me|用户.{0,8}|顾客.{0,4}|客户.{0,4}|访客.{0,6}|会员.{0,6})$/i;
export const THEM =
  /客服|商家|卖家|店[家主长小]|掌柜|对方|站长|老板|机器人|系统|小二|管理员|代理|群主|售后|专员|安全组|助手|中心|support|service|它|他|[卡铺店充站行屋坊社栈]$|数[卡娱]|云商|点券|卡盟/i;
const ROLE = new RegExp(
  `${ME.source}|客服|商家|卖家|店[家主长小]|掌柜|对方|站长|老板|机器人|系统|小二|管理员|售后`,
  'i',
);

/** Names that sites of this trade give themselves. */
export const SITE_NAME =
  /[卡铺店充站行屋坊社栈网吧馆]$|充值|专营|旗舰|商城|平台|数码|数[卡娱]|云商|点券|卡盟|客服|店[长主家]|hub|shop|store|market/i;

/** What a speaker is called whatever else the name holds: 支付宝客服. */
const SPEAKS = /(?:客服|专员|小二|卖家|老板|店主|助手|团队)[^:]{0,6}$/;

/** Labels of a form and beginnings of a sentence, which are nobody's name. */
const LABEL =
  /订单|单号|编号|金额|时间|日期|商品|产品|付款|支付|实付|渠道|方式|网站|平台$|店铺|店名|状态|问题|诉求|情况|说明|结果|进度|账[号户]|电话|原因|标题|对象|要求|描述|经过|数量|面值|名称|备注|收[款件]|发件|主题|事由|请求|申请人|微信$|支付宝$|^\d|^https?$|^(?:昨|今|前|明|大前)[天晚日]|^[一二三四五六七八九十]$|收到|于|在/;

const ENGLISH_DATE =
  '(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\\d{1,2} [a-z]{3,9}|[a-z]{3,9} \\d{1,2}),? \\d{4}(?: at)?)';
const DATE = `(?:${ENGLISH_DATE}|\\d{4}[-/.年] ?\\d{1,2}[-/.月] ?\\d{1,2}日?|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{1,2}[-/.月]\\d{1,2}日?|昨天|今天|前天|次日|(?:周|星期)[一二三四五六日天])`;
const CLOCK =
  '(?:上午|下午|晚上|凌晨|中午|早上|傍晚)? ?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?(?!\\d|:\\d{2}(?:[:\\s)\\]]|$))';
const STAMP = `(?<stamp>(?:${DATE})?,?(?: ?\\(?(?:周|星期)[一二三四五六日天]\\)?)?[ T]*${CLOCK})`;
const NAME =
  '(?<name>[^\\s:,。!?|()\\[\\]【】<>]{1,16}(?: [A-Za-z][A-Za-z.]{0,12}|(?<=客服|专员|售后|坐席) [\\u4e00-\\u9fff]{1,4}(?= ))?)';
/** A number or an address that a program puts behind a name. */
const ID = '(?:\\(\\d{5,12}\\)|<[^>\\s]{3,60}>|\\([^()\\s]{3,40}@[^()\\s]{3,40}\\))';
/** The rank that some programs put before it. */
const RANK = '(?:【[^】\\n]{1,8}】|\\[[^\\]\\n\\d]{1,8}\\])? ?';
const LONG_NAME = '(?<name>[^\\n:。!?|()\\[\\]【】<>]{1,24}?)';

/** The name of a shop with that of the one who serves there. */
const SUB_NAME = '(?<name>[^\\s:,。()]{2,16}:[^\\s:,。()]{1,12})';

const form = (source: string, sure: boolean): readonly [RegExp, boolean] => [new RegExp(source, 'i'), sure];
const FORMS: readonly (readonly [RegExp, boolean])[] = [
  form(`^ *[\\[【(]${STAMP}[\\]】)] *${RANK}${NAME}(?: *:|(?= *$))`, true),
  form(`^ *${SUB_NAME} *[(\\[]${STAMP}[)\\]] *:?`, true),
  form(`^ *${RANK}${NAME} *[(\\[【]${STAMP}[)\\]】] *(?::|$)`, true),
  form(`^ *${NAME} *\\| *${STAMP} *\\|`, true),
  form(`^ *${RANK}${LONG_NAME} ?${ID} *${STAMP} *:?(?= *$)`, true),
  form(`^ *${STAMP} +${RANK}${LONG_NAME} ?${ID} *:?(?= *$)`, true),
  form(`^ *${LONG_NAME},? \\[${STAMP}\\] *:?`, true),
  form(`^ *${STAMP} +[-–] +${LONG_NAME} *:`, true),
  form(`^ *${RANK}${NAME},? +${STAMP}(?: *:|(?= *$)| {1,4}(?=\\S))`, true),
  form(
    `^ *${STAMP} +(?<name>我|[^\\s:,。!?|]{0,8}(?:客服|店小二|老板|商家|卖家|掌柜|机器人)[^\\s:,。!?|]{0,6})(?: *:|(?= *$)| +)`,
    true,
  ),
  form(`^ *(?=\\d{4}[-/.年])${STAMP} +${RANK}${NAME} *: *$`, true),
  form(`^ *${STAMP} +${NAME}(?: *:|(?= *$))`, false),
  form(`^ *${RANK}${LONG_NAME} ?${ID} *:?(?= *$)`, false),
  form('^[ [【]*(?<name>[^\\s:,。]{1,14})[\\]】]? *:', false),
];
const NAME_ALONE = new RegExp(`^ *${RANK}${NAME} *$`, 'i');
const MAY_BE_HEAD = /:|\(\d{5}|<[^>\s]{3,60}>\s*$/;

const ALONE = new RegExp(
  `^[\\s—\\-─=·]*(?<stamp>${DATE}(?: ?\\(?(?:周|星期)[一二三四五六日天]\\)?)?(?:[ T]*${CLOCK})?|${CLOCK})[\\s—\\-─=·]*$`,
  'i',
);

const NOISE = new RegExp(
  `^[\\s—\\-─=~·•*"“”(]*(?:${[
    '以[下上](?:为|是)?[^,。]{0,8}(?:消息|聊天记录|打招呼的内容)',
    '[^,。]{0,24}撤回了?一条消息[^,。]{0,8}',
    '(?:该|此|这条)?消息已被?[^,。]{0,8}撤回(?: ?重新编辑)?',
    '[^,。]{0,24}(?:加入了?(?:群聊|会话|对话)|接入(?:会话|成功|人工)?|为您服务|(?:已)?结束了?(?:本次)?(?:会话|对话|服务))',
    '(?:本次)?(?:会话|对话|服务)已?(?:结束|关闭|超时)[^,。]{0,12}',
    '(?:正在)?为您转接[^。]{0,20}|已?转接(?:人工|至|到)[^。]{0,20}|正在排队[^。]{0,24}人[^。]{0,12}',
    '已读|未读|对方?正在(?:输入|忙碌)[^。]{0,12}|正在输入[^。]{0,4}',
    '你?们?已经?(?:添加|成为)[^。]{0,20}好友[^。]{0,20}|以上是打招呼的内容',
    '(?:请(?:您)?对|邀请您?|期待您)[^。]{0,24}评价[^。]{0,12}|(?:点击)?查看(?:更多|全部|历史)消息|消息已发出[^。]{0,20}',
    "(?:[\\[<](?:图片|动画表情|表情|语音|视频|文件|链接|名片|位置|红包|转账|小程序|聊天记录|贴纸|sticker|photo|image|video|[\\u4e00-\\u9fff]{1,4})[^\\]>\\n]{0,20}[\\]>] ?){1,8}(?:\\d{1,3} ?(?:''|\"|秒|″))?",
  ].join('|')})[\\s。!~…—\\-─=)"”]*$`,
  'i',
);
