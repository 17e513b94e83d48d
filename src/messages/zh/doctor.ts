type Check = 'node' | 'rights' | 'leftover' | 'orphan' | 'calendar' | 'damage' | 'me' | 'clock';

export const doctor = {
  setUp: (version: string, node: string, home: string) => `refund ${version}｜Node ${node}｜数据在 ${home}`,
  checks: {
    node: (version) => `Node ${version} 太旧：换成 20.19 以上的 20，或者 22.14 以上`,
    rights: (path) => `别人也能看或者能改：${path}`,
    leftover: (path) => `上次没复制完留下的：${path}`,
    orphan: (path) => `不属于任何案件的文件：${path}`,
    calendar: (year) =>
      `放假安排只到 ${year} 年，之后的工作日是〔暂定〕：升级程序，或者用 refund rules workdays --add 加载`,
    damage: (count) => `有 ${count} 处文件或记录不对：refund verify 看是哪些`,
    me: (path) => `存个人资料的文件读不懂了：${path}。把它挪走，再用 refund me 重新填一次`,
    clock: (time) => `电脑时钟比最近一条记录（${time}）还早：把时钟调准`,
  } as Readonly<Record<Check, (value: string) => string>>,
  fixed: (what: string) => `已处理｜${what}`,
  fine: '没有发现问题。',
  found: (count: number) => `还有 ${count} 处要留意。`,
  howToFix: '权限和残留可以放心处理：refund doctor --fix',
};
