import type { ReplyOutcome } from '../case/events.ts';
import type { ReplyParty } from './reply-sender.ts';
import type { Clause, Piece } from './reply-text.ts';

type Said = Piece & { readonly outcome: ReplyOutcome };

/** The first place that shows a sign, with nothing around it that negates it. */
export function find(
  sign: Sign,
  clauses: readonly Clause[],
  skip?: (clause: Clause, before: string, it: string) => boolean,
): Piece | undefined {
  for (const clause of clauses) {
    for (const { 0: text, index } of clause.text.matchAll(sign.shown)) {
      const before = clause.text.slice(Math.max(0, index - 30), index);
      const after = clause.text.slice(index + text.length, index + text.length + 20);
      if (sign.notAfter?.test(before) || sign.notBefore?.test(after) || sign.without?.test(text)) continue;
      if (RETOLD.before.test(before) && RETOLD.after.test(after)) continue;
      if (!skip?.(clause, before, text)) return { text, start: clause.start + index };
    }
  }
  return undefined;
}

export const doubtful = ({ asked, supposed }: Clause): boolean => asked || supposed;

/** The most decisive comes first: a settlement, a decision, and last the mere word that they are working on it. */
export function outcomeOf(clauses: readonly Clause[], from: ReplyParty | undefined): Said | undefined {
  const order: readonly (readonly [ReplyOutcome, () => Piece | undefined])[] = [
    ['settled', () => find(SETTLED, clauses, doubtful)],
    ['decided', () => find(DECIDED, clauses, doubtful)],
    ['ended', () => find(ENDED, clauses, doubtful)],
    // The result of its own handling, as a site calls it, is only its answer.
    ['decided', () => (from === 'site' ? undefined : find(RESULT, clauses, doubtful))],
    [
      'asks-more',
      () => find(ASKS, clauses, (clause, _, it) => clause.onAppeal || (clause.supposed && !BEGS.test(it))),
    ],
    [
      'refused',
      () =>
        find(
          REFUSED,
          clauses,
          (clause, before) =>
            doubtful(clause) || SIDE_SUM.test(before) || (clause.waits && FOR_NOW.test(before)),
        ),
    ],
    ['ended', () => find(CLOSED, clauses, doubtful)],
    ['accepted', () => find(MONEY_BACK, clauses, doubtful) ?? find(ACCEPTED, clauses, doubtful)],
    ['answered', () => find(ANSWERED, clauses)],
  ];
  for (const [outcome, seek] of order) {
    const piece = seek();
    if (piece) return { ...piece, outcome };
  }
  return undefined;
}

/**
 * The words by which the outcome of a reply is read. Texts come with full-width signs made plain, cut into clauses at
 * commas; every gap in a pattern is bounded, so that no text takes long.
 */
interface Sign {
  readonly shown: RegExp;
  /** Right before it, in the same clause: then it says something else. */
  readonly notAfter?: RegExp;
  /** Right after it. */
  readonly notBefore?: RegExp;
  /** Within it. */
  readonly without?: RegExp;
}

const FOR_YOU = '(?:[给为帮替](?:[您你亲]|客户|用户))';

const THINGS =
  '(?:截图|截屏|凭证|材料|资料|订单号?|单号|照片|图片|身份证|证据|证明|流水|账单|录屏|视频|信息|账号|账户|卡号|手机号|号码|' +
  '收款码|二维码|支付宝|银行卡|联系方式|记录|姓名|实名|原因)';

const SUPPLY =
  '(?:(?:提供|补充|补齐|补交|补正|上传|提交|发送|寄|递交|出示|告知|说明|拍|报|填写?|重发|传)(?!的|过|了)|发(?![放起现货生票布卡送]|的))';

export const SETTLED: Sign = {
  shown:
    /达成(?:了)?(?:调解|和解|一致|退款|赔偿)?(?:协议|意见|一致|和解|共识)|协商一致|签订[^,]{0,4}(?:调解|和解)协议|(?:已|自行|双方|握手)和解|调解成功|双方[^,]{0,6}(?:认可|同意(?!调解)|接受|无异议)/g,
  notAfter: /(?:未|没|不|无法|难以|如|若|是否|建议|可以|可|请|争取|需|须|待|等|由双方)[^,]{0,8}$/,
  notBefore: /^(?:的话|前|后再|后方可|后才)/,
};

/** A decision about the dispute by somebody else. What a 系统 or 风控 finds is only the site's own word. */
const DECIDED: Sign = {
  shown:
    /判(?:定|决|责|给)[^,]{0,10}(?:商家|卖家|商户|买家|责任|成立|支持|退款|胜|全责)|裁定|裁决|判决|责任认定|认定[^,]{0,8}(?:商家|商户|卖家|经营者|被投诉人)[^,]{0,10}(?:责任|违约|欺诈|违法|违规)|(?:投诉|举报|诉求|申诉|维权)(?:判定)?成立|处罚决定|责令|(?:买家|用户|消费者)胜诉|由(?:商家|卖家|商户)[^,]{0,4}承担[^,]{0,6}(?:责任|退款|损失)|平台(?:客服)?(?:介入)?判定/g,
  notAfter: /(?:系统|风控|是否|不|未|待|等|如|若|将|会|由)[^,]{0,4}$/,
};

const RESULT: Sign = {
  shown: /(?:处理|核查|调查|调解)(?:结果|结论|意见)(?:告知|答复|回复|反馈)?(?:为|是|如下|:)/g,
  notAfter: /(?:等|待|如|若|对)[^,]{0,4}$/,
};

const ENDED: Sign = {
  shown: /终止(?:本次)?调解|调解(?:已经?)?终[止结]/g,
  notAfter: /(?:如|若|可|将|(?<!委员|协|我)会|或|有权|是否|未)[^,]{0,6}$/,
};

const CLOSED: Sign = {
  shown:
    /(?:工单|投诉|举报|案件|维权|申诉|诉求|事项|本单)[^,]{0,8}?(?:已|被)[^,]{0,4}(?:关闭|办结|完结|结案|结束|终结|撤销|归档)|(?:已经?|予以)(?:办结|结案|完结)|(?:已|先)(?:为您)?(?:关闭|结案|撤销)[^,]{0,6}(?:工单|投诉|举报)|(?:工单|投诉单|本单)(?:现|予以)?(?:关闭|完结|办结)/g,
  notAfter: /(?:未|没|如|若|是否|将|自动|订单|交易)[^,]{0,6}$/,
};

export const ASKS: Sign = {
  shown: new RegExp(
    `(?:请|麻烦|烦请|劳烦|辛苦|需要?(?!退)|须|要|方便|能否|能不能|可否|可以|能)[^,]{0,28}?${SUPPLY}[^,]{0,16}?${THINGS}` +
      `|(?:请|麻烦|烦请|需要?|须|尽快|及时)[^,]{0,16}?(?:补充|补齐|补正|补交|重新(?:上传|提交|提供|填写))(?!的|过|了)` +
      `|${THINGS}[^,]{0,4}?(?:发|给|报|提供|拍|传)(?:我|一?下|过来|来|上来|给我)|把[^,]{0,10}${THINGS}[^,]{0,6}(?:发|给|传|寄|交)|请[^,]{0,24}将[^,]{0,10}${THINGS}[^,]{0,6}(?:发|传|寄|交)` +
      `|(?:发|报|拍|传|提供)(?:给?我|一?下|个|一?张|过来)[^,]{0,8}${THINGS}|${THINGS}(?:是|的)?(?:多少|哪个|什么)|请[^,]{0,6}(?:回复|确认)[“" ]{0,2}(?:\\d|同意|是(?!否))|重新(?:发|传|拍|填|写)(?:一下|给?我|过来)|(?:材料|资料)还?不[全齐完]`,
    'g',
  ),
  notAfter: /(?:不|无|勿|感谢您?)$/,
  // Somebody else was asked, or the user is told to keep a secret, or to turn elsewhere.
  without:
    /(?<![与和跟向给同])(?:商家|卖家|商户|对方|被投诉人|被举报人|经营者|上游|供货商)(?!的)[^,]{0,10}(?:提供|补充|提交|上传|出示|说明)|勿|不要|别|不需|不用|稍等|等待|向(?!我)|联系(?!方式|电话|人)/,
  notBefore: /^[^,]{0,4}为准/,
};

/** 如需补充材料 only says that more may be asked for; 如需退款请提供订单号 asks. */
const BEGS = /请|麻烦|烦|劳|辛苦|把|发|报|传|需要?[您你]/;

export const REFUSED: Sign = {
  shown:
    /(?<!退(?=不退)|能(?=不能)|可(?=不可)|给(?=不给)|会(?=不会))(?:不(?:受理|予以?处理)|不再[^,]{0,4}受理|未获支持|(?<=平台|本店|我司|我们)(?:不|没法)处理|不予(?:以)?(?:退|受理|立案|支持|处理|赔|理赔|通过|采纳)|(?:无法|不能|不可以?|不支持|不接受|不提供|没办法|没法|不允许|不给|不会|不再|不同意|不办理|拒不)(?:再|为|给|帮|您|你|进行|申请|办理|直接|予以|做|操作|受理|任何|的){0,4}(?:退(?!出|群)|撤单|赔|受理|返还)|不(?:支持|接受|提供|办理|同意)[^,]{0,8}退(?!出|群)|退款?不了|退不掉|不退(?!出|群|缩)|没得退|别想退|驳回|拒绝(?:了|您|你|的|该|此|本次|订单|为|给){0,5}(?:退|申请|请求|诉求|受理|赔)|[被已]拒绝|不(?:符合|满足)[^,]{0,10}(?:退|受理|条件|规定|要求|立案)|不(?:属于|在)[^,]{0,12}(?:范围|职责|管辖)|(?:审核|审批|申请|申诉)(?:未|不|没有?)(?:能|予)?通过|未(?:能)?通过(?:审核|审批)|(?:投诉|举报|申诉|诉求)不成立|不存在退|概不负责|不负责(?:退|任)|不(?:承担|负)[^,]{0,6}责|(?:与|和|跟)(?:我们|本站|本店|平台)无关|不归我们|请[您你]?自行[^,]{0,10}(?:协商|解决|处理)|(?:不同意|拒绝(?:接受)?|不接受|不愿意?)[^,]{0,4}(?:调解|和解|协商)|找[^,]{1,8}去(?= *$))/g,
  // Two negatives are a yes: 不是不给您退, 不会不处理.
  notAfter:
    /(?:不是|并非|不会|不能|不可能|不得|没说|没有说|不代表|不等于|怎么会|怎么可能|难道)[说要想我们会让就]{0,4}$/,
  notBefore: /^(?:错|多|少|漏)/,
};

/** A refusal of a side sum does not refuse the refund. */
const SIDE_SUM = /手续费|服务费|运费|积分|优惠券|红包|差价/;

/** 暂时无法退款，请等待审核 stalls: it leaves the refund open. */
const FOR_NOW = /(?:暂时?|目前|现在|当前|还|尚)[^,]{0,4}$/;

export const MONEY_BACK: Sign = {
  shown: new RegExp(
    `已经?(?:全额|全部|如数)?原路退[回还]?|原路(?:退|返)[回还]了|已经?${FOR_YOU}?(?:把|将)?(?:全额|全部|款项?|钱|完成|操作)?退(?:款|回|还|费|了|到|至|给|完)|` +
      `退款(?:收入|入账|转入)|退款(?:成功|(?:已经?|了)(?:成功|完成|到账))(?!以?后)|退款(?:(?!申请|审核|资料|材料|失败)[^,]){0,12}?已经?(?:到账|原路|退|打|汇|返)|(?:款项?|钱|余额)(?:已经?|都)(?:全额|全部|原路)*(?:退|返还|[打转](?:回|[到给入][您你原]))|${FOR_YOU}(?:全)?退(?:款|过去|回去|回)?了|[退打返](?:过去|回去|给[您你])了|转给[您你]了`,
    'g',
  ),
  notAfter:
    /(?:未|没|不(?!是)|无法|是否|有没有|若|如|等|待|会|才能|以便|同意|答应|准备|马上)[^,]{0,3}$|(?:预计|将|[前内])[^,]{0,6}$|(?:材料|资料|申请|投诉|工单)[^,]{0,4}$/,
  notBefore: /^[款]?(?:申请|审核|流程|订单|失败|单|操作|处理|的话|后|吗|没|时|期间)/,
};

const ACCEPTED: Sign = {
  shown: new RegExp(
    `(?:已经?|予以|决定|准予|正式)(?:被|由[^,]{1,14}|于[^,]{1,14}|依法|正式|成功|登记)?(?:受理|立案)(?!中|范围|条件|时)|受理(?:成功|了)|同意[^,]{0,8}?(?:退|赔|返还|补发|补偿)|` +
      `(?:已经?|帮|马上|立即|现在|这就|这边)${FOR_YOU}(?:提交|申请|发起|办理|安排|登记|操作|走|做|处理)[了好]?[^,]{0,4}退(?!款?(?:问题|事宜|进度|结果|的))|` +
      `${FOR_YOU}(?:安排|办理|全额|全部|原路|直接|操作|申请|发起|提交|先|把钱|都){0,3}退(?!出|款?(?:问题|事宜|进度|结果|的?答复))|` +
      `退款(?:申请)?(?:已经?)?(?:审核|审批)?通过|(?:审核|审批)(?:已经?)?通过|退款(?:处理)?中|正在(?:为您)?(?:办理|安排|走|进行)?退款(?!申请|审核)|已(?:安排|发起)(?:全额|原路)?退款|` +
      `原路(?:退|返)|可以(?:的)?(?:全额)?退(?!出)|(?<!不)支持(?:您的?)?(?:全额|部分)?(?:退|诉求)`,
    'g',
  ),
  notAfter: /(?:不|未|没|无法|是否|能否|待|等|需|须|若|如|商议|拒绝|要求|怎么)[^,]{0,4}$/,
  notBefore: /^[^,]{0,3}(?:吗|么)|^(?:以?后|之前)/,
};

const ANSWERED: Sign = {
  shown:
    /处理中|审核中|核实中|排队|正在|耐心|等待|稍等|再等等?|等(?:通知|消息|回复|结果|一下|几天)|(?:已经?|帮您?|给您)(?:帮|为|给|替|您|你|加急|再次|再)*(?:反馈|催|上报|转|记录|收到|登记|提交|备注|反映|通知|联系|派)|收到(?:了)?[您你]|催促|加急|尽快|跟进|争取|尽量|登记|转(?:交|至|办|达|接)|升级|恢复|请登录|(?:查|问|核实|看)看|问问|(?:会|将|再|(?<=[内前])|给[您你])[^,]{0,8}(?:回复|答复|联系|通知|处理|反馈|核实)|在(?:处理|查|核实|催)|(?:查|问|核实|看)(?:一下|下)|暂[时无未]|还没|尚未/g,
};

/** 您反映的商家不退款的问题 retells the user's own complaint. */
const RETOLD = {
  before: /(?:(?:反映|反馈|投诉|举报|咨询|申诉|诉称|来电称|提出)(?!单|件|已|被)|关于|针对)[^,]{0,24}$/,
  after: /^[^,]{0,12}(?:问题|一事|事宜|情况|行为|事项|诉求|纠纷)/,
};
