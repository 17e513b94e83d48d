/* Evidence, packages to take along, and the care of the data: `verify`, `doctor`, `backup`. */

const damagedHere = (number: number) =>
  `！案件 ${number}：这里的记录写下以后被改动过（哪里不对，看 refund verify），没有动它。`;

export const evidence = {
  askKind: (name: string) => `“${name}”是哪一类证据？`,
  askCaption: { ask: '用一句话说明它是什么？', why: '比如“客服说24小时内处理”。写信时跟着证据名。' },
  askCapturedAt: { ask: '上面的事是什么时候发生的？', why: '按它排先后；只知道哪天就写哪天。' },
  askKindWhy: '说清楚是什么，才知道还缺什么、写信时附哪一份。',
  added: (id: string, kind: string, name: string) => `${id}｜${kind}｜${name}`,
  notDescribed: (id: string, number: number) =>
    `你写的种类、说明或看到的号码，没有记到 ${id} 上。要改：refund evidence edit ${number} ${id}`,
  already: (name: string, id: string, number: number) =>
    `“${name}”和案件 ${number} 的 ${id} 一模一样，没有重复收`,
  mended: (name: string, id: string, number: number) =>
    `“${name}”就是案件 ${number} 的 ${id}：存的那份丢了或者坏了，已经用这份补好，编号和说明不变`,
  elsewhere: (name: string, id: string, number: number) => `“${name}”也是案件 ${number} 的 ${id}，两边都算`,
  refused: (name: string, why: string) => `没有收下“${name}”：${why}`,
  why: {
    empty: '是空的，重新保存或者截图一次',
    special: '不是普通文件，换成真正的文件',
    unreadable: '读不出来（没有权限，或者那里的磁盘有问题）：改一下权限，或者先复制到自己的文件夹',
    missing: '不存在，看看文件名和位置对不对',
    changing: '复制的时候被改动了，等它写完再加',
    link: '是链接，不跟着走；要加就直接写真正的文件',
    'too-deep': '路径太长，系统打不开：把它复制到浅一点、名字短一点的文件夹再加',
    loop: '是指向自己的链接，直接写真正的文件',
    'too-large': '太大，从标准输入最多收 1 GB，先存成文件',
  },
  addedCount: (count: number, number: number) => `已收下 ${count} 份证据（案件 ${number}），原文件没有动。`,
  progress: (name: string, done: string, total: string) => `正在复制 ${name}：${done} / ${total}`,
  captured: (time: string) => `${time}（你写的时间）`,
  namedTime: (time: string) => `${time}（文件名里的时间）`,
  takenTime: (time: string) => `${time}（照片自带的拍摄时间）`,
  fileTime: (time: string) => `${time}（文件时间）`,
  addedTime: (time: string) => `${time}（收下的时间）`,
  proves: '证明',
  openedDamaged: (id: string) =>
    `！${id} 存的这份和收下时不一样了，打开的不是当时的内容。手里有原文件，用 refund evidence add 重新收下；没有，从备份里找：refund restore 加 --merge。`,
  opened: (path: string) => `打开的是一份副本：${path}；怎么动它都不影响收好的原件。`,
  noViewer: (path: string) => `这里没有能打开文件的程序。副本在 ${path}，可以自己打开。`,
  none: (number: number) => `还没有证据。先截图存好，再用 refund evidence add ${number} 收进来。`,
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
  howToAdd: (number: number) => `存好以后：refund evidence add ${number}`,
  nothingBetween: (from: string, to: string, days: number) =>
    `${from} 到 ${to} 之间 ${days} 天没有任何证据，这段时间发生的事补一补`,
  contactWithoutChat: (time: string) => `${time} 联系过网站，但没有收聊天记录`,
  letterWithoutDelivery: (time: string) => `${time} 发过信，但没有能证明发到了的截图`,
  several: (ids: readonly string[]) =>
    ids.length > 3 ? `${ids.slice(0, 2).join('、')} 等 ${ids.length} 份` : ids.join('、'),
  corrected: (id: string, number: number) => `已改 ${id}（案件 ${number}）；改错了用 refund undo ${number}。`,
  nothingToCorrect: '没有变化，什么都没有记。',
  identity: (id: string) =>
    `${id} 看起来是身份证。网站、客服、“退款专员”要身份证照片、手持照、银行卡号才肯退，别给：退款走原路，用不着这些，给了可能被拿去借款开户。已经给了的，把聊天截图存好，打 96110 问。`,
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
    unread: (id: string) =>
      `${id} 是 PDF，没有读出文字（可能整页是图片，或者字体认不出来），里面写的没有核对；自己对一遍单号、金额和日期`,
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
  readByMachine: (texts: readonly string[], confirmed: boolean) =>
    `机器读出：${texts.join('，')}${confirmed ? '（你核对过）' : '（没有核对过）'}`,
  seenOrder: (id: string, order: string) =>
    `${id} 里你看到的是 ${order}，不是这个案件的订单号或支付单号，看看是不是放错了，或者案件里填错了`,
  seenAmount: (id: string, seen: string, amount: string) =>
    `${id} 里你看到的是 ¥${seen}，案件里是 ¥${amount}`,
  seenDay: (id: string, seen: string, paid: string) => `${id} 里你看到的日期是 ${seen}，付款是 ${paid}`,
  eraseQuestion: (id: string | null, number: number) =>
    `要彻底删掉${id === null ? `案件 ${number} 的全部内容` : ` ${id}`}，请输入案件编号 ${number}`,
  askOfRules: (count: number) => `你给这个网站定过 ${count} 条规则，里面写着它的名字，也一起删掉吗？`,
  askOfRulesWhy: '留着，案件库里就还有这个网站的名字；同一个网站的别的案件会用到这些规则。',
  ofRules: { erase: '一起删掉', keep: '留着' },
  copiesKept: '升级的时候留过一份旧的案件库，里面可能还有这些内容。确定不再退回旧版本，就把它删掉：',
  rulesKept: (count: number) =>
    `你给这个网站定过的 ${count} 条规则（refund rules set --site）还在，里面写着它的名字。也要删：`,
  rulesErased: (count: number) => `给这个网站定的 ${count} 条规则也删掉了。`,
  eraseWhy: '事实、文字和文件都会删掉，找不回来；记录的链条还在，仍然可以核对。',
  erased: (id: string | null, number: number) =>
    id === null ? `案件 ${number} 的内容已经彻底删掉。` : `案件 ${number} 的 ${id} 已经彻底删掉。`,
  filesShared: (count: number) => `其中 ${count} 个文件别的案件也有，没有删。`,
  purgedShared: (id: string, number: number) =>
    `已把 ${id} 从案件 ${number} 移除，放不回来；它的文件还有别的证据在用，没有删。`,
  stillUsed: (id: string) => `${id} 的文件还有别的地方在用，没有删。`,
  purgeQuestion: (id: string, number: number) => `要彻底删掉 ${id} 的文件，请输入案件编号 ${number}`,
  purgeWhy: '删掉以后找不回来；只想从清单里拿掉，就不要加 --purge。',
};

/** Recipients as they appear in the name of a folder. */
const FOLDER_NAMES: Readonly<Record<string, string>> = {
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

const shortName = (to: string) => FOLDER_NAMES[to] ?? to;

const list = (ids: readonly string[]) => ids.join('、');

export const packages = {
  folderName: (number: number, to: string | null) =>
    `退款材料-案件${number}${to === null ? '' : `-给${shortName(to)}`}`,
  made: (path: string, to: string | null) =>
    `材料整理好了${to === null ? '' : `（给${shortName(to)}）`}：${path}`,
  holds: (exhibits: number, letters: number) =>
    `里面有 ${exhibits} 份证据、${letters} 封信、时间线、证据目录和可以打印的“请先打开.html”，文件都核对过。`,
  removed: (count: number) =>
    `另有 ${count} 个已经移除或撤销的文件放在“已移除”里：记录里有它们，换电脑时要一起带走。`,
  damaged: (count: number) =>
    `上面 ${count} 个文件已经丢失或者损坏，没有放进去，材料里写明了。手里还有原文件的，用 refund evidence add 重新收下再导出。`,
  leftForRecipient: (ids: readonly string[]) => `没有放进去，对方不需要看：${list(ids)}`,
  leftLetters: (ids: readonly string[]) => `没有放进去，是写给别人的、没发出的或者旧的信：${list(ids)}`,
  leftWord: (ids: readonly string[]) => `没有放进去，Word 文件里的号码遮不了：${list(ids)}`,
  leftLocation: (ids: readonly string[]) =>
    `没有放进去，里面的拍摄地点去不掉（HEIC、很大的录像、压缩包和 Word 文件里的照片）：${list(ids)}。照片先在手机或电脑上另存为 JPEG，别的先在手机上去掉位置，再收下、导出。`,
  withPlace: (ids: readonly string[]) =>
    `这些照片或者录像里写着在哪里拍的（GPS），是原样放进去的：${list(ids)}。不想让对方知道，加上 --strip-location 另导一份。`,
  stripped: (ids: readonly string[]) =>
    `这些照片或者录像去掉了拍摄地点，画面没有变，原件还在你这里：${list(ids)}。两个摘要都写在材料里；这份只供阅读。`,
  askOfPlaces: (ids: readonly string[]) =>
    `${list(ids)} 里写着在哪里拍的（GPS，可能是你家）。放进去的副本去掉它吗？`,
  askOfPlacesWhy: '只去掉照片信息里的地点，画面不变，原件不动；去掉以后，这份材料只供阅读，不能再导入。',
  masked:
    '已经遮住：银行卡号、电话、微信号、QQ、邮箱、身份证、护照和别的证件号、车牌、公司代码（对方要查网站是谁的，公司代码留着）和写到门牌号的地址，按样子认；“姓名：”“收货人：”“地址：”后面的、“张先生”“我叫张三”这样写的人名，还有 refund me 里你自己的、案件里写明的人名。别的人名、不带门牌号的地方认不出来，自己再看一遍。订单号、支付单号，和要查充值账号的一方的账号，没有遮。',
  unmasked: (ids: readonly string[]) =>
    `文件本身遮不了，是原样放进去的，交出去之前自己打开看一遍：${list(ids)}`,
  missingOfMe: (fields: readonly string[]) =>
    `对方要知道你是谁，还没填，材料里就没有写。补上再导出：refund me ${fields.map((field) => `--${field}`).join(' ')}`,
  letterNow: (to: string | null) =>
    `写给${shortName(to ?? '')}的信也在里面，是按案件现在的内容新写的；发出去的话，记得用 refund log 记一笔。`,
  noLetter: (to: string | null, what: string) => `里面没有写给${shortName(to ?? '')}的新信：${what}`,
  lookAt: (page: string) => `交出去之前，用浏览器打开看一遍，可以打印：${page}`,
  lookInZip: '交出去之前，解压，打开“请先打开.html”看一遍，可以打印。',
  howToImport: (command: string) => `这是整个案件，另一台电脑可以取回来：${command}`,
  notImportable:
    '这份只给对方看，不能再导入；要换电脑或留底，不加 --for、--redact 和 --strip-location 另导一份。',
  imported: (path: string, taken: boolean) =>
    taken ? `从 ${path} 取回了一个案件，全部核对过。` : `${path} 核对过了，没有新的案件。`,
  incoming: {
    came: (number: number, came: number, title: string) =>
      `案件 ${number}${came === number ? '' : `（材料里是 ${came}）`}${title ? `｜${title}` : ''}`,
    longer: (number: number) => `案件 ${number}：材料里记得更多，已经补上。`,
    same: () => '这里已经有了，和材料里的一样，不用动。',
    damagedHere: (number: number, inFull: boolean) =>
      `${damagedHere(number)}${inFull ? '材料里的那份是好的，也不比这里的旧。要换成它：先把别的案件各用 refund export 导出来，再把 REFUND_HOME 指到一个空文件夹，把它们和这份材料都用 refund import 取进去。' : ''}`,
    tailThere: (count: number) => `只有材料里有的 ${count} 条：`,
  },
  erases: (number: number, count: number) =>
    `案件 ${number}：这里有 ${count} 条内容，在要取的这一份里已经彻底删掉了。取回来，这里的内容和文件也会跟着彻底删掉，找不回来。`,
  askErasing: '照样取，并且删掉这里的吗？',
  askErasingWhy: '在另一台电脑上用 refund erase 删过，就会这样。不是你自己删的，选“否”：什么都不会动。',
  lost: (count: number) =>
    `有 ${count} 个文件在导出的时候就丢了或者坏了，没法取回；refund verify 看是哪些，手里有原文件就重新收下。`,
  litter: (names: readonly string[]) =>
    `系统自己放进去的 ${names.length} 个文件没有取，不影响内容：${names.slice(0, 3).join('、')}${names.length > 3 ? ' 等' : ''}`,
  seeCase: (command: string) => `看这个案件：${command}`,
};

type Kind = 'missing' | 'changed' | 'unreadable' | 'unexpected' | 'journal';

/** What the store says of itself, beside digests. */
const IN_THE_STORE: readonly (readonly [RegExp, string])[] = [
  [/^an event, or a later one that says it was erased$/, '有内容，或者后面有一条说明它被抹掉了'],
  [/^an event$/, '至少一条记录'],
  [/^nothing$/, '空的'],
  [/^no file$/, '不是文件的东西'],
  [/^half erased$/, '只抹掉了一半'],
  [/^unreadable$/, '读不懂的内容'],
  [/^(\d+) hex digits$/, '$1 位 0–9、a–f'],
  [/^bytes$/, '字节'],
  [/^(\w+) and (\w+)$/, '别的类型（$1、$2）'],
  [/^the opening, first$/, '开案，而且排在最前面'],
  [/^a new number$/, '没用过的证据编号'],
  [/^event (\d+)$/, '第 $1 条'],
  [/^before (\d+)$/, '指向第 $1 条之前'],
  [/^refers to (\d+)$/, '指向第 $1 条'],
  [/^at most (\d+) events$/, '最多 $1 条记录'],
  [/^at most (\d+) bytes$/, '最多 $1 字节'],
  [/^(\d+) to (\d+)$/, '$1 到 $2'],
  [/^chain (\d+)$/, '链 $1'],
];

function inChinese(what: string): string {
  const known = IN_THE_STORE.find(([pattern]) => pattern.test(what));
  return known ? what.replace(...known) : what;
}

export const verify = {
  fine: (files: number) => `核对完毕：${files} 个文件、全部记录都和收下时一样。`,
  bad: (count: number) => `发现 ${count} 处不对：`,
  problem: (number: number | null, item: string, what: string) =>
    `${number === null ? '' : `案件 ${number}｜`}${item}：${what}`,
  item: (name: string) => {
    const names: Readonly<Record<string, string>> = {
      against: '要核对的那个摘要',
      database: '数据库文件',
      head: '链的末尾',
      length: '记录的条数',
      identity: '案件的身份',
      number: '案件的编号',
      empty: '案件的记录',
      'too-large': '案件的大小',
      clocks: '期限',
      rules: '自己的规则（不止一份）',
      register: '案件的名册（有案件被删掉、多出来，或者编号被换过）',
      places: '记录的先后',
    };
    return (
      names[name] ??
      name
        .replace(/^event (\d+)$/, '第 $1 条记录')
        .replace(/^schema /, '数据库的结构：')
        .replace(/^orphans /, '数据库里不属于任何案件的行：')
        .replace(/^draft /, '没填完的案件 ')
    );
  },
  kinds: {
    missing: '文件不见了',
    changed: '内容变了',
    unreadable: '读不出来',
    unexpected: '不属于任何案件',
    journal: '记录被改过或者损坏',
  } as Readonly<Record<Kind, string>>,
  expected: (what: string) => `应该是 ${inChinese(what)}`,
  found: (what: string) => `现在是 ${inChinese(what)}`,
  advice: {
    missing: '手里还有原文件的话，用 refund evidence add 重新收下；或者从备份里恢复。',
    changed: '不要再用这一份；从备份恢复，或者拿原文件重新收下。',
    unreadable:
      '内容也许还是好的：多半是没有权限（用别的用户或者 sudo 收下的），也可能是磁盘有问题。先把数据文件夹里的文件都改回归你自己；还是读不出来，从备份恢复，或者拿原文件重新收下。',
    unexpected:
      '可能是复制到一半留下的，也可能案件库 refund.sqlite 是一份旧的：有更新的备份，先恢复它。refund doctor --fix 把它挪到 lost+found，不会删。',
    journal:
      '先把整个文件夹复制一份留底，再把里面 refund.sqlite 开头的文件挪到别处，用 refund restore 从备份里恢复。',
  } as Readonly<Record<Kind, string>>,
  notices: {
    writable: (number: number | null, item: string) =>
      `提示：案件 ${number ?? ''} 的 ${item} 变成了可以改写的文件，内容没有变。`,
    link: (number: number | null, item: string) =>
      `提示：案件 ${number ?? ''} 的 ${item} 现在只是一个链接，指向别处的文件，内容没有变；那边删了，这里就没了。用 refund evidence add 把原文件再收一次，就存回这里。`,
  },
  contained: (hash: string) => `当时的记录 ${hash.slice(0, 16)} 还完整地在里面。`,
  head: (head: string) => `全部记录的摘要（抄下来，以后用 --against 核对）：${head}`,
};

type Check =
  'node' | 'rights' | 'leftover' | 'orphan' | 'astray' | 'calendar' | 'law' | 'damage' | 'me' | 'clock';

export const doctor = {
  setUp: (version: string, node: string, home: string) => `refund ${version}｜Node ${node}｜数据在 ${home}`,
  ages: (day: string, year: number) =>
    `法规核对到 ${day}，放假安排有到 ${year} 年的。程序不联网，不会自己更新：换成新版，案件都还在。`,
  checks: {
    node: (version) => `Node ${version} 太旧：换成 20.19 以上的 20，或者 22.14 以上`,
    rights: (path) => `别人也能看或者能改：${path}`,
    leftover: (path) => `上次没复制完留下的：${path}`,
    orphan: (path) => `不属于任何案件的文件：${path}`,
    astray: (digest) => `有案件缺的文件就在 lost+found 里：${digest}`,
    calendar: (year) =>
      `放假安排只到 ${year} 年，之后的工作日是〔暂定〕：升级程序，或者用 refund rules workdays --add 加载`,
    law: (day) => `法规最后一次核对是 ${day}，满一年了，可能改过：换成新版，或者用之前自己查现行的条文`,
    damage: (count) => `有 ${count} 处文件或记录不对：refund verify 看是哪些`,
    me: (path) => `存个人资料的文件读不懂了：${path}。把它挪走，再用 refund me 重新填一次`,
    clock: (time) => `电脑时钟比最近一条记录（${time}）还早：把时钟调准`,
  } as Readonly<Record<Check, (value: string) => string>>,
  fixed: (what: string) => `已处理｜${what}`,
  fine: '没有发现问题。',
  found: (count: number) => `还有 ${count} 处要留意。`,
  howToFix: '这些可以放心处理，什么证据都不会删：refund doctor --fix',
  noRights:
    '权限没能收紧：这块盘（U 盘、存储卡常常这样）分不出谁能看，拿到它的人都能看。把存放案件的文件夹换到电脑自己的硬盘上（REFUND_HOME）。',
  orphanHint:
    '有文件不属于任何案件：可能是复制到一半留下的，也可能案件库 refund.sqlite 是一份旧的，不认识后来收下的文件。有更新的备份，先恢复它；--fix 只把文件挪到 lost+found，不会删。',
  lostAndFound: (count: number, folder: string) =>
    `${folder} 里放着 ${count} 个不属于任何案件的文件（list.txt 是清单）。看过确实没用，再删：refund doctor --empty-lost-and-found`,
  emptyQuestion: (count: number, folder: string) =>
    `要彻底删掉 ${folder} 里的 ${count} 个文件，输入个数 ${count} 确认`,
  emptyWhy: '删掉就找不回来了。里面可能有案件库丢失以前收下的证据，先打开看看。',
  emptied: (count: number, folder: string) =>
    count === 0 ? `${folder} 里没有可以删的文件。` : `已经彻底删掉 ${folder} 里的 ${count} 个文件。`,
  keptAstray: '有案件还缺的文件留着没删：refund doctor --fix 会放回去。',
  closed: (home: string) => `${home} 以前别人也能看，现在改成只有你能进。`,
};

export const backup = {
  passphrase: '密码',
  passphraseAgain: '再输一次',
  takesLong: (seconds: number, megabytes: number) =>
    `这个文件的密码要算得久一些，大约 ${seconds} 秒、占 ${megabytes} MB 内存，请等一下。`,
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
  besideOriginal:
    '它和案件放在同一个文件夹里：文件夹丢了，备份也一起丢。再抄一份到 U 盘、网盘或者另一台电脑上。',
  plain: '没有加密：里面有你的证据和个人资料，收在别人拿不到的地方；要加密，加上 --encrypt。',
  encrypted: (command: string) =>
    `已经加密：没有密码，谁也打不开，你自己也一样。没有本程序也能用 age 打开：${command}`,
  howToRestore: (command: string) => `恢复：${command}`,
  restored: (path: string, count: number) =>
    count === 0 ? `${path} 核对过了，没有新的案件。` : `从 ${path} 取回了 ${count} 个案件，全部核对过。`,
  came: (number: number, came: number, title: string) =>
    `案件 ${number}${came === number ? '' : `（备份里是 ${came}）`}${title ? `｜${title}` : ''}`,
  sameOrder: (number: number) => `，和案件 ${number} 是同一笔订单`,
  andMore: (count: number) => `……还有 ${count} 个`,
  longer: (number: number) => `案件 ${number}：备份里记得更多，已经补上。`,
  shorter: (number: number) => `案件 ${number}：这里记得更多，没有动。`,
  gone: (number: number) =>
    `案件 ${number}：这里已经撤销或者彻底删掉了，没有取回。只是撤销的，可以恢复：refund undo ${number}`,
  same: (count: number) => `${count} 个案件和这里的一样，不用动。`,
  forked: (number: number) => `案件 ${number}：两边都往下记了，没有动它。`,
  damagedHere: (number: number, inFull: boolean) =>
    `${damagedHere(number)}${inFull ? '备份里的那份是好的，也不比这里的旧。要换成它：备份以后别的案件又记过的，先各用 refund export 导出来；把整个文件夹复制一份留底，把里面 refund.sqlite 开头的文件挪到别处，refund restore 这份备份，再用 refund import 把导出的取回来。' : ''}`,
  tailHere: (count: number) => `只有这里有的 ${count} 条：`,
  tailThere: (count: number) => `只有备份里有的 ${count} 条：`,
  tailEvent: (seq: number, time: string, what: string) => `第 ${seq} 条｜${time ? `${time}｜` : ''}${what}`,
  filesTaken: (fresh: number, mended: number) =>
    `取回 ${fresh} 个文件${mended > 0 ? `，换掉 ${mended} 个坏了的` : ''}。`,
  rulesTaken: '你自己的时限和放假安排也取回来了。',
  rulesDamagedHere: '你自己的时限和放假安排：这里的记录被改动过，没有动它；哪里不对，看 refund verify。',
  rulesKept: '你自己的时限和放假安排：两边不一样，用这里的，没有动。',
  meTaken: '个人资料也取回来了（refund me 可以看）。',
  meKept: '个人资料：这里已经有了，没有动。',
  textLeft: (number: number) =>
    `案件 ${number}：这里有一段贴好还没记的原话，备份里另有一段，没有取。先把这里的记下（refund got ${number}），再用 refund restore 加 --merge 取一次，就拿到备份里的那段。`,
  draftTaken: '没填完的案件也取回来了：refund new --resume',
  draftKept: '没填完的案件：这里已经有一个，备份里的没有取。',
  damagedDrafts: (ids: readonly string[]) => `没填完的案件 ${ids.join('、')} 读不懂，没有取；别的都取了。`,
  lost: (count: number) =>
    `有 ${count} 个文件在备份的时候就丢了或者坏了，没法取回；refund verify 看是哪些，手里有原文件就重新收下。`,
  damagedLeft: (numbers: readonly (number | null)[]) =>
    `这些在备份的时候记录就坏了，没有取回：${numbers.map((one) => (one === null ? '自己的规则或没有编号的案件' : `案件 ${one}`)).join('、')}。原样留在备份里。`,
  checkAfterwards: '看全部案件：refund status --all',
};
