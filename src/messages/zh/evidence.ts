export const evidence = {
  askKind: (name: string) => `“${name}”是哪一类证据？`,
  askKindWhy: '说清楚是什么，才知道还缺什么、写信时附哪一份。',
  added: (id: string, kind: string, name: string) => `${id}｜${kind}｜${name}`,
  notDescribed: (id: string, number: number) =>
    `你写的种类、说明或看到的号码，没有记到 ${id} 上。要改：先 refund evidence remove ${number} ${id}，再带着这些重新添加`,
  already: (name: string, id: string, number: number) =>
    `“${name}”和案件 ${number} 的 ${id} 一模一样，没有重复收`,
  elsewhere: (name: string, id: string, number: number) => `“${name}”也是案件 ${number} 的 ${id}，两边都算`,
  refused: (name: string, why: string) => `没有收下“${name}”：${why}`,
  why: {
    empty: '是空的',
    special: '不是普通文件',
    unreadable: '读不出来（没有权限，或者那里的磁盘有问题）',
    missing: '不存在',
    changing: '复制的时候被改动了，等它写完再加',
    link: '是链接，不跟着走；要加就直接写真正的文件',
    loop: '是指向自己的链接',
  },
  addedCount: (count: number, number: number) => `已收下 ${count} 份证据（案件 ${number}），原文件没有动。`,
  progress: (name: string, done: string, total: string) => `正在复制 ${name}：${done} / ${total}`,
  captured: (time: string) => `${time}（你写的时间）`,
  fileTime: (time: string) => `${time}（文件时间）`,
  addedTime: (time: string) => `${time}（收下的时间）`,
  proves: '证明',
  opened: (path: string) => `打开的是一份副本：${path}；怎么动它都不影响收好的原件。`,
  noViewer: (path: string) => `这里没有能打开文件的程序。副本在 ${path}，可以自己打开。`,
  none: (number: number) => `还没有证据。先截图存好，再用 refund evidence add ${number} 文件 收进来。`,
  removed: (id: string, number: number) =>
    `已把 ${id} 从案件 ${number} 的证据里移除；文件还留着，refund undo ${number} 可以放回来。`,
  purged: (id: string, number: number) => `已把 ${id} 从案件 ${number} 移除，文件也删掉了，找不回来。`,
  strength: (met: number, need: number, weakness: string) =>
    `需要的 ${need} 样里有 ${met} 样${weakness === '' ? '，齐了。' : `；${weakness}。`}`,
  lacking: (name: string, why: string) => `缺${name}：${why}`,
  have: '已经有的',
  missing: '还缺的',
  helpful: '有了更好',
  gaps: '对不上的地方',
  howToGet: '怎么拿',
  howToAdd: (number: number) => `存好以后：refund evidence add ${number} 文件`,
  nothingBetween: (from: string, to: string, days: number) =>
    `${from} 到 ${to} 之间 ${days} 天没有任何证据，这段时间发生的事补一补`,
  contactWithoutChat: (time: string) => `${time} 联系过网站，但没有收聊天记录`,
  letterWithoutDelivery: (time: string) => `${time} 发过信，但没有能证明发到了的截图`,
  noOriginal:
    '现在收的都是图片。手机里的原记录先别删；付款 App 里的“电子回单”或账单也导出来收一份，比截图有力，聊天可以再录一段屏',
  fileFacts: {
    unreadable: (id: string) => `${id} 的文件读不出来：refund verify 看怎么回事`,
    'type-differs': (id: string) => `${id} 的内容和文件名的后缀对不上，可能改过名`,
    'cut-short': (id: string) => `${id} 不完整，后面少了一截，换一份完整的`,
    'huge-picture': (id: string) => `${id} 自称的尺寸大得不可能，别人可能打不开`,
    'small-picture': (id: string) => `${id} 比手机屏幕还小，可能是裁剪过的；留着整张原图`,
  },
  pdf: {
    locked: (id: string) => `${id} 要密码才能打开，里面写的没法核对；把密码写进说明，或者再存一份不要密码的`,
    broken: (id: string) => `${id} 打不开，可能不完整；重新下载一份`,
  },
  edited: (id: string, program: string) =>
    `${id} 是用 ${program} 存过的。这不等于改过内容，但别人可能会问；没经过修图软件的原图，也一并收下`,
  changedLater: (id: string, taken: string, changed: string) =>
    `${id} 的照片信息写着 ${taken} 拍的、${changed} 又存过。旋转、转存也会这样；原图请留着`,
  otherOrder: (id: string, order: string) => `${id} 里写的是另一个订单号 ${order}，看看是不是放错了`,
  namesNoOrder: (id: string) => `${id} 里没有出现这笔订单号或支付单号，对不上号`,
  namesNoAmount: (id: string) => `${id} 里没有出现这笔金额`,
  namesNoDay: (id: string) => `${id} 里有日期，但没有付款那一天，看看是不是导错了时间段`,
  seen: (texts: readonly string[]) => `你看到的：${texts.join('，')}`,
  noReader:
    '没有读图：要先装 npm install -g tesseract.js @tesseract.js-data/chi_sim。不装也行，看着图用 --order、--amount、--at 写上就能核对。',
  readNeedsTerminal:
    '没有读图：读出来的要你在终端里逐项确认，还要装好 tesseract.js 和 @tesseract.js-data/chi_sim。不用也行，看着图用 --order、--amount、--at 写上就能核对。',
  notRead: (name: string) => `“${name}”没有读出来，看着图用 --order、--amount、--at 写也行。`,
  readRight: {
    order: (name: string, text: string) => `“${name}”里的订单号或支付单号是 ${text}，对吗？`,
    amountFen: (name: string, text: string) => `“${name}”里的金额是 ¥${text}，对吗？`,
    at: (name: string, text: string) => `“${name}”里的时间是 ${text}，对吗？`,
  },
  readWhy: '机器读图会读错；你对着图看过、说对，才会记下。',
  seenOrder: (id: string, order: string) =>
    `${id} 里你看到的是 ${order}，不是这个案件的订单号或支付单号，看看是不是放错了，或者案件里填错了`,
  seenAmount: (id: string, seen: string, amount: string) =>
    `${id} 里你看到的是 ¥${seen}，案件里是 ¥${amount}`,
  seenDay: (id: string, seen: string, paid: string) => `${id} 里你看到的日期是 ${seen}，付款是 ${paid}`,
  inStatus: (met: number, need: number, missing: string, number: number) =>
    `证据：需要的 ${need} 样里有 ${met} 样${missing === '' ? '，齐了' : `，还缺 ${missing}：refund evidence check ${number}`}`,
  eraseQuestion: (id: string | null, number: number) =>
    `要彻底删掉${id === null ? `案件 ${number} 的全部内容` : ` ${id}`}，请输入案件编号 ${number}`,
  eraseWhy: '事实、文字和文件都会删掉，找不回来；记录的链条还在，仍然可以核对。',
  erased: (id: string | null, number: number) =>
    id === null ? `案件 ${number} 的内容已经彻底删掉。` : `案件 ${number} 的 ${id} 已经彻底删掉。`,
  stillUsed: (id: string) => `${id} 的文件还有别的地方在用，没有删。`,
  purgeQuestion: (id: string, number: number) => `要彻底删掉 ${id} 的文件，请输入案件编号 ${number}`,
  purgeWhy: '删掉以后找不回来；只想从清单里拿掉，就不要加 --purge。',
};
