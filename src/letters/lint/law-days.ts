import { type DraftLine, type Hit, hitsOf, sentenceAfter, sentenceBefore } from './draft.ts';
import type { Finding, LintView, RuleId } from './finding.ts';
import { findingOf } from './tone.ts';
import { denied, saidByOther } from './spared.ts';

/** Numbers of days that no law gives, held against somebody as law. */
export function dayFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const promised = [view.facts.description ?? '', ...view.known].some((text) =>
    NO_REASON_PROMISED.test(text),
  );
  return [
    ...hitsOf(lines, DAYS).flatMap((hit) => daysFinding(hit, view)),
    ...hitsOf(lines, NO_REASON)
      .filter((hit) => !promised && !saidByOther(hit) && !denied(hit) && !refused(hit))
      .map((hit) => findingOf(hit, 'seven-day-return', 'error')),
  ];
}

const DAYS =
  /(?:\d{1,3}|[一二两三四五六七八九十]{1,4})(?:\s*[-~至到]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,4}))?\s*(?:个)?(?:工作日|自然日|小时|日|天)(?=之?内|以内|的?期限|的?时限|必须|应当?|须|内|处理|退|答复|未|$|[,。、!?;)])/g;
const NO_REASON =
  /(?:[7七]\s*(?:天|日)?|十五天|15天)?无(?:条件|理由)(?:退(?:货|款|换|费)|退)|[7七]\s*(?:天|日)(?:内)?(?:无理由|可以?退货?|无条件)/g;
const NO_REASON_PROMISED = /[7七]\s*[天日]无(?:理由|条件)|无理由退/;

const COMMERCE = /电子商务法|电商法|电子商务平台法/;
const CONSUMERS = /消费者权益保护法(?!实施条例)|消法(?!实施条例)|消保法(?!实施条例)|消费者保护法/;
const CODE = /民法典|合同法/;
const SOME_LAW =
  /法律(?:明确)?规定|依法(?:应|须|必)|法定|国家规定|按照?法律|根据法律|依照法律|按规定|法规规定/;
const OFFICES =
  /市场监管|市场监督|12315|行政部门|工商|主管部门|监管部门|投诉举报处理|第?(?:四十六|46)条|受理之日|电信|12300|12381|银行|法院|立案|第?(?:三十四|34|四十三|43|十五|15|二十三|23)条|令第?121|决定是否受理|调解/;
const STALLING = /处罚办法|故意拖延|超过\s*(?:十五|15)|预付式|预付款|司法解释|法释/;
/** The number is somebody's word, or what has passed, or what the user asks: none of it as law. */
const OTHERWISE =
  /承诺|约定|答应|页面|声称|公示|宣传|写明|规则|条款|客服|合理(?:的)?(?:期限|时间)|不是法定|并非法定|没有规定|未规定|没有天数|没有写|没有具体/;
const PASSED = /(?:已经?|至今|过去|过了|等了|超过|拖了|逾期|长达|距今|近)\s*(?:已)?\s*$/;
const MEDIATION = /调解|12315|市场监管|行政部门|投诉举报/;

function daysFinding(hit: Hit, view: LintView): Finding[] {
  const before = sentenceBefore(hit.line, hit.start);
  const after = sentenceAfter(hit.line, hit.end, 40);
  const sentence = before + hit.text + after;
  if (saidByOther(hit) || denied(hit) || PASSED.test(before)) return [];
  const number = hit.text.replaceAll(/\s|个/g, '');
  // The old time for mediation: sixty days took its place.
  if (/^(?:45|四十五)工作日/.test(number) && MEDIATION.test(sentence) && view.today >= NEW_RULES) {
    return [findingOf(hit, 'repealed-days', 'error')];
  }
  const rule = ruleOf(before, sentence, number);
  return rule ? [findingOf(hit, rule, 'error')] : [];
}

/** 2026-04-15, when 令121 took the place of 令20; a civil day. */
const NEW_RULES = Date.UTC(2026, 3, 15) / 86_400_000;

function ruleOf(before: string, sentence: string, number: string): RuleId | undefined {
  if (OTHERWISE.test(sentence) || STALLING.test(sentence)) return undefined;
  if (COMMERCE.test(before) && !OFFICES.test(sentence)) return 'no-such-days';
  if (CONSUMERS.test(before) && !OFFICES.test(sentence)) {
    return /^[7七][日天]/.test(number) && /退货|无理由/.test(sentence) ? 'seven-day-return' : 'no-such-days';
  }
  if ((CODE.test(before) || SOME_LAW.test(before)) && !OFFICES.test(sentence)) return 'no-such-days';
  return undefined;
}

/** “你们以不支持七天无理由为由……”: what the other side refused, not what the user asks. */
function refused({ line, start, end }: Hit): boolean {
  return (
    /(?:不支持|不适用|不属于|不主张|并非|不是|不要求|没有要求|排除|除外)[^,。!?;]{0,10}$/.test(
      sentenceBefore(line, start),
    ) || /^[^,。!?;]{0,6}(?:不适用|除外|与本案无关|不是|并非)/.test(sentenceAfter(line, end, 14))
  );
}
