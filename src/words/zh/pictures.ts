/* What pictures say, and what is said of them. */

/** Why a picture was not read. */
const unread = {
  'no-picture': '不是截图、照片、PDF 或文字，没有读',
  'no-text': '里没有能读的文字（是扫描件、加了密码，或者坏了）。打开它截一张图，再给我',
  'too-long-text': '太长，像是一长串账单，分不清是哪一笔，没有读。账单用 refund import 读',
  heic: '是 HEIC 格式，读不了。在手机相册里选“分享 → 存储为 JPEG”，或者直接对着它再截一次图，再给我',
  webp: '是 WebP 格式，读不了。打开它再截一次图，或者另存为 JPG、PNG，再给我',
  gif: '是 GIF 格式，读不了。另存为 JPG 或 PNG，再给我',
  damaged: '打不开，可能没传完整。找到原图再试一次',
  'too-large': '太大了，读不了。裁成几张再试',
  'too-many-bytes': '文件太大（超过 60 MB），没有读。裁小或者另存为 JPG 再试',
  'took-too-long': '读了一分钟还没读完，停下了。裁成几张再试',
  'no-reader': '读图的部件没装全，读不了。重新安装一次 refund；不读也行，照着图自己填',
  unreadable: '打不开这个文件。看看名字和权限对不对',
};

/** Why something that was seen was not taken. */
const doubts = {
  several: '图里有不止一个，没说是哪个',
  'looks-alike': '字母和数字长得像（O 和 0、I 和 1），请对着图核对',
  'read-differently': '看了两遍，两遍不一样',
  'no-decimals': '没有角分，怕漏读了小数点',
  wrapped: '号码分成了两行，请对着图核对',
  'other-day': '付款单号里的日期和付款时间对不上，总有一个读错了，或者不是同一笔',
  'no-label': '图里没写明这是实付的钱',
};

export const pictures = {
  unread,
  doubts,
  progress: (number: number, all: number, name: string) => `正在读图 ${number}/${all}：${name}`,
  notRead: (names: readonly string[], why: keyof typeof unread) => {
    const named = names.slice(0, 3).map((name) => `“${name}”`);
    return `${named.join('、')}${names.length > named.length ? ` 等 ${names.length} 个文件` : ''}${unread[why]}。`;
  },
  title: (name: string, kind: string) => `${name}：${kind}`,
  fact: (name: string, value: string) => `  ${name}：${value}`,
  check: (name: string, values: readonly string[], why: keyof typeof doubts) =>
    `  ？${name}：${values.join(' 还是 ')}（${doubts[why]}）`,
  nothing: '  没读到能用的金额、单号或时间。',
  tilted: '  这像是对着屏幕拍的照片，容易读错：请对着图核对。能截图就换成截图。',
  tiny: '  这张图很小，字可能看不清：请对着图核对。有原图就换成原图。',
  turned: (degrees: number) => `  图没有摆正，转了 ${degrees} 度来读。`,
  turns: (count: number) => `  聊天 ${count} 句：`,
  me: '我',
  them: '对方',
  conflict: (name: string, values: readonly string[]) =>
    `！几张图对不上，${name}：${values.join('；')}。看看是不是混进了别的订单的图。`,
  agrees: (name: string, value: string, files: readonly string[]) =>
    `${name} ${value}：${files.join('、')} 里都是这个。`,
  agreesWithCase: (id: string, names: readonly string[]) => `${id} 里的${names.join('、')}和案件一致。`,
  choose: (name: string) => `${name}，哪一个对？对着图看清楚`,
  chooseWhy: '机器读图分不清的，程序不替你猜。',
  neither: '都不对，等会儿自己填',
  confirm: '上面读到的都对吗？对着图核对过再选“是”',
  confirmWhy: '机器读图会读错；选“否”就一项项问你。',
  notSaved: '还没有保存。都对的话，加上 --yes 再运行一次。',
  otherThan: (id: string, name: string, seen: string, known: string) =>
    `${id} 里读到的${name}是 ${seen}，案件里是 ${known}：看看是不是放错了，或者案件里填错了`,
};
