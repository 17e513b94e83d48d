/** What stands between and around words. */
export const punctuation = {
  colon: '：',
  bar: '｜',
  comma: '，',
  list: '、',
  semicolon: '；',
  aside: (text: string) => `（${text}）`,
  alert: (text: string) => `【${text}】`,
};
