import { type DraftLine, type Hit, hitsOf } from './draft.ts';
import type { Finding, LintView } from './finding.ts';
import { bare, knownTexts } from './known.ts';
import { isCard, isIdentity } from './sensitive.ts';
import { denied } from './spared.ts';

/** Numbers that must not travel, and data of people who are no part of the dispute. What is shown of them is masked. */
export function privacyFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const { facts, to } = view;
  const ours = bare(knownTexts(view).join(' '));
  const orders = [facts.order, facts.paymentNo, ...view.known].map((text) => bare(text ?? ''));
  const inOrder = (digits: string) => orders.some((order) => order.includes(digits));
  const all = (pattern: RegExp) => hitsOf(lines, pattern);
  const identities = all(IDENTITY).filter(({ text }) => isIdentity(bare(text)) && !inOrder(bare(text)));
  const cards = all(CARD).filter(
    (hit) => isCard(hit) && !inOrder(bare(hit.text)) && !identities.some((one) => overlaps(one, hit)),
  );
  return [
    ...cards.map((hit): Finding => masked(hit, 'card-number', 'error')),
    // A statement of claim has to name the claimant; everybody else asks for the number themselves.
    ...identities.map((hit): Finding => masked(hit, 'id-number', to === 'court' ? 'warning' : 'error')),
    ...all(PHONE)
      .filter(({ text }) => !ours.includes(bare(text).replace(/^(?:\+?86)/, '')))
      .map((hit): Finding => masked(hit, 'foreign-phone', 'warning')),
    ...lines.flatMap(secrets),
    ...all(OF_OTHERS).map(({ line, text }): Finding => ({
      rule: 'others-data',
      level: 'warning',
      line: line.number,
      found: text,
    })),
  ];
}

const CARD = /(?<![a-z\d])\d(?:[ -]?\d){12,18}(?![a-z\d]|[ -]\d)/gi;
const IDENTITY = /(?<![a-z\d])\d{6}[ -]?(?:\d{8}[ -]?\d{3}[\dx]|\d{9})(?![a-z\d])/gi;
const PHONE =
  /(?<![\d.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d-])|(?<![\d-])0\d{2,3}-\d{7,8}(?![\d-])/g;
const SECRET =
  /(?<name>(?:登录|支付|银行卡|取款|查询|交易)?密码|(?:短信|手机)?验证码|动态码|动态口令|口令|cvv2?|安全码|pin码?|otp|password)\s{0,2}(?:是|为|:|=)?\s{0,2}(?:(?=[a-z@#$%&!_]{0,20}\d)[a-z\d@#$%&!_]{4,40}(?![年月日时分位次天元])|(?<=(?:cvv2?|安全码)\s{0,2}(?:是|为|:|=)?\s{0,2})\d{3}(?!\d))/gi;
const OF_OTHERS =
  /(?:客服|老板|站长|店主|负责人|法人|经理|代理|上家|他|她|对方)[^,。!?;、]{0,6}?的?(?:家庭住址|住址|身份证号?码?|家庭地址|私人电话|私人微信|家人|老婆|妻子|孩子|父母|车牌号?)(?:是|为|:|在|叫|住)/g;

/** Named by its kind: the secret itself is not repeated. */
function secrets(line: DraftLine): Finding[] {
  return Array.from(line.text.matchAll(SECRET)).flatMap((match): Finding[] => {
    const hit = { line, start: match.index, end: match.index + match[0].length, text: match[0] };
    if (denied(hit)) return [];
    return [{ rule: 'secret', level: 'error', line: line.number, found: match.groups?.['name'] ?? '' }];
  });
}

function masked(
  { line, text }: Hit,
  rule: 'card-number' | 'id-number' | 'foreign-phone',
  level: 'error' | 'warning',
): Finding {
  const digits = bare(text);
  return { rule, level, line: line.number, found: `…${digits.slice(-4)}` };
}

function overlaps(one: Hit, other: Hit): boolean {
  return one.line === other.line && one.start < other.end && other.start < one.end;
}
