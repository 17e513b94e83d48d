/** Around a letter: what is said of it, not what it says. */
export const letter = {
  stopped: '没有写这封信。',
  askers: { site: '网站', payment: '付款 App 的客服' } as Readonly<Record<'site' | 'payment', string>>,
  askWith: (who: string, text: string) => `可以这样问${who}：${text}`,
  yourWords: (number: number) =>
    `信里有你自己写的话要看一看；改好再发（refund edit ${number} --describe 改补充说明）：`,
  length: (length: number, limit: number, source: string) => `${length} 字，上限 ${limit} 字（${source}）。`,
  left: (count: number, command: string) =>
    `放不下的 ${count} 句没有写进去，完整的做附件：${command} -o 附件.docx`,
  afterwards: (command: string) => `发出或提交以后记一笔：${command}`,
  codeTooLong: '内容太长，放不进一个二维码；下面是文字，换 --form chat 或 ticket 再试。',
  codeTooWide: (needed: number, columns: number) =>
    `二维码要 ${needed} 列宽，窗口只有 ${columns} 列：把窗口拉宽再试。下面是文字。`,
};
