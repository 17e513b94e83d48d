import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
  program.open('--delivered', 'wrong-value', '--purpose', 'own-use', '--goods', 'game-card');
});
afterEach(() => program.remove());

const cases = () =>
  (
    program.run('status', '1', '--json').json() as {
      cases: {
        claimFen: number;
        next: { command: string };
        deadlines: { window: string; state: string }[];
      }[];
    }
  ).cases;

describe('a part of the price that is asked back', () => {
  it('is what every letter asks for, while it tells what was paid', () => {
    expect(program.run('edit', '1', '--claim', '40').code).toBe(0);
    expect(cases()).toMatchObject([{ claimFen: 4_000 }]);
    for (const to of ['site', 'payment', '12315', 'consumer-association', 'court']) {
      program.run('me', '--name', '张三', '--phone', '13800001111', '--address', '某路 1 号');
      program.run('edit', '1', '--payee', '某某公司', '--payee-address', '某地', '--seller', 'own-site');
      const { out, err } = program.run('letter', '1', '--to', to);
      expect([to, err, out]).toEqual([to, expect.anything(), expect.stringMatching(/把?40\.00元/)]);
      expect([to, out]).toEqual([to, expect.stringContaining('100.00元')]);
      if (to === 'site' || to === 'payment' || to === '12315')
        expect([to, out]).toEqual([to, expect.stringContaining('没有到账的那部分，40.00元')]);
      // Nothing of the program's own is held against it.
      expect([to, err.includes('40.00')]).toEqual([to, false]);
    }
  });

  it('is all there is to come back: then the case can be closed, and nothing counts as lost', () => {
    program.run('edit', '1', '--claim', '40');
    program.run('log', 'request', '1');
    expect(program.run('log', 'refunded', '1', '--amount', '40').err).toContain('钱都回来了');
    expect(cases()[0]?.next.command).toBe('refund close 1 --outcome refunded');
    expect(cases()[0]?.deadlines.find(({ window }) => window === 'site-7wd')?.state).toBe('met');
    program.run('close', '1', '--outcome', 'refunded');
    expect(program.run('stats', '--json').json()).toMatchObject({
      lostFen: 0,
      openFen: 0,
      recoveredFen: 4_000,
    });
  });

  it('is asked for where only a part can be meant, and is never more than was paid', () => {
    expect(program.run('status', '1').out + program.run('status', '1', '--json').out).not.toContain(
      'undefined',
    );
    for (const words of [
      ['edit', '1', '--claim', '140'],
      ['new', '--claim', '0'],
      ['edit', '1', '--amount', '30', '--claim', '40'],
    ])
      expect([words, program.run(...words).code]).toEqual([words, 2]);
    expect(program.run('edit', '1', '--claim', '140').err).toContain('比付的钱还多');
    program.run('edit', '1', '--claim', '40');
    expect(program.run('edit', '1', '--amount', '20').err).toMatch(/--amount 填的“20\.00”比已经写的/);
    program.run('edit', '1', '--claim', '');
    expect(cases()).toMatchObject([{ claimFen: 10_000 }]);
  });

  it('is said where somebody stalls, and where part of it came back', () => {
    program.run('edit', '1', '--claim', '40');
    expect(program.run('say', '1', '处理中').out).toContain('付款 100.00 元，要求退 40.00 元');
    program.run('log', 'request', '1');
    program.run('log', 'refunded', '1', '--amount', '10');
    expect(program.run('letter', '1').out).toContain('目前已经退回10.00元，还有30.00元要退');
  });

  it('does not silence the caution where it is all of what came', () => {
    program.open(
      '--order',
      'CM9',
      '--refused',
      'no-refund-clause',
      '--delivered',
      'correct',
      '--claim',
      '100',
    );
    expect(program.run('letter', '2').err).toContain('要求退全款很可能站不住');
    program.run('edit', '2', '--claim', '60');
    expect(program.run('letter', '2').err).not.toContain('要求退全款很可能站不住');
  });

  it('is taken back with an empty text: all of it is asked for again', () => {
    program.run('edit', '1', '--claim', '40');
    program.run('edit', '1', '--claim', '');
    expect(program.run('letter', '1').out).toContain('把100.00元');
  });

  it.runIf(hasTerminal)('is asked once: Enter means all of it, and is not asked again', async () => {
    program.run('edit', '1', '--reachable', 'yes');
    const first = new Terminal(program.environment, ['letter', '1']);
    await first.answer('只要求退一部分的', '140\r');
    await first.answer('比付的钱还多', '\u007f\u007f\u007f\r');
    await first.answer('实际到的是什么', '50元的卡\r');
    expect(await first.ended).toBe(0);
    const again = new Terminal(program.environment, ['letter', '1']);
    expect(await again.ended).toBe(0);
    expect(await again.shows('')).toContain('100.00元');
  });
});
