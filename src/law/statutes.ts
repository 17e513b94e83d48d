import { addMonths, dayOfIso, startOfDay } from '../time/day.ts';
import { CIVIL_CODE_CONTRACTS, CIVIL_CODE_REMEDIES, COUNTING, MINORS } from './civil-code.ts';
import { CONSUMERS, CONSUMERS_LIABILITY, CONSUMERS_REGULATION } from './consumers.ts';
import { COURT, EVIDENCE, JUDICIAL_INTERPRETATIONS } from './court.ts';
import { ECOMMERCE, ECOMMERCE_DISPUTES, ONLINE_TRADE, PLATFORMS } from './ecommerce.ts';
import type { StatuteRow } from './laws.ts';
import { PAYMENT, PAYMENT_COMPANIES } from './payment.ts';
import { COMPLAINTS_PROCEDURE, PENALTY_MEASURES, PREPAYMENT, TELECOM } from './regulators.ts';

/**
 * Every article the program may cite, by its key; nothing in a letter is cited that does not stand here. Among
 * grounds of the same strength a letter follows this order. A new law is a file of rows and a line here.
 */
const TABLE = {
  ...MINORS,
  ...PLATFORMS,
  ...ECOMMERCE,
  ...CIVIL_CODE_CONTRACTS,
  ...CIVIL_CODE_REMEDIES,
  ...PENALTY_MEASURES,
  ...JUDICIAL_INTERPRETATIONS,
  ...PREPAYMENT,
  ...CONSUMERS,
  ...CONSUMERS_LIABILITY,
  ...CONSUMERS_REGULATION,
  ...ONLINE_TRADE,
  ...ECOMMERCE_DISPUTES,
  ...PAYMENT,
  ...PAYMENT_COMPANIES,
  ...COMPLAINTS_PROCEDURE,
  ...TELECOM,
  ...COURT,
  ...EVIDENCE,
  ...COUNTING,
};

export type StatuteKey = keyof typeof TABLE;

export const STATUTES: Readonly<Record<StatuteKey, StatuteRow>> = TABLE;

/**
 * How sure a law's wording is: `compared` with a second copy of the official text; `official`, one copy of official
 * origin; `copy`, the copy of somebody else alone.
 */
type Origin = 'compared' | 'official' | 'copy';

interface Check {
  /** The day on which every row of this law was last held against its text, and the text found in force; YYYY-MM-DD. */
  readonly on: string;
  readonly from: Origin;
}

/** When each law was last checked, by its title (of a code without its book). A law that is checked again changes one line. */
export const CHECKS: Readonly<Record<string, Check>> = {
  中华人民共和国电子商务法: { on: '2026-11-22', from: 'compared' },
  中华人民共和国民法典: { on: '2026-11-22', from: 'compared' },
  中华人民共和国消费者权益保护法: { on: '2026-11-22', from: 'compared' },
  中华人民共和国消费者权益保护法实施条例: { on: '2026-11-22', from: 'compared' },
  '中华人民共和国民事诉讼法（2023修正）': { on: '2026-11-22', from: 'compared' },
  中华人民共和国电信条例: { on: '2026-11-22', from: 'official' },
  市场监督管理投诉举报处理办法: { on: '2026-11-22', from: 'compared' },
  侵害消费者权益行为处罚办法: { on: '2026-11-22', from: 'official' },
  网络交易监督管理办法: { on: '2026-11-22', from: 'official' },
  网络交易平台规则监督管理办法: { on: '2026-11-22', from: 'copy' },
  电信用户申诉处理办法: { on: '2026-11-22', from: 'compared' },
  未成年人网络保护条例: { on: '2026-11-22', from: 'official' },
  非银行支付机构监督管理条例: { on: '2026-11-22', from: 'official' },
  非银行支付机构网络支付业务管理办法: { on: '2026-11-22', from: 'copy' },
  银行业保险业消费投诉处理管理办法: { on: '2026-11-22', from: 'copy' },
  诉讼费用交纳办法: { on: '2026-11-22', from: 'official' },
  人民法院在线诉讼规则: { on: '2026-11-22', from: 'official' },
  '最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释': { on: '2026-11-22', from: 'official' },
  '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释': {
    on: '2026-11-22',
    from: 'official',
  },
  '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释（2022修正）': {
    on: '2026-11-22',
    from: 'official',
  },
  '最高人民法院关于民事诉讼证据的若干规定（2019修正）': { on: '2026-11-22', from: 'official' },
  最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释: { on: '2026-11-22', from: 'official' },
  '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）': { on: '2026-11-22', from: 'official' },
  最高人民法院关于互联网法院审理案件若干问题的规定: { on: '2026-11-22', from: 'official' },
};

/** The title under which a law is checked: a code is one law, whatever its book. */
export function checkedTitle(law: string): string {
  return law.replace(/（(?:总则|合同)编）$/, '');
}

/** The day up to which every law was checked: the earliest of all, YYYY-MM-DD. */
export const LAW_CHECKED_ON = Object.values(CHECKS).reduce(
  (first, { on }) => (on < first ? on : first),
  '9999-12-31',
);

/**
 * Whether twelve months have passed since a law was checked: from the beginning of the same date a year later, in
 * Shanghai.
 * @param instant milliseconds, UTC
 * @param on the day of the check; that of the law that was checked first if absent
 */
export function lawCheckIsOld(instant: number, on: string = LAW_CHECKED_ON): boolean {
  const day = dayOfIso(on);
  return day === undefined || instant >= startOfDay(addMonths(day, 12));
}
