import type { Recipient } from '../law/parties.ts';
import type { Line } from './reply-clauses.ts';
import { first, type Piece } from './text.ts';

/* Who wrote a reply, by the words that name them. Every gap in a pattern is bounded, so that no text takes long. */

/** The parties from whom a reply may come. */
export type ReplyParty = Exclude<Recipient, '12377' | 'public'>;

/** Who wrote it, by the surest form in which a name appears. */
export function senderOf(lines: readonly Line[]): (Piece & { readonly party: ReplyParty }) | undefined {
  const named = lines.filter(({ text }) => ANY_NAME.test(text));
  for (const form of SENDER_FORMS) {
    for (const { text, start } of named) {
      const found = form.flatMap(([party, pattern]) => {
        const piece = first(pattern, { text, start });
        return piece ? [{ ...piece, party }] : [];
      });
      const [earliest] = found.toSorted((one, other) => one.start - other.start);
      if (earliest) return earliest;
    }
  }
  const { name } = lines.find((line) => OF_SITE.test(line.name.text)) ?? {};
  if (name) return { ...name, party: 'site' };
  for (const [party, pattern] of SENDER_WORDS) {
    for (const line of lines) {
      const piece = first(pattern, line);
      if (piece) return { ...piece, party };
    }
  }
  return undefined;
}

/** The number of the person who wrote it. */
export function agentOf(lines: readonly Line[]): (Piece & { readonly number: string }) | undefined {
  for (const line of lines) {
    const piece = first(NAMED_AGENT, line.name) ?? first(AGENT, line);
    const { named, before, after } = piece?.groups ?? {};
    const number = named ?? before ?? after;
    if (piece && number) return { ...piece, number };
  }
  return undefined;
}

const AGENT =
  /(?:工号|客服编号|员工编号|专员编号|[坐座]席号?|客服代[表码]) *[为是号]? *[: #]*(?<named>[A-Za-z]{0,4}-?\d{1,12})|(?<!\d)(?<before>\d{1,8})号(?:客服|[坐座]席|话务员|专员)|(?<=(?:我是|这里是)[^,]{0,6})客服(?:代表|专员|小二)? ?#?(?<after>[A-Za-z]{0,2}\d{2,8})/;

/** A number in the name of a speaker. */
const NAMED_AGENT = /(?:客服|[坐座]席|专员|小二)(?:代表|专员)?[ #]?(?<named>[A-Za-z]{0,2}\d{2,8})/;

const NAMES: readonly (readonly [ReplyParty, string])[] = [
  ['payment', '微信支付|财付通|支付宝|云闪付|中国银联|银联|京东支付|翼支付|Alipay|WeChat ?Pay'],
  ['pboc', '人民银行|12363'],
  ['bank', '银行|信用卡中心|[工农建招交]行|955\\d\\d'],
  ['12315', '市场监督管理(?:总局|分局|局|所)|市场监管[局所]|市监[局所]|(?:全国)?12315(?:平台)?'],
  ['consumer-association', '消费者(?:权益保护委员会|协会|委员会)|消委会|消保委|消协'],
  ['telecom', '通信管理局|通管局|工信部|工业和信息化部|12300|电信用户申诉'],
  ['operator', '中国(?:移动|联通|电信|广电)|10086|10010|10000|(?:移动|联通|电信)(?=客服|用户|客户|公司)'],
  ['court', '人民法院'],
  ['police', '公安局|公安分局|派出所|反诈中心|网警|警方|经侦'],
];

/** Ways in which a sender is named, surest first; `#` stands for the name. Anything else is a mere mention. */
const FORMS = [
  '[【\\[](?![^】\\]\\n]{0,20}[退到充款账])[^】\\]\\n]{0,12}(?:#)[^】\\]\\n]{0,8}[】\\]]',
  '^[\\s\\])】]*[^\\s:,。]{0,12}(?:#)(?!账|余额|付款|交易|[订单流卡])[^\\s:,。]{0,10}:',
  '(?:发件人|发送方|From) *:[^\\n]{0,20}?(?:#)',
  '(?:我是|这里是|这边是|我们是)(?![^,。\\n]{0,8}(?:通过|用|走|从))[^,。\\n]{0,14}?(?:#)|(?:尊敬|亲爱)的[^,。\\n]{0,8}?(?:#)[^,。\\n]{0,6}(?:用户|客户|会员|持卡人)|感谢您?(?:致电|使用|选择|信任|拨打|联系)(?:#)',
  '^\\s*(?!.*[向找去请退拨到充查联])[^,。:]{0,14}(?:#)(?:[^,。:]{0,8}(?:客服|中心|团队|助手|平台|[行局所部科处队会]|公司))?\\s*$|[—-]{1,2}[^,。:—]{0,12}(?:#)[^,。:]{0,6}$',
  '(?<![向由与转至给请找去到等和让用打以](?:[^,。\\n]{0,4}))(?:#)(?!账|余额|付款|交易|[订单流卡])[^,。:的\\n]{0,6}(?:已|决定|依法|认为|收到|对您|受理|答复|告知|判定|裁|终止)',
];

/** Others report their work as well (银行已受理), so for these the last form says nothing. */
const TOLD_OF = ['payment', 'bank', 'operator'];

const SENDER_FORMS = FORMS.map((form, place) =>
  NAMES.filter(([party]) => place < FORMS.length - 1 || !TOLD_OF.includes(party)).map(
    ([party, name]) => [party, new RegExp(form.replaceAll('#', name), 'i')] as const,
  ),
);

const ANY_NAME = new RegExp(NAMES.map(([, name]) => name).join('|'), 'i');

/** What the people of a site are called in a chat. */
const OF_SITE = /客服|店主|店家|卖家|商家|老板|掌柜|站长|售后|站务|小二/;

const SENDER_WORDS: readonly (readonly [ReplyParty, RegExp])[] = [
  ['bank', /[我本]行(?=已|将|会|对|在|于|经|收|的|信用卡|客服|受理)/],
  ['court', /[我本]院(?=管辖|已|将|经|依|决|于|受|对)/],
  ['site', /本站|本店|小店|我店|我们(?:店|网站|站)|(?:我是|这里是|我们是)[^,。\n]{0,10}客服/],
  // The words of 市场监督管理投诉举报处理办法; other bodies that mediate name themselves.
  [
    '12315',
    /终止调解|决定(?:不予)?受理(?:您的|该|本)?投诉|(?:我|本)[局所](?=[^。\n]{0,40}(?:调解|经营者|投诉|举报|商家|消费))/,
  ],
  ['site', /(?<=^|[\s,。!?~:)的])亲亲?(?=[\s,。!~您你这]|$)/m],
];
