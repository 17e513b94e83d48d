/** Recipients as they stand in the name of a folder. */
const SHORT: Readonly<Record<string, string>> = {
  site: '网站',
  payment: '支付渠道',
  bank: '银行',
  '12315': '12315',
  'consumer-association': '消协',
  telecom: '电信主管部门',
  pboc: '人民银行',
  '12377': '12377',
  public: '公开平台',
  court: '法院',
};

const shortName = (to: string) => SHORT[to] ?? to;

const list = (ids: readonly string[]) => ids.join('、');

export const packages = {
  folderName: (number: number, to: string | null) =>
    `退款材料-案件${number}${to === null ? '' : `-给${shortName(to)}`}`,
  made: (path: string, to: string | null) =>
    `材料整理好了${to === null ? '' : `（给${shortName(to)}）`}：${path}`,
  holds: (exhibits: number, letters: number) =>
    `里面有 ${exhibits} 份证据、${letters} 封信、时间线、证据目录和一份可以打印的 index.html，文件都核对过。`,
  removed: (count: number) =>
    `另有 ${count} 个已经移除或撤销的文件放在“已移除”里：记录里有它们，换电脑时要一起带走。`,
  damaged: (count: number) =>
    `上面 ${count} 个文件已经丢失或者损坏，没有放进去，材料里写明了。手里还有原文件的，用 refund evidence add 重新收下再导出。`,
  leftForRecipient: (ids: readonly string[]) => `没有放进去，对方不需要看：${list(ids)}`,
  leftLetters: (ids: readonly string[]) => `没有放进去，是写给别人的、没发出的或者旧的信：${list(ids)}`,
  leftWord: (ids: readonly string[]) => `没有放进去，Word 文件里的号码遮不了：${list(ids)}`,
  masked:
    '文字里的银行卡号、电话、身份证号已经遮住，你自己的也遮了；订单号、支付单号在需要它的材料里没有遮。',
  unmasked: (ids: readonly string[]) =>
    `文件本身遮不了，是原样放进去的，交出去之前自己打开看一遍：${list(ids)}`,
  missingOfMe: (fields: readonly string[]) =>
    `对方要知道你是谁，还没填，材料里就没有写。补上再导出：refund me ${fields.map((field) => `--${field} …`).join(' ')}`,
  lookAt: (page: string) => `交出去之前，用浏览器打开看一遍，可以打印：${page}`,
  lookInZip: '交出去之前，解开看一遍 data/index.html，可以打印。',
  howToImport: (command: string) => `这是整个案件，另一台电脑可以取回来：${command}`,
  notImportable: '这份只给对方看，不能再导入；要换电脑或留底，不加 --for 和 --redact 另导一份。',
  imported: (path: string, taken: boolean) =>
    taken ? `从 ${path} 取回了一个案件，全部核对过。` : `${path} 核对过了，没有新的案件。`,
  incoming: {
    came: (number: number, came: number, title: string) =>
      `案件 ${number}${came === number ? '' : `（材料里是 ${came}）`}${title ? `｜${title}` : ''}`,
    longer: (number: number) => `案件 ${number}：材料里记得更多，已经补上。`,
    same: () => '这里已经有了，和材料里的一样，不用动。',
    tailThere: (count: number) => `只有材料里有的 ${count} 条：`,
    howToCopy: (command: string) => `要把材料里的那份也留下，当作另一个案件：${command}`,
  },
  lost: (count: number) =>
    `有 ${count} 个文件在导出的时候就丢了或者坏了，没法取回；refund verify 看是哪些，手里有原文件就重新收下。`,
  seeCase: (command: string) => `看这个案件：${command}`,
};
