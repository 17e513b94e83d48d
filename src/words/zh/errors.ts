/* Every error, and why something was refused. */

import type {
  AnswerIssue,
  BagFault,
  ChainRefusal,
  DraftRefusal,
  FileRefusal,
  PackageRefusal,
} from '../../errors.ts';
import type { ErrorSentences } from '../words.ts';
import { reasons } from './facts.ts';
import { help } from './help.ts';
import { billRefusals, noPayments } from './reading.ts';
import { noCase } from './status.ts';

const placeholders: Readonly<Record<string, string>> = help.placeholders;

const issue = ({ flag, given, reason, choices, nearest }: AnswerIssue) =>
  `${flagText(flag)} 填的“${shown(given)}”${reasons[reason] ?? '不能用'}${choices ? `：可以填 ${choices.join('、')}` : ''}${nearest ? `。是不是想写 ${nearest}？` : ''}`;

/** Why facts make no case together. */
const clashes: Readonly<Record<string, string>> = {
  missing: '有一项必须有的没有了',
  'nothing-deducted': '没有扣款',
  'arrived-and-undisputed': '东西到了、是对的，也没有规则争议',
  'look-what-arrived': '东西到底到了没有，没说清',
  'more-than-paid': '要求退的比付的还多',
};

/** A flag as it is typed; one in capitals is the text after the case number. */
const flagText = (flag: string) =>
  flag === 'TEXT'
    ? '要记的内容（直接写在案件编号后面）'
    : /^[A-Z]+$/.test(flag)
      ? (placeholders[flag.toLowerCase()] ?? flag)
      : `--${flag}`;

/** An option with its argument, as the help writes it. */
const named = (option: string) =>
  option.replace(/<(\w+)>/, (_, word: string) => `<${placeholders[word] ?? word}>`);

/** Long text in an error is cut: it need only be recognised. */
const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The errors of `errors.ts`: what happened, with which value, and what to do now. */
export const errors: ErrorSentences = {
  usage: ({ problem, given, nearest, help: see }) => {
    const guess = nearest ? `是不是想用 ${nearest.replaceAll(', ', ' 或 ')}？` : '';
    const what = {
      'unknown-command': `没有“${shown(given)}”这个命令。`,
      'unknown-file': `没有“${shown(given)}”这个命令，也没找到叫这个名字的文件。`,
      'unknown-option': `没有“${shown(given)}”这个选项。`,
      'unknown-topic': `帮助里没有“${shown(given)}”。`,
      'missing-argument': `后面还要写${placeholders[given] ?? given}。`,
      'missing-option-value': `选项 ${named(given)} 后面还要写内容。`,
      'too-many-arguments': `${shown(given)} 后面多写了参数。`,
      other: '这条命令写得不完整。',
    }[problem];
    return `${what}${guess}什么都没有改动；看怎么写：${see}`;
  },
  'bad-answers': ({ issues }) =>
    `有 ${issues.length} 项填写不能用，什么都没有保存：\n${issues.map(issue).join('\n')}\n改好后再运行一次。`,
  'missing-answers': ({ flags }) =>
    `还缺 ${flags.length} 项，这里又不能提问，什么都没有保存。请补上：${flags.map(flagText).join(' ')}`,
  'one-more-answer': ({ flag }) =>
    `还差一个答案才能判断：东西到底到了没有？看清楚后用 --${flag} 补上（nothing、wrong-value、wrong-item、card-used 或 correct）。`,
  'no-case': ({ reasons: why }) => why.map((reason) => noCase[reason] ?? reason).join('\n'),
  'facts-clash': ({ number, reasons: why, flags }) =>
    `没有改：这样案件 ${number} 的事实就对不上了（${why.map((reason) => clashes[reason] ?? reason).join('；')}），原来的都还在。${flags.length === 0 ? '' : `先把相关的改对：refund edit ${number} ${flags.map((flag) => `--${flag}`).join(' ')}；`}事情已经了结，就结案：refund close ${number}`,
  'no-such-case': ({ given, nearest, none, gone }) =>
    none
      ? '还没有案件。用 refund new 开一个。'
      : gone
        ? `案件 ${given} 已经撤销或者彻底删掉，里面没有内容了。还留着哪些记录：refund history ${given}`
        : `没有案件“${shown(given)}”。${nearest === undefined ? '' : `是不是案件 ${nearest}？`}用 refund status --all 看全部案件。`,
  'group-alone': ({ group, commands }) =>
    `${group} 后面还要写做什么，什么都没有改动：\n${commands.join('\n')}`,
  'several-cases': ({ given, cases }) =>
    `“${shown(given)}”对得上好几个案件，请写编号：\n${cases.map(({ number, site, order }) => `${number}  ${shown(site)}  ${shown(order)}`).join('\n')}`,
  'number-needed': ({ given, number, site }) =>
    `“${shown(given)}”是案件 ${number}（${shown(site)}），什么都没有改动。这里要写编号：把它换成 ${number} 再运行一次。`,
  'nothing-to-edit': ({ number, flags }) =>
    `没有写要改案件 ${number} 的哪一项，什么都没有改动。写上要改的，比如 refund edit ${number} --amount 100。能改的有：${flags.map(flagText).join(' ')}`,
  'no-such-event': ({ number, seq }) =>
    `案件 ${number} 里没有可以撤销的第 ${seq} 条记录。用 refund history ${number} 看全部记录。`,
  'duplicate-case': ({ number, site, order }) =>
    `这笔订单已经是案件 ${number}（${shown(site)}，${shown(order)}），没有另开。用 refund status ${number} 查看；确实是另一回事，加上 --again。`,
  'case-closed': ({ number }) =>
    `案件 ${number} 已经结案，没有改动。要继续，先用 refund reopen ${number} 重新打开。`,
  'case-full': ({ number, most }) =>
    `${number === null ? '自己的规则' : `案件 ${number}`}已经记了太多，再记就没法备份和导出了（最多 ${most}），没有记下。开一个新案件接着记：refund new --again`,
  'clock-impossible': ({ given }) =>
    `电脑的时钟说现在是 ${given}，这不可能，什么都没有记下。把电脑的日期调准再试；设了 REFUND_NOW 的，去掉它。`,
  'case-open': ({ number }) =>
    `案件 ${number} 本来就没有结案，不用重新打开。用 refund status ${number} 查看。`,
  'before-payment': ({ given, paidAt }) =>
    `${given} 比付款时间 ${paidAt} 还早，没有记下。用 --at 写对时间；付款时间错了用 refund edit 改。`,
  'reply-too-early': ({ given, first, party, number }) =>
    `${given} 比第一次找对方的时间 ${first} 还早，还没问就有答复，没有记下。时间写错了，改 --at；那之前就找过，${party === 'site' ? `用 refund got ${number} 贴原话，会连那次联系一起记` : `先补记 refund log filed ${number} --to ${party}，用 --at 写明时间`}。`,
  'bad-workdays': ({ path, problems }) =>
    `放假安排文件 ${path} 有 ${problems.length} 处不能用，没有加载：\n${problems
      .slice(0, 10)
      .map(({ problem, value }) => `${value}：${notice[problem] ?? problem}`)
      .join('\n')}\n照国务院办公厅的通知改好再加载。`,
  'file-unreadable': ({ path, code }) =>
    `读不了文件 ${path}（${failed(code)}），什么都没有改动。检查文件名和权限，再试一次。`,
  'me-damaged': ({ path }) =>
    `存个人资料的文件 ${path} 读不懂了，没有动它。把它挪走，再用 refund me 重新填一次。`,
  'file-refused': ({ path, why }) => `文件 ${shown(path)} ${refusals[why]}，没有收下。${refusalHints[why]}`,
  'draft-refused': ({ path, why }) => `稿子 ${shown(path)} ${draftRefusals[why]}`,
  'text-too-long': ({ length, most }) =>
    `这段文字有 ${length} 个字，太长了，一次最多读 ${most} 个字，什么都没有保存。只留下和这笔付款有关的部分再试；整份聊天可以用 refund evidence add 当证据存下。`,
  'story-refused': ({ path, why }) => `经过 ${shown(path)} ${storyRefusals[why]}`,
  'bill-refused': ({ path, why }) => `账单 ${shown(path)} ${billRefusals[why]}`,
  'no-such-payment': ({ given, why, rows }) =>
    why === 'missing'
      ? `账单里没有“${shown(given)}”这一笔。不加 --row 和 --order 再运行一次，看看全部付款和行号。`
      : why === 'ambiguous'
        ? `单号“${shown(given)}”在账单里不止一行：第 ${rows.join('、')} 行。用 --row 写明是哪一行。`
        : why === 'returned'
          ? `账单第 ${rows.join('、')} 行${noPayments[why]}，没有开案件。还是要开一个留底的，加上 --log-refunds，退款一起记进去。`
          : `账单第 ${rows.join('、')} 行${noPayments[why]}，不能开案件。挑付给网站的那一笔；退回来的钱，加上 --log-refunds 会记进案件。`,
  'package-refused': ({ path, why, item }) =>
    `${shown(path)}${item === null ? '' : ` 里的 ${shown(item)}`} ${packageRefusals[why]}，什么都没有取。${packageHints[why]}`,
  'bag-broken': ({ path, problems }) =>
    `${shown(path)} 里有 ${problems.length} 处和清单对不上，什么都没有取：\n${problems
      .slice(0, 10)
      .map(({ item, kind }) => `${shown(item)}：${bagFaults[kind]}`)
      .join('\n')}\n换一份没动过的再试。`,
  'not-a-backup': ({ path, bag }) =>
    `${shown(path)} 不是 refund backup 写的备份，什么都没有取。${bag ? '如果是一个案件的包，用 refund import 取回来。' : '看看选的是不是这个文件。'}`,
  'files-damaged': ({ number, items }) =>
    `案件 ${number} 有 ${items.length} 个文件已经丢失或者损坏，没有导出：\n${items
      .slice(0, 10)
      .map(({ item, kind }) => `${shown(item)}：${lostAs[kind]}`)
      .join(
        '\n',
      )}\n手里还有原文件的，用 refund evidence add ${number} 重新收下；就这样导出，加上 --even-damaged。`,
  'home-not-empty': ({ cases, path }) =>
    `这里已经有 ${cases} 个案件${cases === 0 ? '，不过有自己的规则或没填完的案件' : ''}，没有动它们。要把备份并进来：refund restore ${path} --merge`,
  'nothing-to-back-up': () => '还没有案件，没什么可备份的。先用 refund new 开一个。',
  'chain-refused': ({ chain, seq, why }) =>
    `${chain === null ? '公共规则' : `案件 ${chain}`} 的${seq === null ? '记录' : `第 ${seq} 条记录`}${chainRefusals[why]}，什么都没有取。${chainHint(why)}`,
  'no-such-exhibit': ({ number, given }) =>
    `案件 ${number} 里没有证据“${shown(given)}”。用 refund evidence list ${number} 看全部证据。`,
  'before-as-of': ({ number, asOf }) => `在 ${asOf} 时还没有案件 ${number}。换一个晚一点的 --as-of。`,
  'nothing-to-undo': ({ number }) =>
    number === null
      ? '还没有任何记录可以撤销。先用 refund new 开一个案件。'
      : `案件 ${number} 没有可以撤销的记录。`,
  'undo-refused': ({ number, seq, by }) =>
    `第 ${seq} 条不能撤销：后面的第 ${by} 条建立在它上面。请先撤销第 ${by} 条：refund undo ${number} --event ${by}`,
  'undo-purged': ({ seq, exhibit }) =>
    exhibit === null
      ? `第 ${seq} 条不能撤销：案件的内容已经彻底删掉，放不回来了。手里还有原文件的话，可以重新收下。`
      : `第 ${seq} 条不能撤销：${exhibit} 当时是彻底删掉的，放不回来了。手里还有原文件的话，可以重新收下。`,
  'no-draft': () => '没有填到一半的案件。用 refund new 重新开始。',
  'no-terminal': ({ flag }) => `这一步要先问你，可是这里不能提问，什么都没有改动。确定要做，加上 ${flag}。`,
  'letter-incomplete': ({ missing }) =>
    `还缺 ${missing.length} 项事实，信没有写。先补上：\n${missing.map(({ fact, command }) => `${fact}：${command}`).join('\n')}`,
  'letter-too-long': ({ length, limit, longer }) =>
    `这封信最短也有 ${length} 字，对方最多收 ${limit} 字，没有硬截。用 refund edit 把网站名、订单号这些写短${longer === null ? '' : `，或者写成完整的一份：${longer}`}。`,
  'file-exists': ({ path }) => `${path} 已经存在，没有覆盖。换一个名字再试。`,
  'output-special': ({ path, printable }) =>
    `${path} 不是普通文件（是文件夹、管道或者设备），没有往里写。换一个文件名${printable ? '；要打印出来，用 -o -' : ''}。`,
  'folder-gone': () =>
    '现在所在的文件夹已经不在了（被删掉或者换掉了），什么都没有做。先 cd 到一个在的文件夹，再试一次。',
  'output-own': ({ path }) =>
    `${path} 在存放案件的文件夹里，那个名字是程序自己用的，没有往里写。换一个位置，比如桌面，再试一次。`,
  'name-too-long': ({ path, fits }) =>
    `名字太长，系统不收：${shown(path)}。什么都没有写。换一个短的，比如 ${fits}`,
  'bad-environment': ({ name, given }) =>
    `环境变量 ${name} 的值“${shown(given)}”看不懂。${name === 'REFUND_NOW' ? '要写成 2024-05-01T16:22:00+08:00 这样' : '可以是 zh 或 en'}，或者去掉它。`,
  'home-not-folder': ({ path }) =>
    `存放案件的位置 ${path} 是一个文件，不是文件夹。把它挪走，或者用 REFUND_HOME 换一个文件夹。`,
  'home-unreadable': ({ path, code }) =>
    `${path} 看不了（${failed(code)}），所以不知道里面有没有案件；什么都没有改动。检查权限、磁盘和路径（是不是换了用户，或者磁盘没有接上），再试一次。`,
  'store-lost': ({ path, sign }) =>
    `${path} 里有收下的文件（比如 ${shown(sign)}），案件库 refund.sqlite 却不见了。什么都没有动，也别删里面的东西。先把整个文件夹复制一份留底，再从备份里恢复：refund restore；没有备份，就把这个文件夹改个名字留着，再从头开始。`,
  'store-newer': ({ path, found, known }) =>
    `${path} 是更新的版本写的（格式 ${found}，这个版本只认识到 ${known}），没有动它。请升级 refund 再用。`,
  'store-damaged': ({ path, reason }) =>
    `案件库 ${path} 已经损坏（${damage[reason] ?? reason}），没有动它。先把整个文件夹复制一份留底，再把里面 refund.sqlite 开头的文件挪到别处，用 refund restore 从备份里恢复。`,
  'beside-store': ({ path, why }) =>
    `案件库旁边的 ${path} ${why === 'foreign' ? '是别的数据库的，会把案件库改坏' : '不是普通文件'}，案件库没有动。先把整个文件夹复制一份留底，再把这个文件移到别处，然后用 refund verify 核对。`,
  'store-busy': ({ path, seconds }) =>
    `案件库 ${path} 正被另一个窗口占用，等了 ${seconds} 秒还没让出来。关掉那个 refund 再试一次。`,
  'native-module': ({ reason }) =>
    `数据库模块装得不对，打不开（${shown(reason)}）。在 refund 的文件夹里运行：npm rebuild better-sqlite3；还不行，而 Node 是 22 以上：npm install --no-save better-sqlite3@13`,
  'not-whole': ({ reason }) =>
    `refund 没有装完整（${shown(reason)}），什么都没有做。重新装一次：npm install -g refund；从源码运行的，在它的文件夹里 npm ci。`,
  'write-failed': ({ path, action, code }) =>
    action === 'flush'
      ? `${path} 已经是新的内容，可是磁盘没有确认存稳（${failed(code)}）。先检查磁盘，再做一次；在那以前断电，可能退回旧的内容。`
      : action === 'left'
        ? `没有做完（${failed(code)}），写好的 ${path} 也没能拿走，不要当成完整的用。检查这个位置能不能写，把它删掉，再试一次。`
        : action === 'output'
          ? `结果没能写出去：${path}（${failed(code)}）。命令本身可能已经办完了，先用 refund history 加案件编号看看，再决定要不要重来。`
          : `${action === 'home' ? '没法在这里保存案件' : '写不进去'}：${path}（${failed(code)}）。之前的内容没有变。检查这个位置能不能写、磁盘满没满，再试一次。`,
  'not-read-back': ({ path, code }) =>
    `刚写进 ${path} 的记录读不回来（${code === 'MISSING' ? '里面没有这一条' : failed(code)}），不能算已经记下。先用 refund history 加案件编号看看有没有，没有就再记一次；老是这样，把存放案件的文件夹换到这台电脑自己的硬盘上。`,
  'bytes-left': ({ path, code }) =>
    `记录里已经删掉了，可是有文件还留在 ${path} 里，没能删掉（${failed(code)}）。问题解决以后，先 refund doctor --fix，再 refund doctor --empty-lost-and-found，就删干净了。`,
  'disk-full': ({ path, needed, free, single, output }) =>
    output
      ? `放不下，没有写：${path}。至少要 ${needed ?? '?'}，那里还剩 ${free ?? '?'}。清出空间，或者写到别的磁盘、U 盘上，再试一次。`
      : `${single ? '这里存不下这么大的文件' : '磁盘剩下的空间不够'}，一份都没有收下，之前的内容没有变。${[...(needed === null ? [] : [`这些文件要 ${needed}`]), ...(free === null ? [] : [`${path} 那里还剩 ${free}`])].join('，') || path}。清出空间，或者用 REFUND_HOME 换一个放得下的位置，再试一次。`,
  cancelled: ({ draft, paste, recorded }) =>
    paste !== undefined
      ? `没有记下，贴的原话留着。接着来：refund got ${paste}`
      : draft
        ? '先停在这里，填过的都存好了。接着填：refund new --resume'
        : recorded
          ? '先停在这里，后面的没有记。这之前已经答过、记下的都留着：refund history 看得到，记错的用 refund undo 撤销。'
          : '已取消，什么都没有改动。',
  internal: ({ reason }) =>
    `程序自己出了错（${shown(reason)}），没有保存这一步。请再试一次；还是这样，用 refund verify 看看是不是案件库坏了；加上 REFUND_DEBUG=1 可以看到细节。`,
};

/** Why something was refused or failed: the ends of the sentences above. */
export const refusals: Readonly<Record<FileRefusal, string>> = {
  empty: '是空的',
  special: '不是普通文件',
  unreadable: '读不出来（没有权限，或者那里的磁盘有问题）',
  missing: '不存在',
  changing: '在复制的时候被改动了',
  link: '是一个链接，不跟着走',
  'too-deep': '路径太长，系统打不开',
  loop: '是一个指向自己的链接',
  'too-large': '太大，从标准输入最多收 1 GB',
};

export const bagFaults: Readonly<Record<BagFault['kind'], string>> = {
  missing: '少了这个文件',
  extra: '多出来的文件，清单里没有',
  changed: '内容被改过',
  algorithm: '用的是不认识的摘要算法',
  malformed: '读不懂',
};

export const chainRefusals: Readonly<Record<ChainRefusal, string>> = {
  malformed: '格式不对',
  'too-large': '大得不像话',
  'cut-off': '少了一截',
  twice: '来了两份',
  empty: '是空的',
  order: '次序不对',
  algorithm: '用的是不认识的摘要算法',
  link: '和前一条接不上',
  digest: '被改过，和它的摘要对不上',
  erased: '没有内容，却没有一条说它被删掉了',
  event: '读不懂',
  opening: '不像一个案件的开头',
  identity: '说的是另一个案件',
  number: '的编号不可能是真的',
  'exhibit-twice': '给证据的编号前面已经用过',
  head: '和材料里写的摘要对不上',
  'file-missing': '提到的文件没有一起来',
};

export const chainHint = (why: ChainRefusal) =>
  why === 'event' || why === 'algorithm'
    ? '如果是新版本写的，先升级 refund；不是的话，换一份没动过的再试。'
    : '换一份没动过的再试。';

export const storyRefusals: Readonly<Record<DraftRefusal, string>> = {
  empty: '是空的，没有可以读的。写上发生了什么，存好再试；也可以直接 refund new，一项项问。',
  special: '不是文件，读不了。写上文件名，或者用 - 从标准输入读、直接粘贴。',
  'too-big': '太大了（最多 10 万字、1 MB），没有读。只留和这笔付款有关的部分再试。',
  'not-text': '不是文字（图片、PDF、Word 都不行），没有读。把文字复制出来，存成 .txt，或者用 - 直接粘贴。',
};

export const draftRefusals: Readonly<Record<DraftRefusal, string>> = {
  empty: '是空的，没有可以检查的内容。写好正文，保存了再试。',
  special: '不是文件，没法当作稿子读。写上稿子的文件名，或者用 - 从标准输入读。',
  'too-big': '太大了（最多 10 万字、1 MB），没有检查。只留信的正文再试。',
  'not-text': '不是文字文件，没有检查。另存为纯文本（.txt，UTF-8）再试。',
};

export const refusalHints: Readonly<Record<FileRefusal, string>> = {
  empty: '重新保存或截图一次。',
  special: '换成真正的文件。',
  unreadable: '改一下权限，或者先复制一份到自己的文件夹。',
  missing: '检查文件名和位置。',
  changing: '等它写完（比如录屏结束）再加。',
  link: '直接写它指向的文件。',
  'too-deep': '先复制到浅一点、名字短一点的文件夹。',
  loop: '直接写真正的文件。',
  'too-large': '先存成文件，再写文件名。',
};

export const packageRefusals: Readonly<Record<PackageRefusal, string>> = {
  'not-zip': '不是 zip 文件',
  damaged: '不完整，或者坏了',
  link: '是一个链接，不跟着走',
  special: '不是普通文件',
  'unsafe-name': '的名字指到了文件夹外面',
  'same-name': '和另一个文件重名',
  'too-many': '里的文件太多',
  'too-large': '太大，或者展开后比它自己写的还大',
  'password-needed': '有密码',
  'password-wrong': '的密码不对',
  'encrypted-to-key': '是加密给某把密钥的，不是用密码加密的',
  backup: '是整个案件库的备份，不是一个案件的材料',
  'not-package': '不是 refund export 写的材料',
  'for-recipient': '是给收件方看的材料，只有摘要，没有完整的记录',
  'reading-copy': '是给人看的副本，照片里的拍摄地点已经去掉，不能再取回来',
  'costly-password': '的密码要算得太久、太占内存，没有去算',
};

const unsafePackage = '这不像是正常导出的文件，请从来源那里重新取一份。';
export const packageHints: Readonly<Record<PackageRefusal, string>> = {
  'not-zip': '看看选的是不是这个文件。',
  damaged: '重新下载或复制一份再试。',
  link: unsafePackage,
  special: unsafePackage,
  'unsafe-name': unsafePackage,
  'same-name': unsafePackage,
  'too-many': unsafePackage,
  'too-large': unsafePackage,
  'password-needed': '先用密码把它解开（电脑上双击就会问密码），再用解出来的文件。',
  'password-wrong': '核对密码再试一次。',
  backup: '用 refund restore 恢复。',
  'not-package': '看看选的是不是这个文件或文件夹。',
  'reading-copy': '在原来的电脑上不加 --for、--redact 和 --strip-location 另导一份，再取回来。',
  'for-recipient': '在原来的电脑上不加 --for、--redact 和 --strip-location 另导一份，再取回来。',
  'encrypted-to-key': '先用 age 和那把密钥解开，再用解出来的文件。',
  'costly-password': '文件是你自己用 age 加密的，就先用 age 解开，再用解出来的文件。',
};

export const notice: Readonly<Record<string, string>> = {
  'not-json': '不是 JSON，要写成 {"year": 2027, "off": ["2027-01-01", …], "work": ["2027-02-07", …]}',
  shape: '格式不对，要写成 {"year": 2027, "off": ["2027-01-01", …], "work": ["2027-02-07", …]}',
  'no-such-date': '没有这一天',
  'wrong-year': '不在这一年里（只有上一年 12 月 25 日以后的可以一起写）',
  twice: '写了两次',
  both: '又放假又上班',
  'work-on-weekday': '本来就是工作日，不会是调休上班日',
  'no-new-year': '1 月 1 日不在放假的日子里，这一年不会不放元旦',
  'year-gap': '这一年接不上：要一年一年地加载',
};

const lostAs = {
  missing: '文件不见了',
  changed: '内容变了',
  unreadable: '读不出来，先检查权限和磁盘',
} as const;

export const damage: Readonly<Record<string, string>> = {
  header: '开头不对',
  truncated: '少了一截',
  event: '有一条记录读不懂',
  letter: '存的信和当时的不一样了',
  state: '有一个案件读不出来',
  'not-a-store': '在它的位置上的不是 refund 的案件库',
  'not-a-file': '在它的位置上的不是普通文件',
};

export const failure: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '只读',
  ENOSPC: '磁盘满了',
  EIO: '磁盘读写出错',
  SQLITE_IOERR: '磁盘读写出错',
  SQLITE_IOERR_WRITE: '磁盘读写出错',
  SQLITE_FULL: '磁盘满了',
  SQLITE_READONLY_DBMOVED: '案件库被移走或者改名了',
  SQLITE_CANTOPEN: '打不开',
  SQLITE_PERM: '没有权限',
  SQLITE_NOMEM: '内存不够',
  SQLITE_PROTOCOL: '锁不住，别的窗口或者别的电脑正在用',
  SQLITE_READONLY: '只读',
  ENOENT: '没有这个位置',
  EISDIR: '是一个文件夹',
  ENOTDIR: '它不是文件夹，或者路径中间有一段不是文件夹',
  ENOTFILE: '不是普通文件',
  ENXIO: '不是普通文件',
  ELOOP: '是一个指向自己的链接',
  ENAMETOOLONG: '路径太长，一段最多 255 字节，全长最多 4095 字节',
  EDQUOT: '超过了给你的磁盘配额',
  EFBIG: '这里存不下这么大的文件',
  EMFILE: '打开的文件太多',
  ENODEV: '设备不在',
  ESTALE: '网络磁盘断开了',
};

/** SQLite says more exactly what failed than anybody needs to know: `SQLITE_IOERR_FSYNC`. */
const failed = (code: string): string => failure[code] ?? failure[code.split('_', 2).join('_')] ?? code;
