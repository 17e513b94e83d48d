type Kind = 'missing' | 'changed' | 'unexpected' | 'journal';

export const verify = {
  fine: (files: number) => `核对完毕：${files} 个文件、全部记录都和收下时一样。`,
  bad: (count: number) => `发现 ${count} 处不对：`,
  problem: (number: number | null, item: string, what: string) =>
    `${number === null ? '' : `案件 ${number}｜`}${item}：${what}`,
  item: (name: string) => {
    const event = /^event (\d+)$/.exec(name)?.[1];
    const names: Readonly<Record<string, string>> = {
      against: '要核对的那个摘要',
      database: '数据库文件',
      head: '链的末尾',
      length: '记录的条数',
      identity: '案件的身份',
      state: '案件现状',
      exhibits: '证据清单',
      clocks: '期限',
    };
    return event ? `第 ${event} 条记录` : (names[name] ?? name);
  },
  kinds: {
    missing: '文件不见了',
    changed: '内容变了',
    unexpected: '不属于任何案件',
    journal: '记录被改过或者损坏',
  } as Readonly<Record<Kind, string>>,
  expected: (digest: string) => `应该是 ${digest}`,
  found: (digest: string) => `现在是 ${digest}`,
  advice: {
    missing: '手里还有原文件的话，用 refund evidence add 重新收下；或者从备份里恢复。',
    changed: '不要再用这一份；从备份恢复，或者拿原文件重新收下。',
    unexpected: '多半是复制到一半留下的；refund doctor 可以清理。',
    journal: '先把整个文件夹复制一份留底，再从备份里恢复。',
  } as Readonly<Record<Kind, string>>,
  writable: (number: number | null, item: string) =>
    `提示：案件 ${number ?? ''} 的 ${item} 变成了可以改写的文件，内容没有变。`,
  contained: (hash: string) => `当时的记录 ${hash.slice(0, 16)} 还完整地在里面。`,
  head: (head: string) => `全部记录的摘要（抄下来，以后用 --against 核对）：${head}`,
};
