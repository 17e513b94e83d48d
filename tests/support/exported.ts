import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { png } from './pictures.ts';
import type { Program } from './program.ts';

/** Later than everything in the story. */
const LATER = '2024-05-20T16:22:00+08:00';

/** A folder beside the home of a program, for what it is given and what it writes. */
export function workFolder(program: Program): string {
  const folder = join(program.home, '..', 'work');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A case with evidence of several kinds, things that happened, a clause, letters, and something taken back. */
export function fullCase(program: Program): void {
  program.environment['REFUND_NOW'] = LATER;
  const folder = workFolder(program);
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const run = (...words: string[]) => {
    const { code, err } = program.run(...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${err}`);
  };
  run('me', '--name', '张三', '--phone', '13800001111', '--address', '杭州市某街2号');
  program.open(
    '--account',
    'player1001',
    '--payment-no',
    '2024050122001100001234567890',
    '--payee',
    '某某网络科技',
    '--payee-address',
    '杭州市某某路1号',
    '--purpose',
    'own-use',
    '--describe',
    '我的身份证是11010519491231002X，至今没到账',
    '--url',
    'https://kameng.example',
  );
  const add = (path: string, kind: string, ...more: string[]) =>
    run('evidence', 'add', '1', path, '--kind', kind, ...more);
  add(file('付款 截图.png', png()), 'payment-record', '--captured-at', '2024-05-01 14:03');
  add(file('聊天.txt', '客服：明天处理，卡号 6222021234567890128\n'), 'chat', '--caption', '=1+1');
  add(file('身份证.jpg', '一张身份证'), 'identity');
  add(file('多余.txt', '拿掉的'), 'other');
  run('evidence', 'remove', '1', 'E4');
  run('log', 'contact', '1', '客服说 13912345678 会打给我', '--agent', '1001', '--promise', '24h');
  run('log', 'request', '1', '--at', '2024-05-02 10:00');
  run('letter', '1', '--to', 'site', '-o', join(folder, 'site.txt'));
  run('log', 'filed', '1', '--to', 'site', '--letter', 'L1');
  run('log', 'filed', '1', '内部备注：先别告诉对方', '--to', 'police', '--ref', 'A1');
  run('letter', '1', '--to', '12315', '-o', join(folder, '12315.html'));
  run('letter', '1', '--to', 'court', '-o', join(folder, 'court.docx'));
}
