import { factNames, outcomes } from './words.ts';

export const history = {
  types: {
    'case-opened': '开案',
    'facts-edited': '改了事实',
    'request-logged': '向网站提出退款要求',
    'contact-logged': '联系网站',
    'filing-logged': '提交给',
    'reply-logged': '答复',
    'refund-logged': '退回',
    'clause-added': '抄下条款',
    'evidence-added': '收下证据',
    'evidence-removed': '移除证据',
    erased: '彻底删除',
    'rule-set': '改了时限长度',
    'letter-written': '写了一封信',
    'case-closed': '结案',
    'case-reopened': '重新打开',
    'event-undone': '撤销',
  } as Readonly<Record<string, string>>,
  erased: '（内容已抹去）',
  undone: '〔已撤销〕',
  edited: (names: readonly string[]) =>
    names.map((name) => factNames[name as keyof typeof factNames] ?? name).join('、'),
  outcome: (outcome: string) => outcomes[outcome] ?? outcome,
  reply: (party: string, outcome: string, text: string) => `${party}：${outcome}${text ? `“${text}”` : ''}`,
  own: (window: string, length: string | null) =>
    length === null ? `${window} 恢复原样` : `${window} → ${length}`,
  refersTo: (seq: number) => `第 ${seq} 条`,
};
