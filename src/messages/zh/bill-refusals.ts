import type { BillRefusal } from '../../errors.ts';

const exportAgain =
  '重新导出：支付宝在“我的 → 账单 → 右上角 → 开具交易流水证明 → 用于个人对账”，微信在“我 → 服务 → 钱包 → 账单 → 下载账单 → 用于个人对账”。';

/** What is wrong with a bill, and what to do now; after its path. */
export const billRefusals: Readonly<Record<BillRefusal, string>> = {
  empty: `是空的，什么都没有读。${exportAgain}`,
  special: '不是普通文件，什么都没有读。请写账单文件（.csv、.xlsx 或 App 发来的 .zip）的路径。',
  'too-large': '太大了，不像一份账单，什么都没有读。请只导出付款前后几个月的账单再试。',
  'unknown-format': `不是认识的账单：没有找到支付宝、微信、京东或美团账单的表头。如果是 App 导出的原文件，请别用表格软件改过再存；否则${exportAgain}`,
  cashbook:
    '是支付宝“记账本”的导出，里面没有订单号和交易状态，查不了退款。请导出账单：支付宝“我的 → 账单 → 右上角 → 开具交易流水证明 → 用于个人对账”。',
  page: '其实是一个网页（有些网站把网页存成 .xls），不是账单。请从付款的 App 里导出账单，不要用网站给的表格。',
  pdf: '是 PDF，读不出逐笔的账单。请导出 .csv 或 .xlsx 的账单；只有 PDF 的（比如抖音），用 refund evidence add 当证据收下，案件用 refund new 填。',
  'old-xls': '是旧式 .xls 表格，读不了。请用 App 导出的原文件；只有 .xls 的，用表格软件另存为 .csv 再试。',
  'not-xlsx': `不是完整的 .xlsx 表格，什么都没有读。${exportAgain}`,
  'not-text': `不是文字（不是 UTF-8、UTF-16，也不是 GB18030），什么都没有读。${exportAgain}`,
  damaged: `坏了或者没下载完，什么都没有读。重新下载一次；还不行就${exportAgain}`,
  entities: '里面藏着会展开的内容（XML 实体），App 导出的账单不会有，什么都没有读。请用 App 导出的原文件。',
  'no-bill-in-zip': '里没有 .csv 或 .xlsx 的账单，什么都没有读。看看压缩包里是什么，直接写账单文件的路径。',
  'several-bills': '里有好几份账单，不知道读哪一份。先解压，再写其中一份的路径。',
};
