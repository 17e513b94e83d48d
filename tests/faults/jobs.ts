import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alipayApp } from '../support/bills.ts';
import { STORY } from '../support/program.ts';

/** One use of a command that writes, on top of the store that `FIRST` makes. */
export interface Job {
  /** As the tree of commands calls it. */
  readonly command: string;
  /** What is done before: `elsewhere` is another home folder. */
  readonly before?: readonly (readonly string[])[];
  readonly words: readonly string[];
  /** It begins without a store. */
  readonly fresh?: true;
  /** Things lie around that `doctor --fix` clears, one after the other. */
  readonly mess?: true;
  /** The store is as the version before this one left it: it is copied and brought up to date first. */
  readonly aged?: true;
  /** How it ends; 0 where absent. */
  readonly code?: number;
}

/** What people paste: read as a list, and kept as evidence. */
const CHAT = [
  '阿泽 2026/11/21 21:14:02',
  '老板在吗，100元的点券没到，你们说过24小时内退款的',
  '',
  '星卡小铺客服小月 2026/11/21 21:25:48',
  '您好，已为您提交退款申请，3个工作日内原路退回',
].join('\n');

/** Files that jobs name, beside the home folder. */
export function makeFiles(folder: string): void {
  mkdirSync(join(folder, 'out'), { recursive: true });
  const files: Record<string, string> = {
    '付款.png': 'picture',
    '聊天.txt': '客服说等',
    '错的.txt': '别人的东西',
    'big.bin': 'x'.repeat(1_100_000),
    '账单.csv': alipayApp([
      { 交易时间: '2024-05-01 14:02:33', 商家订单号: 'CM20240501001' },
      {
        交易时间: '2024-05-01 15:00:00',
        交易订单号: '2026112022001499991234567890_1',
        金额: '40.00',
        '收/支': '不计收支',
        交易状态: '退款成功',
      },
    ]),
    'days.json': JSON.stringify({
      2027: { off: ['2027-01-01'], work: [] },
      2028: { off: ['2028-01-01'], work: [] },
    }),
    'secret.txt': '一句 只有我知道的话',
    '整段聊天.txt': CHAT,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

/** The store that every job begins with. `@` stands for the folder that holds its home and its files. */
export const FIRST: readonly (readonly string[])[] = [
  ['new', ...STORY],
  ['evidence', 'add', '1', '@/付款.png', '@/聊天.txt'],
  ['log', 'request', '1'],
  ['letter', '1', '-o', '@/信.txt'],
  ['new', ...STORY, '--order', 'CM2', '--again'],
  ['evidence', 'add', '2', '@/错的.txt'],
  ['rules', 'set', 'channel-30d', '--days', '20', '--site', '某某卡盟'],
  ['me', '--name', '张三', '--phone', '13800001111'],
];

/** The same cases in another home, where more was recorded: the backup of that is `c.zip`. */
const ELSEWHERE: readonly (readonly string[])[] = [
  ['backup', '@/b.zip'],
  ['elsewhere', 'restore', '@/b.zip'],
  ['elsewhere', 'log', 'contact', '1', '那边说的'],
  ['elsewhere', 'evidence', 'add', '2', '@/big.bin'],
  ['elsewhere', 'erase', '2', 'E1', '--confirm', '2'],
  ['elsewhere', 'me', '--address', '某路 1 号'],
  ['elsewhere', 'backup', '@/c.zip'],
];

const ANSWERS = '--order-state success --delivered nothing --refused none --yes'.split(' ');

/** Every command that writes, in the ways that touch the disk differently. */
export const JOBS: readonly Job[] = [
  { command: 'new', words: ['new', ...STORY], fresh: true },
  { command: 'new', words: ['new', ...STORY, '--order', 'CM3', '--again'] },
  { command: 'me', words: ['me', '--address', '某路 1 号'], fresh: true },
  { command: 'me', words: ['me', '--address', '某路 1 号'] },
  { command: 'me', words: ['me', '--name', '', '--phone', ''] },
  { command: 'log contact', words: ['log', 'contact', '1', '客服说等', '--promise', '24h'] },
  { command: 'log contact', words: ['log', 'contact', '1', '客服说等'], aged: true },
  { command: 'status', words: ['status', '1'], aged: true },
  { command: 'log request', words: ['log', 'request', '2'] },
  { command: 'log filed', words: ['log', 'filed', '1', '--to', 'site', '--letter', 'L1'] },
  {
    command: 'log reply',
    words: ['log', 'reply', '1', '--from', 'site', '--outcome', 'refused', '充值后不退'],
  },
  { command: 'log refunded', words: ['log', 'refunded', '1', '--amount', '40'] },
  { command: 'got', words: ['got', '1', '平台回复：审核中，三天内处理', '--from', 'site', '--yes'] },
  { command: 'got', words: ['got', '1', CHAT, '--yes'] },
  {
    command: 'new',
    words: ['new', ...STORY, '--order', 'CM4', '--from-text', '@/整段聊天.txt', '--yes', '--again'],
  },
  {
    command: 'clause add',
    words: ['clause', 'add', '1', '--title', '规则', '--number', '第三条', '--text', '一经售出不退'],
  },
  { command: 'evidence add', words: ['evidence', 'add', '1', '@/错的.txt', '@/big.bin'] },
  { command: 'evidence add', words: ['evidence', 'add', '2', '@/付款.png', '@/付款.png'] },
  { command: 'evidence remove', words: ['evidence', 'remove', '1', 'E1'] },
  { command: 'evidence remove', words: ['evidence', 'remove', '1', 'E1', '--purge', '--confirm', '1'] },
  { command: 'letter', words: ['letter', '1', '--to', 'payment', '-o', '@/out/信.md'] },
  { command: 'letter', words: ['letter', '1', '-o', '@/out/一样的信.txt'] },
  { command: 'calendar', words: ['calendar', '-o', '@/out/期限.ics'] },
  { command: 'edit', words: ['edit', '1', '--amount', '99.50', '--order', 'CM1X'] },
  { command: 'undo', words: ['undo', '1', '--yes'] },
  { command: 'undo', before: [['undo', '1', '--yes']], words: ['undo', '1', '--yes'] },
  { command: 'close', words: ['close', '1', '--outcome', 'given-up'] },
  { command: 'reopen', before: [['close', '1', '--outcome', 'given-up']], words: ['reopen', '1'] },
  { command: 'erase', words: ['erase', '1', 'E1', '--confirm', '1'] },
  { command: 'erase', words: ['erase', '1', '--confirm', '1'] },
  {
    command: 'erase',
    words: ['erase', '1', '--confirm', '1', '--site-rules', 'erase'],
  },
  { command: 'rules set', words: ['rules', 'set', 'channel-30d', '--days', '25', '--case', '1'] },
  { command: 'rules workdays', words: ['rules', 'workdays', '--add', '@/days.json'] },
  { command: 'doctor', mess: true, words: ['doctor', '--fix'] },
  {
    command: 'import',
    words: ['import', '@/账单.csv', '--row', '14', '--order', 'N9', '--site', '网站', ...ANSWERS],
  },
  {
    command: 'import',
    before: [['edit', '1', '--payment-no', '2026112022001499991234567890']],
    words: ['import', '@/账单.csv', '--log-refunds'],
  },
  { command: 'export', words: ['export', '1', '-o', '@/out/材料'] },
  { command: 'export', words: ['export', '1', '-o', '@/out/材料.zip', '--for', 'court'] },
  {
    command: 'import',
    before: [['export', '1', '-o', '@/p.zip']],
    words: ['import', '@/p.zip'],
    fresh: true,
  },
  { command: 'backup', words: ['backup', '@/out/b.zip'] },
  { command: 'backup', words: ['backup', '@/out/b.age', '--passphrase-file', '@/secret.txt'] },
  { command: 'restore', before: ELSEWHERE, words: ['restore', '@/c.zip'], fresh: true },
  {
    command: 'restore',
    before: [...ELSEWHERE, ['log', 'contact', '1', '这边说的']],
    words: ['restore', '@/c.zip', '--merge', '--yes'],
    code: 1,
  },
];
