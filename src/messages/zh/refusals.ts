import type { BagFault, ChainRefusal, DraftRefusal, FileRefusal, PackageRefusal } from '../../errors.ts';

/** Why something was refused or failed, as the ends of the sentences in `errors.ts`. */
export const refusals: Readonly<Record<FileRefusal, string>> = {
  empty: '是空的',
  special: '不是普通文件',
  unreadable: '读不出来（没有权限，或者那里的磁盘有问题）',
  missing: '不存在',
  changing: '在复制的时候被改动了',
  link: '是一个链接，不跟着走',
  loop: '是一个指向自己的链接',
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
  'too-big': '太大了（最多 1 MB），没有读。只留和这笔付款有关的部分再试。',
  'not-text': '不是文字（图片、PDF、Word 都不行），没有读。把文字复制出来，存成 .txt，或者用 - 直接粘贴。',
};

export const draftRefusals: Readonly<Record<DraftRefusal, string>> = {
  empty: '是空的，没有可以检查的内容。写好正文，保存了再试。',
  special: '不是文件，没法当作稿子读。写上稿子的文件名，或者用 - 从标准输入读。',
  'too-big': '太大了（最多 1 MB），没有检查。只留信的正文再试。',
  'not-text': '不是文字文件，没有检查。另存为纯文本（.txt，UTF-8）再试。',
};

export const refusalHints: Readonly<Record<FileRefusal, string>> = {
  empty: '重新保存或截图一次。',
  special: '换成真正的文件。',
  unreadable: '改一下权限，或者先复制一份到自己的文件夹。',
  missing: '检查文件名和位置。',
  changing: '等它写完（比如录屏结束）再加。',
  link: '直接写它指向的文件。',
  loop: '直接写真正的文件。',
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
  'for-recipient': '在原来的电脑上不加 --for 和 --redact 另导一份，再取回来。',
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

export const damage: Readonly<Record<string, string>> = {
  header: '开头不对',
  truncated: '少了一截',
  event: '有一条记录读不懂',
  letter: '存的信和当时的不一样了',
  state: '有一个案件读不出来',
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
  SQLITE_READONLY: '只读',
  ENOENT: '没有这个位置',
  EISDIR: '是一个文件夹',
  ENOTDIR: '路径中间有一段不是文件夹',
};
