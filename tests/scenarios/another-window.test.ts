import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects, Prompter } from '../../src/ports.ts';
import { Asked } from '../support/asked.ts';
import { alipayApp } from '../support/bills.ts';
import { Inside, type InsideOutcome } from '../support/inside.ts';
import { Program } from '../support/program.ts';

let program: Program;
let place: Inside;
beforeEach(() => {
  program = new Program();
  place = new Inside();
  program.open();
});
afterEach(() => {
  program.remove();
  place.remove();
});

/** Runs a command that has read the case already when another window does something with it. */
async function whileAnother(does: () => void, words: readonly string[]): Promise<InsideOutcome> {
  let others = 1;
  const use: Effects = {
    ...effects,
    step(what) {
      if (what === 'begin' && others-- > 0) does();
      effects.step(what);
    },
  };
  return place.run(words, { home: program.home, use });
}

const types = () =>
  (program.run('history', '1', '--json').json() as { events: { type: string }[] }).events.map(
    ({ type }) => type,
  );

describe('a case that another window takes away meanwhile', () => {
  it('gets nothing that was refused: an erased one stays empty', async () => {
    const { code } = await whileAnother(
      () => program.run('erase', '1', '--confirm', '1'),
      ['log', 'contact', '1', '我的手机号是 13900001111'],
    );
    expect(code).toBe(1);
    expect(types().at(-1)).toBe('erased');
    expect(readFileSync(join(program.home, 'refund.sqlite')).includes('13900001111')).toBe(false);
  });

  it('is closed once: one undo opens it again', async () => {
    const close = () => program.run('close', '1', '--outcome', 'given-up');
    const { code } = await whileAnother(close, ['close', '1', '--outcome', 'refunded']);
    expect(code).toBe(1);
    program.run('undo', '1', '--yes');
    expect(program.run('log', 'request', '1').code).toBe(0);
  });

  it('comes back with one more undo', async () => {
    const { code } = await whileAnother(() => program.run('undo', '1', '--yes'), ['log', 'request', '1']);
    expect(code).toBe(1);
    program.run('undo', '1', '--yes');
    expect(program.run('status', '1').code).toBe(0);
  });
});

describe('a data folder that is moved while something is asked', () => {
  it('is missed: no empty one takes its place, in which there are no cases', async () => {
    const moved = `${program.home}-moved`;
    const asked = new Asked([['说了什么', '24小时内处理']]);
    const prompter: Prompter = Object.assign(Object.create(asked), {
      type: (question: Parameters<Prompter['type']>[0]) => {
        if (existsSync(program.home)) renameSync(program.home, moved);
        return asked.type(question);
      },
    });
    const { code, err } = await place.run(['log', 'contact', '1'], { home: program.home, prompter });
    expect(code).toBe(1);
    expect(err).not.toContain('还没有案件');
    expect(existsSync(program.home)).toBe(false);
    renameSync(moved, program.home);
    expect(types()).toEqual(['case-opened']);
  });
});

describe('an exhibit that another window takes out of the list meanwhile', () => {
  const file = () => join(place.folder, '聊天.txt');
  beforeEach(() => {
    writeFileSync(file(), '客服：不退');
    program.run('evidence', 'add', '1', file());
  });
  const remove = () => program.run('evidence', 'remove', '1', 'E1');

  it('is not called corrected', async () => {
    const { code } = await whileAnother(remove, ['evidence', 'edit', '1', 'E1', '--caption', '说明']);
    expect(code).toBe(1);
    expect(types().at(-1)).toBe('evidence-removed');
  });

  it('is taken out once, so that one undo puts it back', async () => {
    expect((await whileAnother(remove, ['evidence', 'remove', '1', 'E1'])).code).toBe(1);
    program.run('undo', '1', '--yes');
    expect(program.run('evidence', 'list', '1').out).toContain('E1');
  });
});

describe('a fact that another window changes meanwhile', () => {
  const amount = () =>
    (program.run('status', '1', '--json').json() as { cases: { amountFen: number }[] }).cases[0]?.amountFen;

  it('is what was confirmed last, not “no change”', async () => {
    const before = amount() ?? 0;
    const { code, err } = await whileAnother(
      () => program.run('edit', '1', '--amount', '7'),
      ['edit', '1', '--amount', String(before / 100)],
    );
    expect(code).toBe(0);
    expect(amount()).toBe(before);
    expect(err).toContain('7.00');
  });
});

describe('changes that are right one by one', () => {
  beforeEach(() => {
    program.run('edit', '1', '--refused', 'no-refund-clause');
    program.run('edit', '1', '--delivered', 'correct');
  });
  const undoOlder = () => program.run('undo', '1', '--event', '2', '--yes');

  it('are not undone into facts that make no case, and the case is said to be as it was', () => {
    const { code, err } = undoOlder();
    expect(code).toBe(1);
    expect(err).toContain('原来的都还在');
    expect(err).not.toContain('没有开案件');
    expect(program.run('history', '1').out).not.toContain('撤销');
  });

  it('nor in a closed case, which would take every other case out of sight with it', () => {
    program.run('close', '1', '--outcome', 'partly');
    expect(undoOlder().code).toBe(1);
    expect(program.run('status', '--all').code).toBe(0);
    expect(program.run('reopen', '1').code).toBe(0);
  });

  it('nor changed into such facts', () => {
    const { code, err } = program.run('edit', '1', '--deducted', 'no');
    expect(code).toBe(1);
    expect(err).not.toContain('没有开案件');
    // No other fact could make a case of it.
    expect([err.includes('refund edit'), err.includes('refund close 1')]).toEqual([false, true]);
    const told = program.run('edit', '1', '--deducted', 'no', '--json');
    expect([told.code, told.json()]).toMatchObject([
      1,
      { case: null, reasons: ['nothing-deducted'], error: { code: 'facts-clash' } },
    ]);
  });

  it('nor so that more is claimed than was paid', () => {
    program.run('edit', '1', '--amount', '5000');
    program.run('edit', '1', '--claim', '4000');
    expect(program.run('undo', '1', '--event', '4', '--yes').code).toBe(1);
    expect(program.run('edit', '1', '--purpose', 'own-use').code).toBe(0);
  });
});

describe('a refund in a bill', () => {
  const NUMBER = '2026112022001499991234567890';
  const bill = (name: string, ...refunds: { at: string; part: string }[]) => {
    const rows = refunds.map(({ at, part }) => ({
      '收/支': '不计收支',
      交易状态: '退款成功',
      金额: '40.00',
      交易时间: at,
      交易订单号: `${NUMBER}_${part}`,
    }));
    const path = join(place.folder, name);
    writeFileSync(
      path,
      alipayApp([...rows, { 交易时间: '2024-05-01 14:02:33', 商家订单号: 'CM20240501001' }]),
    );
    return path;
  };
  const refunds = () =>
    (
      program.run('history', '1', '--json').json() as {
        events: { type: string; at: string; live: boolean }[];
      }
    ).events
      .filter(({ type, live }) => type === 'refund-logged' && live)
      .map(({ at }) => at.slice(11, 16));

  it('is the one that came since, where two are alike; and what is called logged is logged', () => {
    program.run('edit', '1', '--payment-no', NUMBER);
    const first = { at: '2024-05-01 15:00:00', part: '1' };
    const second = { at: '2024-05-01 16:00:00', part: '2' };
    program.run('import', bill('旧.csv', first), '--log-refunds');
    const newest = bill('新.csv', second, first);
    program.run('import', newest, '--log-refunds');
    expect(refunds()).toEqual(['15:00', '16:00']);
    program.run('undo', '1', '--event', '3', '--yes');
    expect(refunds()).toEqual(['16:00']);
    expect(program.run('import', newest, '--log-refunds').err).toContain('已记下');
    expect(refunds().toSorted()).toEqual(['15:00', '16:00']);
  });

  it('that another window logs first leaves no bill in the vault that no case keeps', async () => {
    program.run('edit', '1', '--payment-no', NUMBER);
    const here = bill('这里.csv', { at: '2024-05-01 15:00:00', part: '1' });
    const there = bill('那边.csv', { at: '2024-05-01 15:00:00', part: '1' });
    writeFileSync(there, `${readFileSync(there, 'latin1')}\n`, 'latin1');
    const { err } = await whileAnother(
      () => program.run('import', there, '--log-refunds'),
      ['import', here, '--log-refunds'],
    );
    expect(refunds()).toHaveLength(1);
    expect(err).toContain('已经记过');
    expect(program.run('verify').code).toBe(0);
  });
});

describe('a file that waits for an answer before it is recorded', () => {
  it('is said to wait, by whom, and no longer once it is recorded or given up', async () => {
    const file = join(place.folder, '不知道是什么.dat');
    writeFileSync(file, 'abc');
    const vault = join(program.home, 'vault');
    const seen: string[][] = [];
    const asking = (answers: ConstructorParameters<typeof Asked>[0]) => {
      const asked = new Asked(answers);
      return Object.assign(Object.create(asked), {
        choose: (question: Parameters<Prompter['choose']>[0]) => {
          seen.push(readdirSync(vault));
          return asked.choose(question);
        },
      }) as Prompter;
    };
    const add = (prompter: Prompter) =>
      place.run(['evidence', 'add', '1', file], { home: program.home, prompter });
    expect((await add(asking([['哪一类', { key: 'ctrl-c' }]]))).code).toBe(130);
    expect(readdirSync(vault)).toEqual([]);
    expect((await add(asking([]))).code).toBe(0);
    expect(readdirSync(vault)).toHaveLength(1);
    for (const names of seen)
      expect(names.map((name) => name.replace(/[0-9a-f]{16,}$/, '#'))).toEqual([
        `.incoming-${process.pid}-work`,
        '#',
      ]);
  });

  it('is nobody’s only once whoever held it is gone', () => {
    const vault = join(program.home, 'vault');
    const digest = createHash('sha256').update('abc').digest('hex');
    mkdirSync(vault, { mode: 0o700 });
    writeFileSync(join(vault, digest), 'abc', { mode: 0o400 });
    const mark = (pid: number) => join(vault, `.incoming-${pid}-work`);
    writeFileSync(mark(process.ppid), '', { mode: 0o400 });
    expect(program.run('verify').code).toBe(0);
    expect(program.run('doctor').out).toContain('没有发现问题');
    renameSync(mark(process.ppid), mark(999_999_999));
    expect(program.run('verify')).toMatchObject({ code: 4, out: expect.not.stringContaining('-work') });
    // The mark alone is no damage: doctor clears it.
    rmSync(join(vault, digest));
    expect(program.run('verify').code).toBe(0);
    expect(program.run('doctor', '--fix').out).toContain(mark(999_999_999));
    expect(readdirSync(vault)).toEqual([]);
  });
});
