import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../support/pictures.ts';
import { Program } from '../support/program.ts';

const picture = (name: string) => fileURLToPath(new URL(`../fixtures/pictures/${name}`, import.meta.url));
const BILL = picture('bill.png');
const CHAT = picture('chat.png');
const NOW = '2026-11-30T12:00:00+08:00';

let program: Program;
beforeAll(() => {
  program = new Program({ REFUND_NOW: NOW });
});
afterAll(() => program.remove());

interface Read {
  readonly file: string;
  readonly kind: string | null;
  readonly facts: object;
  readonly check: readonly object[];
  readonly turns: readonly { readonly who: string; readonly text: string }[];
  readonly lines: readonly {
    readonly text: string;
    readonly box: readonly number[];
    readonly sure: number;
  }[];
  readonly error?: { readonly code: string; readonly message: string };
}

describe('pictures', () => {
  it('are read without anything else installed: what may be taken, who said what, and what cannot be read', () => {
    const broken = join(program.home, '..', '坏了.png');
    writeFileSync(broken, png());
    const heic = join(program.home, '..', 'IMG_1.HEIC');
    writeFileSync(heic, Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'));
    const { code, json } = program.run(
      'read',
      BILL,
      CHAT,
      broken,
      heic,
      join(program.home, 'none.png'),
      '--json',
    );
    const { pictures } = json() as { pictures: Read[] };
    expect(code).toBe(1);
    expect(pictures).toMatchObject([
      {
        file: BILL,
        kind: 'payment-record',
        facts: {
          amountFen: 47_500,
          order: 'KM202609211224359362',
          paymentNo: '2026092122006454011218641563',
          paidAt: '2026-09-21T12:24:35+08:00',
          payee: '广州飞鱼科技有限公司',
          payChannel: 'alipay',
        },
        check: [],
      },
      { kind: 'chat', facts: { amountFen: 10_000, order: 'KM202609211224359362' } },
      { kind: null, error: { code: 'picture-damaged' } },
      { kind: null, error: { code: 'picture-heic' } },
      { kind: null, error: { code: 'picture-unreadable' } },
    ]);
    expect(pictures[1]?.turns.map(({ who }) => who)).toEqual(['me', 'me', 'them']);
    expect(pictures[0]?.lines.find(({ text }) => text === '-475.00')).toMatchObject({
      box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
    });
  });

  it('become a case with its evidence, and only what they do not say is missing', () => {
    const flags = [
      '--site',
      '飞鱼充值',
      '--order-state',
      'success',
      '--delivered',
      'nothing',
      '--refused',
      'none',
    ];
    const { proposal, missing, saved } = program.run('new', BILL, '--json').json() as {
      proposal: object;
      missing: string[];
      saved: boolean;
    };
    expect(proposal).toMatchObject({ amountFen: 47_500, payChannel: 'alipay', answers: { deducted: 'yes' } });
    expect([missing, saved]).toEqual([['order-state', 'delivered', 'refused', 'site'], false]);
    const asked = program.run('new', BILL, ...flags);
    expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('--yes')]);
    expect(program.run('new', BILL, ...flags, '--yes').code).toBe(0);
    const { evidence } = program.run('evidence', 'list', '1', '--json').json() as { evidence: object[] };
    expect(evidence).toMatchObject([
      {
        id: 'E1',
        kind: 'payment-record',
        capturedAt: '2026-09-21T12:24:35+08:00',
        read: { amountFen: 47_500, confirmed: false, text: expect.stringContaining('账单详情') as string },
      },
    ]);
  });

  it('stand in a package with the text that was read, to be searched and copied', () => {
    const folder = join(program.home, '..', 'package');
    expect(program.run('export', '1', '-o', folder).code).toBe(0);
    const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((one) =>
      one.endsWith('请先打开.html'),
    );
    const page = readFileSync(join(folder, name ?? ''), 'utf8');
    expect(page).toContain('图中文字（机器识读，未经核对，以图为准）');
    expect(page).toContain('2026092122006454011218641563<br>');
  });

  it('show where each fact of the case can be seen', () => {
    const { out } = program.run('status', '1', '--details');
    expect(out.replaceAll(/\s+/g, '')).toContain('证据E1里能看到：金额');
    expect(out).toContain('还没对照');
    const folder = join(program.home, '..', 'package');
    const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((one) =>
      one.endsWith('请先打开.html'),
    );
    expect(readFileSync(join(folder, name ?? ''), 'utf8')).toMatch(/里面写着：付款金额、[^<]*支付单号/);
  });

  it('may be texts, saved pages and PDFs as well: receipts are often sent so', () => {
    const page = join(program.home, '..', '回单.html');
    const row = (label: string, value: string) => `<tr><td>${label}</td>\n<td>${value}</td></tr>`;
    writeFileSync(
      page,
      `<html><body><h1>电子回单</h1>\n<table>${row('付款金额：', '98.00元')}\n${row('订单号：', 'FS20261120001')}\n` +
        `${row('付款时间：', '2026-11-20 19:42:33')}\n${row('手续费：', '1.50元')}</table></body></html>`,
    );
    const locked = join(program.home, '..', '加密.pdf');
    writeFileSync(locked, '%PDF-1.4\nnothing');
    const { pictures } = program.run('read', page, locked, '--json').json() as { pictures: Read[] };
    expect(pictures).toMatchObject([
      {
        kind: 'payment-record',
        facts: { amountFen: 9800, order: 'FS20261120001', paidAt: '2026-11-20T19:42:33+08:00' },
      },
      { error: { code: 'picture-no-text' } },
    ]);
  });

  it('that are taken in are compared with the case; nobody has to', () => {
    const added = program.run('evidence', 'add', '1', CHAT);
    expect(added.code).toBe(0);
    expect(added.out).toContain('chat');
    expect(added.err).toContain('¥100.00');
    expect(added.err).toContain('¥475.00');
    const other = join(program.home, '..', '付款.png');
    copyFileSync(picture('dev-smsA-11.jpg'), other);
    program.run('evidence', 'add', '1', other, '--no-read');
    const { evidence } = program.run('evidence', 'list', '1', '--json').json() as {
      evidence: { name: string; read: unknown }[];
    };
    expect(evidence.find(({ name }) => name === '付款.png')?.read).toBeNull();
    // What was not read when it came in is read when the evidence is checked.
    const { notices } = program.run('evidence', 'check', '1', '--json').json() as {
      notices: { id: string; what: string }[];
    };
    expect(notices.map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringContaining('¥80.08'), expect.stringContaining('¥100.00')]),
    );
    expect(program.run('evidence', 'check', '1', '--no-read', '--json').out).not.toContain('80.08');
  });

  it('that are none are named in one line, however many they are', () => {
    const folder = join(program.home, '..', '一堆');
    mkdirSync(folder);
    for (let n = 1; n <= 5; n += 1) writeFileSync(join(folder, `${n}.png`), `no picture ${n}`);
    const { code, err } = program.run('evidence', 'add', '1', folder);
    const lines = err.split('\n').filter((line) => line.includes('没有读'));
    expect([code, lines]).toEqual([
      0,
      ['“1.png”、“2.png”、“3.png” 等 5 个文件不是截图、照片、PDF 或文字，没有读。'],
    ]);
  });

  it('of a chat are read as the reply', () => {
    const { proposal } = program.run('got', '1', CHAT, '--json').json() as {
      proposal: { due: object | null };
    };
    expect(proposal.due).toMatchObject({ amount: 24, unit: 'hours' });
  });
});
