export const calendar = {
  name: '卡盟退款期限',
  title: (number: number, clock: string, provisional: string) => `案件 ${number}：${clock}${provisional}`,
  about: (site: string, order: string, amount: string) => `${site}｜${order}｜¥${amount}`,
  command: (number: number) => `打开程序看：refund status ${number}`,
  written: (path: string, count: number) =>
    `已写到 ${path}：${count} 个期限，提前一天和一小时提醒。导入手机日历即可；以后再导一次会更新，不会重复。`,
  nothing: '没有正在走的期限，日历里是空的。',
};
