import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
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

  it('comes back with one more undo', async () => {
    const { code } = await whileAnother(() => program.run('undo', '1', '--yes'), ['log', 'request', '1']);
    expect(code).toBe(1);
    program.run('undo', '1', '--yes');
    expect(program.run('status', '1').code).toBe(0);
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
  });

  it('nor so that more is claimed than was paid', () => {
    program.run('edit', '1', '--amount', '5000');
    program.run('edit', '1', '--claim', '4000');
    expect(program.run('undo', '1', '--event', '4', '--yes').code).toBe(1);
    expect(program.run('edit', '1', '--purpose', 'own-use').code).toBe(0);
  });
});
