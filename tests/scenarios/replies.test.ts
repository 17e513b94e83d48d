import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program({ REFUND_NOW: '2026-11-25T15:00:00+08:00', REFUND_QUIET: '1' });
  program.open('--paid-at', '2026-11-24 14:02');
  program.run('log', 'request', '1', '--at', '2026-11-24 16:00');
});
afterEach(() => program.remove());

const REPLY = '客服1001：已为您提交退款申请，3个工作日内原路退回';
const events = () =>
  (program.run('history', '1', '--json').json() as { events: { type: string; text?: string }[] }).events;
const clock = (id: string) =>
  (
    program.run('status', '1', '--json').json() as {
      cases: { deadlines: { window: string; state: string; dueAt: string }[] }[];
    }
  ).cases[0]?.deadlines.find(({ window }) => window === id);

describe('refund got', () => {
  it('shows what it read and the words it rests on, and logs nothing by itself', () => {
    const shown = program.run('got', '1', REPLY);
    expect(shown.code).toBe(2);
    expect(shown.out).toContain('受理或同意');
    expect(shown.out).toContain('客服1001');
    expect(shown.err).toContain('--yes');
    expect(program.run('got', '1', REPLY, '--json').json()).toMatchObject({
      saved: false,
      proposal: { from: 'site', outcome: 'accepted', refund: true, agent: '1001' },
    });
    expect(events()).toHaveLength(2);
  });

  it('logs the reply with --yes: the promised refund is a clock that an answer does not meet', () => {
    expect(program.run('got', '1', REPLY, '--yes').code).toBe(0);
    expect(clock('promise')).toMatchObject({ state: 'running', dueAt: '2026-12-01T00:00:00+08:00' });
    expect(clock('site-simple-24h')?.state).toBe('met');
    program.run('got', '1', '客服：还在处理，请耐心等待', '--yes');
    expect(clock('promise')?.state).toBe('running');
    expect(events().at(2)?.text).toBe(REPLY);
  });

  it('takes a reply of several lines from standard input, as it is', () => {
    const text = '【12315】\n您的投诉经审查决定不予受理\n';
    const { status } = spawnSync(process.execPath, [BIN, 'got', '1', '-', '--yes'], {
      env: program.environment,
      input: text,
    });
    expect(status).toBe(0);
    expect(events().at(-1)).toMatchObject({ from: '12315', outcome: 'refused', text: text.trim() });
  });

  it('refuses an empty reply, and a wrong party or outcome by name', () => {
    expect(program.run('got', '1', ' ').code).toBe(2);
    expect(program.run('got', '1', REPLY, '--from', 'nobody').err).toContain('consumer-association');
    expect(program.run('got', '1', REPLY, '--outcome', 'nothing').err).toContain('asks-more');
    expect(events()).toHaveLength(2);
  });

  it('does not act on what a reply holds', () => {
    const hostile = `\u001b[2J\u202e$(touch /tmp/x) 已受理\u0007`;
    const shown = program.run('got', '1', hostile, '--from', 'site', '--yes');
    expect(shown.code).toBe(0);
    expect(shown.out + shown.err).not.toMatch(/[\u001b\u202e\u0007]/);
    expect(events().at(-1)?.text).toBe(hostile);
  });
});

describe.runIf(hasTerminal)('in a terminal', () => {
  it('each kind of entry asks for what was not said', async () => {
    const contact = new Terminal(program.environment, ['log', 'contact', '1']);
    await contact.answer('说了什么', '问了退款，说会处理\r');
    await contact.answer('怎么联系的', '\r');
    await contact.answer('客服工号', '1001\r');
    await contact.answer('什么时候之前办', '昨天\r');
    await contact.answer('写成 24h', '\u007f\u007f24h\r');
    await contact.answer('到时退款，还是', '\r');
    expect(await contact.ended).toBe(0);
    expect(clock('promise')?.dueAt).toBe('2026-11-26T15:00:00+08:00');

    const mistyped = new Terminal(program.environment, ['log', 'refunded', '1', '--amount', '120']);
    // More than was paid is more likely a slip: Enter logs nothing.
    await mistyped.answer('照样记下吗', '\r');
    expect(await mistyped.ended).toBe(130);
    const refunded = new Terminal(program.environment, ['log', 'refunded', '1']);
    await refunded.answer('退回多少钱', '120\r');
    await refunded.answer('照样记下吗', '1\r');
    expect(await refunded.ended).toBe(0);
    expect(events().at(-1)).toMatchObject({ type: 'refund-logged', amountFen: 12_000 });
  });

  it('what decides is asked when a step needs it, kept in the case, and not asked again', async () => {
    const filed = new Terminal(program.environment, ['log', 'filed', '1', '--to', '12315', '--ref', 'TS1']);
    await filed.answer('自己用，还是转卖', '\r');
    await filed.answer('网站自己卖的', '\r');
    await filed.answer('买的是哪一类', '2\r');
    expect(await filed.ended).toBe(0);
    const again = new Terminal(program.environment, ['log', 'filed', '1', '--to', '12315', '--ref', 'TS2']);
    expect(await again.ended).toBe(0);
    const [view] = (program.run('status', '1', '--json').json() as { cases: Record<string, unknown>[] })
      .cases;
    expect(view).toMatchObject({ purpose: 'own-use', seller: 'own-site', goods: 'game-card', gates: [] });
  });
});
