import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { width } from '../../src/terminal/text.ts';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

interface Answer {
  text: string;
  length: number;
  limit: number | null;
  citations: { law: string; article: string }[];
  lint: { rule: string; level: string }[];
  missing: { fact: string; command: string }[];
  guards: {
    guard: string;
    level: string;
    what: string;
    command: string | null;
    ask: { to: string; text: string }[];
  }[];
}

let program: Program;
beforeEach(() => {
  program = new Program();
  program.open('--purpose', 'own-use', '--goods', 'game-card', '--seller', 'own-site');
});
afterEach(() => program.remove());

const letter = (...words: string[]) => {
  const outcome = program.run('letter', '1', ...words, '--json');
  return { ...(outcome.json() as Answer), code: outcome.code };
};
const me = () =>
  program.run(
    'me',
    '--name',
    '张三',
    '--phone',
    '13800001111',
    '--address',
    '北京市海淀区学院路1号',
    '--postcode',
    '100083',
  );

describe('letters to everybody', () => {
  it('name who the user is only where it is needed, and ask for it by command', () => {
    const asked = letter('--to', '12315');
    expect([asked.code, asked.text]).toEqual([2, '']);
    expect(asked.missing.map(({ command }) => command)).toEqual([
      'refund me --name',
      'refund me --phone',
      'refund me --address',
      'refund edit 1 --payee-address',
    ]);
    me();
    program.run('edit', '1', '--payee-address', '浙江省杭州市西湖区文三路2号');
    const written = letter('--to', '12315');
    expect([written.code, written.missing, written.lint]).toEqual([0, [], []]);
    expect(written.text).toContain('联系电话：13800001111');
    expect(written.text).toContain('地址：浙江省杭州市西湖区文三路2号');
    expect(letter().text).not.toContain('张三');
    expect(letter('--to', 'public').text).not.toMatch(/张三|13800001111/);
  });

  it('tell the guards first, also where facts are missing, with the words that ask for what is missing', () => {
    program.run('log', 'filed', '1', '--to', 'consumer-association');
    const { code, guards } = letter('--to', '12315');
    expect([code, guards.map(({ guard }) => guard)]).toEqual([
      2,
      ['already-elsewhere', 'evidence-missing', 'fact-missing'],
    ]);
    expect(guards[1]?.ask.map(({ to }) => to)).toEqual(['payment', 'site']);
    expect(guards[2]?.ask[0]?.text).toContain('营业执照主体名称和地址');
    const plain = program.run('letter', '1', '--to', '12315');
    expect([plain.code, plain.out]).toEqual([2, '']);
    expect(plain.err.indexOf('消费者协会')).toBeLessThan(plain.err.indexOf('refund me --name'));
  });

  it('are not written where they cannot apply, with the reason', () => {
    const telecom = letter('--to', 'telecom');
    expect([telecom.code, telecom.text, telecom.guards[0]]).toMatchObject([
      1,
      '',
      { guard: 'only-phone-credit', level: 'stop', command: 'refund letter 1 --to 12315' },
    ]);
    expect(program.run('letter', '1', '--to', '12377').err).toContain('不处理退款');
    expect(program.run('letter', '1', '--to', '12377').code).toBe(1);
    program.run('edit', '1', '--goods', 'unlawful');
    expect(letter().code).toBe(1);
    expect(program.run('letter', '1').out).toBe('');
  });

  it('are refused for a closed case', () => {
    program.run('close', '1', '--outcome', 'given-up');
    const { code, err } = program.run('letter', '1', '--to', 'payment');
    expect([code, err.includes('refund reopen 1')]).toEqual([1, true]);
  });

  it('that do not fit say by how much, and are never cut', () => {
    program.run('edit', '1', '--order', 'N'.repeat(128), '--product', '点'.repeat(2000));
    const chat = program.run('letter', '1', '--form', 'chat');
    const { length } = letter('--form', 'chat');
    expect([chat.code, chat.out]).toEqual([1, '']);
    expect(chat.err).toContain(`${length} 字，对方最多收 200 字`);
    expect(letter('--form', 'chat').lint).toMatchObject([{ rule: 'too-long', level: 'error' }]);
    expect(letter('--to', 'payment')).toMatchObject({ code: 0, limit: 300 });
    expect(letter('--form', 'formal').text).toContain('点'.repeat(2000));
  });

  it('hold a clause of 20,000 characters whole, and the short forms still fit', () => {
    const text = `超过1小时未处理可申请退款${'甲'.repeat(19_980)}`;
    program.run(
      'clause',
      'add',
      '1',
      '--title',
      '条款',
      '--number',
      '5',
      '--text',
      text,
      '--after',
      '1h',
      '--from',
      'order',
    );
    expect(letter().text).toContain('甲'.repeat(19_980));
    const payment = letter('--to', 'payment');
    expect([payment.code, payment.length <= 300]).toEqual([0, true]);
    expect(payment.text).toContain('《条款》第5条');
  });

  it('ask only for what did not come back, and for nothing once all of it did', () => {
    program.run('log', 'request', '1');
    program.run('log', 'refunded', '1', '--amount', '30');
    expect(letter('--to', 'payment').text).toContain('把70.00元原路退回');
    program.run('log', 'refunded', '1', '--amount', '70');
    const { code, guards } = letter();
    expect([code, guards[0]?.guard]).toEqual([1, 'all-back']);
  });

  it('name wrong choices with those that exist', () => {
    expect(program.run('letter', '1', '--to', 'police').err).toContain('consumer-association');
    expect(program.run('letter', '1', '--to', 'court', '--form', 'chat').err).toContain('formal');
    expect(program.run('letter', '1', '--format', 'docx').err).toContain('-o');
    expect(program.run('letter', '1', '--format', 'pdf').code).toBe(2);
  });

  it('that were sent can be shown later as they were; printing keeps nothing', () => {
    const path = join(program.home, '信.txt');
    program.run('letter', '1');
    expect(program.run('letter', '1', '--show', 'L1').code).toBe(2);
    program.run('letter', '1', '-o', path);
    const sent = readFileSync(path, 'utf8');
    program.run('edit', '1', '--amount', '200');
    expect(program.run('letter', '1', '--show', 'L1').out).toBe(sent);
    expect(program.run('letter', '1').out).not.toBe(sent);
  });

  it('say when the law was last checked, and warn when that is twelve months ago', () => {
    const at = (now: string) => program.runWith({ REFUND_NOW: now }, 'letter', '1', '--form', 'ticket');
    // The user is told beside the letter; the other side need not be.
    const { out, err } = program.run('letter', '1');
    expect(out).not.toMatch(/法规核对|法定期限/);
    expect(err).toContain('法规核对到 2026-11-22');
    expect(err).toContain('不是法定期限');
    expect(at('2027-11-21T23:59:00+08:00').err).not.toContain('12 个月');
    expect(at('2027-11-22T00:00:00+08:00').err).toContain('12 个月');
  });

  it('point at what the user’s own words in them would do', () => {
    program.run('edit', '1', '--statement', '这帮骗子不退钱我就天天曝光他们');
    const { code, err, out } = program.run('letter', '1');
    expect([code, out.includes('骗子'), err.includes('【要改】')]).toEqual([0, true, true]);
    expect(letter().lint.map(({ level }) => level)).toContain('error');
  });

  it('carry no story as it was told, and show it for editing', () => {
    program.run('edit', '1', '--describe', '气死我了！！他们就是不退，求助怎么要回来');
    const { out, err } = program.run('letter', '1');
    expect([
      out.includes('气死'),
      err.includes('气死我了'),
      err.includes('refund edit 1 --statement'),
    ]).toEqual([false, true, true]);
    program.run('edit', '1', '--statement', '客服两次让我等，没有给日期。');
    expect(program.run('letter', '1').out).toContain('情况说明\n客服两次让我等，没有给日期。');
    expect(program.run('letter', '1').err).not.toContain('气死');
  });

  it('end the contract by themselves once their day has passed, and the next one says so', () => {
    const path = join(program.home, '催告.txt');
    program.run('letter', '1', '-o', path);
    program.run('log', 'filed', '1', '--to', 'site', '--letter', 'L1');
    const later = { REFUND_NOW: '2024-05-12T10:00:00+08:00' };
    const { out } = program.runWith(later, 'letter', '1');
    expect(out).toContain('合同已于2024年5月8日结束时解除');
    expect(out).not.toContain('合同自动解除，');
    program.run('me', '--name', '张三', '--phone', '13800001111', '--address', '北京市某路1号');
    program.run('edit', '1', '--payee', '某某公司', '--payee-address', '杭州市文三路2号');
    expect(program.runWith(later, 'letter', '1', '--to', 'court').out).toContain(
      '的合同已于2024年5月8日解除。',
    );
  });

  it('are recorded again after their record was undone, and never shown other than they were', () => {
    const path = join(program.home, '信.txt');
    const letters = () =>
      (program.run('history', '1', '--json').json() as { events: { type: string }[] }).events.filter(
        ({ type }) => type === 'letter-written',
      ).length;
    program.run('letter', '1', '-o', path);
    program.run('undo', '1', '--yes');
    program.run('letter', '1', '-o', path);
    expect(letters()).toBe(2);
    const [name = ''] = readdirSync(join(program.home, 'vault'));
    chmodSync(join(program.home, 'vault', name), 0o600);
    writeFileSync(join(program.home, 'vault', name), 'changed');
    const shown = program.run('letter', '1', '--show', 'L1');
    expect([shown.code, shown.out]).toEqual([4, '']);
  });

  it('are named in the history as they are named elsewhere, and filed only to whom they were written', () => {
    program.run('letter', '1', '-o', join(program.home, '信.txt'));
    expect(program.run('history', '1').out).toContain('L1 写了一封信：网站');
    const filed = program.run('log', 'filed', '1', '--to', 'payment', '--letter', 'L1');
    expect([filed.code, filed.err.includes('写给别人')]).toEqual([2, true]);
    expect(program.run('history', '1').out).not.toContain('提交给');
  });

  it('leave nothing out in silence: what cannot go together is refused', () => {
    const draft = join(program.home, '稿.txt');
    writeFileSync(draft, '请退款');
    const refused = (...words: string[]) => {
      const { code, err } = program.run('letter', '1', ...words);
      expect([words, code]).toEqual([words, 2]);
      return err;
    };
    expect(refused('--check', draft, '-o', join(program.home, 'x.txt'))).toContain('--output');
    expect(refused('--check', draft, '--show', 'L1')).toContain('--show');
    expect(refused('--check', draft, '--format', 'html')).toContain('--format');
    expect(refused('--qr', '-o', join(program.home, 'x.txt'))).toContain('二维码');
    expect(refused('--qr', '--format', 'html')).toContain('二维码');
    expect(refused('--format', 'html', '-o', join(program.home, 'x.docx'))).toContain('结尾');
    expect(readdirSync(program.home)).not.toContain('x.docx');
  });

  it('that were kept can be written to a file again', () => {
    program.run('letter', '1', '-o', join(program.home, '信.txt'));
    const again = join(program.home, '再.txt');
    const { out, err } = program.run('letter', '1', '--show', 'L1', '-o', again);
    expect([out, err.includes(again)]).toEqual(['', true]);
    expect(readFileSync(again)).toEqual(readFileSync(join(program.home, '信.txt')));
    const json = program.run('letter', '1', '--show', 'L1', '-o', again, '--json').json();
    expect(json).toMatchObject({ letter: 'L1', path: again });
  });

  it('are recorded or not written at all', () => {
    program.run('letter', '1', '--form', 'ticket', '-o', join(program.home, 'before.txt'));
    const before = readdirSync(join(program.home, 'vault'));
    const path = join(program.home, 'taken.txt');
    writeFileSync(path, 'mine');
    expect(program.run('letter', '1', '-o', path).code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(join(program.home, 'vault'))).toEqual(before);
  });

  it('choose the format by the file’s ending', () => {
    const path = join(program.home, '信.docx');
    expect(program.run('letter', '1', '-o', path).code).toBe(0);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });

  it('are drawn as a code, with the text below it', () => {
    const { code, out } = program.run('letter', '1', '--qr');
    expect([code, out.includes('█'), out.includes('订单号CM20240501001')]).toEqual([0, true, true]);
  });
});

describe('me', () => {
  it('keeps what is said, takes back what is emptied, and refuses what is none', () => {
    me();
    program.run('me', '--postcode', '');
    expect(program.run('me', '--json').json()).toEqual({
      schema: 1,
      me: { name: '张三', phone: '13800001111', address: '北京市海淀区学院路1号', postcode: null },
    });
    const wrong = program.run('me', '--phone', '不告诉你', '--postcode', '12');
    expect([wrong.code, wrong.err.includes('电话号码'), wrong.err.includes('邮编')]).toEqual([2, true, true]);
    expect(program.run('me').out).toContain('13800001111');
  });

  it('stands outside the journal, for the user’s eyes only', () => {
    me();
    expect(readFileSync(join(program.home, 'refund.sqlite'), 'latin1')).not.toContain('13800001111');
    expect(program.run('verify').code).toBe(0);
    expect(program.run('doctor').out).not.toContain('me.json');
  });

  it('says so where its file was broken, and leaves it alone', () => {
    mkdirSync(program.home, { recursive: true });
    writeFileSync(join(program.home, 'me.json'), '{broken');
    const { code, err } = program.run('letter', '1', '--to', 'court');
    expect([code, err.includes('me.json')]).toEqual([1, true]);
    expect(readFileSync(join(program.home, 'me.json'), 'utf8')).toBe('{broken');
  });

  it.runIf(hasTerminal)('is asked for when a letter first needs it, and kept', async () => {
    const terminal = new Terminal(program.environment, ['letter', '1', '--to', 'court']);
    await terminal.answer('钱是谁付的', '\r');
    await terminal.answer('要不要利息', '\r');
    await terminal.answer('账单上的收款方叫什么', '某某公司\r');
    await terminal.answer('收款方的地址', '杭州市文三路2号\r');
    await terminal.answer('你的姓名', '李四\r');
    await terminal.answer('你的电话', '13900001111\r');
    await terminal.answer('你的通讯地址', '上海市某路3号\r');
    await terminal.shows('具状人：李四');
    expect(await terminal.ended).toBe(0);
    expect(program.run('me').out).toContain('李四');
    expect(letter('--to', 'court').code).toBe(0);
  });
});

describe('next', () => {
  const next = () =>
    program.run('next', '1', '--json').json() as {
      stage: string;
      next: { command: string; by: string | null };
      also: string[];
      road: { step: string; state: string }[];
    };

  it('shows the road, the step by which day, and what else is possible', () => {
    expect(next()).toMatchObject({
      stage: 'opened',
      next: { command: 'refund letter 1', by: '2024-05-02T14:02:00+08:00' },
    });
    program.run('log', 'request', '1');
    expect(next().also).toEqual(expect.arrayContaining(['channel', '12315', 'consumer-association']));
    const steps = program.run('next', '1', '--plain').out.trim().split('\n');
    expect(steps.every((line) => line.includes('\t'))).toBe(true);
    expect(steps.at(-1)).toMatch(/^next\twait-for-site\trefund got 1/);
  });

  it('stands in status as well, the same', () => {
    const status = program.run('status', '1', '--json').json() as { cases: { next: unknown }[] };
    expect(status.cases[0]?.next).toEqual(next().next);
  });

  it('is done once the case is closed, and says so', () => {
    program.run('close', '1', '--outcome', 'settled');
    expect(program.run('next', '1').out).toContain('已结案');
    expect(program.run('next', '9').code).toBe(1);
    expect(program.run('next').code).toBe(2);
  });

  it.runIf(hasTerminal)('fits 60 columns', async () => {
    program.run('log', 'request', '1');
    const terminal = new Terminal(program.environment, ['next', '1']);
    const screen = await terminal.shows('refund got 1');
    expect(screen).toContain('可以做');
    const lines = screen.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '').split(/\r?\n/);
    expect(lines.filter((line) => width(line) > 60)).toEqual([]);
  });
});
