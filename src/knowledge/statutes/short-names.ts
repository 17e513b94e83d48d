/**
 * What people call a law → its title as it is printed (`titleOf`), for reading what somebody typed between 《 and 》.
 * The full title itself is not repeated. Only laws of the table; what must not be cited has its names in
 * `not-citable.ts`.
 */
export const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  中华人民共和国电子商务法: ['电子商务法', '电商法'],
  中华人民共和国消费者权益保护法: ['消费者权益保护法', '消费者保护法', '消保法', '消法'],
  中华人民共和国消费者权益保护法实施条例: [
    '消费者权益保护法实施条例',
    '消保法实施条例',
    '消法实施条例',
    '消费者权益保护条例',
    '消费者权益保护实施条例',
  ],
  中华人民共和国民法典: ['民法典', '民法典合同编', '民法典总则编', '民法典总则', '民法典合同法编'],
  '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释': [
    '民法典合同编通则司法解释',
    '民法典合同编通则解释',
    '民法典合同编司法解释',
    '合同编通则司法解释',
    '合同编通则解释',
    '合同编解释',
    '关于适用民法典合同编通则若干问题的解释',
  ],
  '最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释': [
    '民法典总则编司法解释',
    '民法典总则编解释',
    '总则编司法解释',
    '总则编解释',
    '关于适用民法典总则编若干问题的解释',
  ],
  '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）': [
    '关于审理网络消费纠纷案件适用法律若干问题的规定（一）',
    '网络消费纠纷司法解释',
    '网络消费司法解释',
    '网络消费纠纷规定',
    '网络消费规定（一）',
    '网络消费规定',
  ],
  最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释: [
    '关于审理预付式消费民事纠纷案件适用法律若干问题的解释',
    '预付式消费司法解释',
    '预付式消费解释',
    '预付费司法解释',
    '预付卡司法解释',
  ],
  侵害消费者权益行为处罚办法: ['侵害消费者权益处罚办法', '消费者权益行为处罚办法', '处罚办法'],
  市场监督管理投诉举报处理办法: [
    '市场监管投诉举报处理办法',
    '投诉举报处理办法',
    '投诉举报办法',
    '12315投诉举报处理办法',
    '12315办法',
  ],
  网络交易监督管理办法: ['网络交易监管办法', '网络交易办法'],
  网络交易平台规则监督管理办法: ['网络交易平台规则办法', '平台规则监督管理办法', '平台规则办法'],
  非银行支付机构监督管理条例: ['非银行支付机构条例', '非银支付条例', '非银条例', '支付机构条例', '支付条例'],
  非银行支付机构网络支付业务管理办法: ['网络支付业务管理办法', '网络支付管理办法', '网络支付办法'],
  中华人民共和国电信条例: ['电信条例'],
  电信用户申诉处理办法: ['电信用户申诉办法', '电信申诉办法', '用户申诉处理办法'],
  未成年人网络保护条例: ['未成年人网络条例'],
  中华人民共和国民事诉讼法: ['民事诉讼法', '民诉法'],
  '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释': [
    '民事诉讼法司法解释',
    '民事诉讼法解释',
    '民诉法司法解释',
    '民诉法解释',
    '民诉解释',
  ],
  最高人民法院关于民事诉讼证据的若干规定: [
    '关于民事诉讼证据的若干规定',
    '民事诉讼证据规定',
    '民事证据规定',
    '证据规定',
  ],
  人民法院在线诉讼规则: ['在线诉讼规则'],
  最高人民法院关于互联网法院审理案件若干问题的规定: [
    '关于互联网法院审理案件若干问题的规定',
    '互联网法院规定',
  ],
  诉讼费用交纳办法: ['诉讼费用办法', '诉讼费办法'],
};

/** The title of the law that goes by this name, full or short, with or without 《》 and spaces; null where none does. */
export function lawNamed(name: string): string | null {
  const wanted = plain(name);
  for (const [title, names] of Object.entries(SHORT_NAMES)) {
    if ([title, ...names].some((one) => plain(one) === wanted)) return title;
  }
  return null;
}

/** A law's title and everything it is called. */
export function namesOf(title: string): readonly string[] {
  return [title, ...(SHORT_NAMES[title] ?? [])];
}

/** Brackets differ by who types them; an edition or a book of a code in them names no other law. */
function plain(name: string): string {
  return name
    .replaceAll(/[《》〈〉<>\s]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/（(?:\d{4}年?(?:修[正订]|版)?|[^（）]*编)）$/, '');
}
