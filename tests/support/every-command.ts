import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACT_NAMES, FACTS } from '../../src/case/facts.ts';
import { COMMANDS } from '../../src/cli/cli.ts';
import type { CommandRow, Definition } from '../../src/dialogue/command.ts';
import { alipayApp } from './bills.ts';
import type { Program } from './program.ts';

/** How each command is called at its plainest, where case 1 is open; `@` is a folder with files. */
const CALLS: Readonly<Record<string, string>> = {
  new: 'new --site 网站 --order N1 --amount 1 --paid-at 2024-05-01T14:02+08:00 --pay-channel alipay --deducted yes --order-state success --delivered nothing --refused none --yes',
  read: 'read @/bill.png',
  me: 'me --name 张三',
  status: 'status',
  next: 'next 1',
  letter: 'letter 1',
  'log contact': 'log contact 1 你好',
  'log request': 'log request 1',
  'log filed': 'log filed 1 --to payment',
  'log reply': 'log reply 1 --from site --outcome answered',
  'log delivered': 'log delivered 1',
  'log refunded': 'log refunded 1 --amount 1',
  got: 'got 1 请耐心等待 --from site --yes',
  say: 'say 1 请耐心等待',
  'evidence add': 'evidence add 1 @/chat.txt',
  'evidence list': 'evidence list 1',
  'evidence check': 'evidence check 1',
  'evidence open': 'evidence open 1 E1',
  'evidence edit': 'evidence edit 1 E1 --caption 聊天',
  'evidence remove': 'evidence remove 1 E1',
  'clause add': 'clause add 1 --title 条款 --number 5 --text 一小时内处理 --after 1h --from order',
  'clause list': 'clause list 1',
  calendar: 'calendar',
  rules: 'rules',
  'rules set': 'rules set channel-30d --days 20 --case 1',
  'rules workdays': 'rules workdays --add @/2027.json',
  edit: 'edit 1 --product 点卡',
  history: 'history 1',
  undo: 'undo 1 --yes',
  close: 'close 1 --outcome given-up',
  reopen: 'reopen 1',
  doctor: 'doctor',
  erase: 'erase 1 --confirm 1',
  verify: 'verify',
  import: 'import @/bill.csv --json',
  export: 'export 1 -o @/package',
  backup: 'backup @/backup.zip',
  restore: 'restore @/backup.zip --merge',
  completion: 'completion bash',
  complete: 'complete -- letter 1 --to',
  stats: 'stats',
  demo: 'demo',
  help: 'help privacy',
};

/** One that changes the case comes last. */
const LAST = ['close', 'reopen', 'erase'];

/** Every command with what its own file says of it; a group has no such file. */
export async function loadedCommands(): Promise<
  (CommandRow & { readonly definition: Definition | undefined })[]
> {
  return Promise.all(COMMANDS.map(async (row) => ({ ...row, definition: await row.load?.() })));
}

/** The flags a command takes, with their dashes. */
export function flagsOf(definition: Definition | undefined): string[] {
  return [
    ...Object.keys(definition?.options ?? {}).flatMap((flags) => flags.match(/--?[a-z][\w-]*/g) ?? []),
    ...(definition?.takesFacts ? FACT_NAMES.map((fact) => `--${FACTS[fact].flag}`) : []),
  ];
}

/** Every command that does something, with words to call it by, in an order in which all of them work. */
export function everyCall(
  program: Pick<Program, 'home'>,
): { readonly name: string; readonly words: readonly string[] }[] {
  const folder = join(program.home, '..');
  writeFileSync(join(folder, 'chat.txt'), '客服：请耐心等待\n订单 CM20240501001');
  writeFileSync(join(folder, 'bill.csv'), alipayApp([{}]));
  copyFileSync(new URL('../fixtures/pictures/bill.png', import.meta.url), join(folder, 'bill.png'));
  writeFileSync(join(folder, '2027.json'), '{"year": 2027, "off": ["2027-01-01"], "work": []}');
  const names = COMMANDS.filter(({ load }) => load !== undefined).map(({ name }) => name);
  const called = names.map((name) => {
    const call = CALLS[name];
    if (call === undefined) throw new Error(`tests/support/every-command.ts has no call for ${name}`);
    return { name, words: call.split(' ').map((word) => word.replace('@', folder)) };
  });
  return called.toSorted((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));
}
