type Days = {
  readonly cases: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
};

export const stats = {
  none: '还没有案件，没什么可统计的。钱付了、东西没到？用 refund new 开一个。',
  cases: (count: number, open: number, endings: readonly string[]) =>
    `共 ${count} 个案件，没结 ${open} 个${endings.length > 0 ? `；已结：${endings.join('、')}` : ''}`,
  ending: (outcome: string, count: number) => `${outcome} ${count} 个`,
  money: (claimed: string, received: string) => `一共付了 ${claimed}，收回 ${received}`,
  open: (amount: string) => `还在追 ${amount}`,
  lost: (amount: string) => `结案时没收回 ${amount}`,
  days: ({ cases, median, least, most }: Days) =>
    `从付款到钱全部回来：${cases === 1 ? `${median} 天` : `中位数 ${median} 天，最快 ${least} 天，最慢 ${most} 天`}（${cases} 个案件）`,
  noDays: '还没有哪个案件记下钱全部退回的日子',
  by: { site: '按网站', channel: '按付款方式', problem: '按问题' },
  group: (name: string, count: number) => `${name}（${count} 个案件）`,
  numbers: (received: string, claimed: string) => `收回 ${received}，共 ${claimed}`,
  more: (count: number) => `另有 ${count} 个：refund stats --json`,
};
