export const backup = {
  passphrase: '密码',
  passphraseAgain: '再输一次',
  passphraseWhy: '备份时设的密码；输入时什么都不会显示。',
  newPassphraseWhy: '自己想一个，最好是一句话；输入时什么都不会显示。忘了谁也打不开，写下来收好。',
  passphraseIssues: {
    empty: '密码不能是空的。',
    'too-long': '太长了。',
    different: '和第一次输的不一样，再输一次。',
  },
  made: (path: string, size: string) => `备份好了：${path}（${size}）`,
  holds: (cases: number, events: number, files: number) =>
    `里面有 ${cases} 个案件、${events} 条记录、${files} 个文件，边写边核对过。`,
  head: (head: string) => `全部记录的摘要（抄下来，以后用 refund verify --against 核对）：${head}`,
  damaged: (count: number) => `有 ${count} 处在备份之前就不对了，其余的都存好了：`,
  damagedHint:
    '有更早的备份，先别删：坏了的可能还在那里面。手里还有原文件的，用 refund evidence add 重新收下。',
  plain: '没有加密：里面有你的证据和个人资料，收在别人拿不到的地方；要加密，加上 --encrypt。',
  encrypted: (command: string) =>
    `已经加密：没有密码，谁也打不开，你自己也一样。没有本程序也能用 age 打开：${command}`,
  howToRestore: (command: string) => `恢复：${command}`,
  restored: (path: string, count: number) =>
    count === 0 ? `${path} 核对过了，没有新的案件。` : `从 ${path} 取回了 ${count} 个案件，全部核对过。`,
  came: (number: number, came: number, title: string) =>
    `案件 ${number}${came === number ? '' : `（备份里是 ${came}）`}${title ? `｜${title}` : ''}`,
  copied: '，作为另一个案件',
  sameOrder: (number: number) => `，和案件 ${number} 是同一笔订单`,
  andMore: (count: number) => `……还有 ${count} 个`,
  longer: (number: number) => `案件 ${number}：备份里记得更多，已经补上。`,
  shorter: (number: number) => `案件 ${number}：这里记得更多，没有动。`,
  same: (count: number) => `${count} 个案件和这里的一样，不用动。`,
  forked: (number: number) => `案件 ${number}：两边都往下记了，没有动它。`,
  tailHere: (count: number) => `只有这里有的 ${count} 条：`,
  tailThere: (count: number) => `只有备份里有的 ${count} 条：`,
  tailEvent: (seq: number, time: string, what: string) => `第 ${seq} 条｜${time ? `${time}｜` : ''}${what}`,
  howToCopy: (command: string) => `要把备份里的那份也留下，当作另一个案件：${command}`,
  filesTaken: (fresh: number, mended: number) =>
    `取回 ${fresh} 个文件${mended > 0 ? `，换掉 ${mended} 个坏了的` : ''}。`,
  rulesTaken: '你自己的时限和放假安排也取回来了。',
  rulesKept: '你自己的时限和放假安排：两边不一样，用这里的，没有动。',
  meTaken: '个人资料也取回来了（refund me 可以看）。',
  meKept: '个人资料：这里已经有了，没有动。',
  draftTaken: '没填完的案件也取回来了：refund new --resume',
  draftKept: '没填完的案件：这里已经有一个，备份里的没有取。',
  lost: (count: number) =>
    `有 ${count} 个文件在备份的时候就丢了或者坏了，没法取回；refund verify 看是哪些，手里有原文件就重新收下。`,
  damagedLeft: (numbers: readonly (number | null)[]) =>
    `这些在备份的时候记录就坏了，没有取回：${numbers.map((one) => (one === null ? '自己的规则' : `案件 ${one}`)).join('、')}。原样留在备份里。`,
  checkAfterwards: '看全部案件：refund status --all',
};
