import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/case/classify.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { foldHistory } from '../../src/case/state.ts';
import { deadlinesOf } from '../../src/clocks/deadlines.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { STALLING_PHRASES } from '../../src/law/stalling-phrases.ts';
import { answerToStalling, MOST_IN_CHAT, phraseIn } from '../../src/letters/answer-to-stalling.ts';
import { event, FACTS_OF_STORY, historyOf, OPENED } from '../support/case-builders.ts';

const at = (local: string) => Date.parse(`${local}:00+08:00`);
/** A Sunday. */
const NOW = at('2026-11-22T15:00');
const FACTS: Facts = { ...FACTS_OF_STORY, paidAt: at('2026-11-20T13:02') };
const rules = makeRules();

function answer(phrase: string, events: readonly CaseEvent[] = [], facts: Partial<Facts> = {}, now = NOW) {
  const state = foldHistory(historyOf({ ...OPENED, facts: { ...FACTS, ...facts } }, ...events));
  if (!state) throw new Error('no case');
  const deadlines = deadlinesOf(state, judge(state.facts), rules, now);
  return answerToStalling(phraseIn(phrase), state, deadlines, rules, now);
}

const promised = (until: string, { refund = false, agent = '1001' as string | null } = {}) =>
  event(
    { type: 'contact-logged', via: 'chat', agent, promise: { until: at(until) }, refund, text: '会处理' },
    at('2026-11-20T18:00'),
  );
const clause = (amount: number, unit: 'hours' | 'working-days', nature: 'right-from' | 'they-owe') =>
  event({
    type: 'clause-added',
    title: '充值服务条款',
    number: '5',
    text: '充值未到账超过时限的，可以申请退款',
    after: { amount, unit },
    from: 'payment',
    nature,
    refund: false,
    url: null,
    seenAt: at('2026-11-20T18:00'),
  });

describe('the usual phrases are known', () => {
  it.each([
    ['系统处理中', 'processing'],
    ['亲，您的订单正在处理中哦', 'processing'],
    ['还在处 理 中', 'processing'],
    ['需技术核实', 'verification'],
    ['这个要技术排查一下', 'verification'],
    ['充值后不退', 'no-refund'],
    ['虚拟商品一经售出概不退款', 'no-refund'],
    ['平台规定充值成功不予退款', 'no-refund'],
    ['我们在联系上游', 'upstream'],
    ['要找供货商问问', 'upstream'],
    ['明天再看', 'tomorrow'],
    ['明天给你处理', 'tomorrow'],
    ['等工作日', 'working-day'],
    ['周末不上班', 'working-day'],
    ['周一财务上班给你退', 'working-day'],
    ['已反馈', 'escalated'],
    ['已经帮您上报了', 'escalated'],
    ['给您加急', 'escalated'],
    ['你找支付宝退吧', 'ask-payment'],
    ['去微信申请退款', 'ask-payment'],
    ['让你的支付平台退', 'ask-payment'],
    ['会走支付宝原路返回，处理中', 'processing'],
    ['你先撤诉再退', 'withdraw-first'],
    ['把投诉撤了，马上给你退', 'withdraw-first'],
    ['订单已撤销，处理中', 'processing'],
    ['系统显示退款成功', 'unknown'],
    ['订单显示成功，与我们无关', 'order-success'],
    ['后台显示已充值成功', 'order-success'],
    ['请耐心等待', 'wait'],
    ['再等等', 'wait'],
    ['亲，已经给您退款了，请注意查收', 'already-back'],
    ['退款已成功，1-3天到账', 'already-back'],
    ['您好，已原路退回，请查收', 'already-back'],
    ['退款还没有处理好，耐心等待', 'processing'],
    ['账户冻结了，先交解冻费', 'pay-first'],
    ['需要缴纳200元保证金才能退款', 'pay-first'],
    ['先打手续费过来', 'pay-first'],
    ['流水不足，刷流水才能提现', 'pay-first'],
    ['退款不用交手续费，请耐心等待', 'wait'],
    ['先充值500元激活账户', 'pay-first'],
    ['可以退，扣除支付手续费5%', 'unknown'],
    ['退款不含交易手续费', 'unknown'],
    ['请补齐身份证照片、支付流水', 'unknown'],
    ['充值卡已激活，不能退', 'no-refund'],
    ['您的投诉已撤销', 'unknown'],
    ['您的投诉已自动关闭', 'unknown'],
    ['已提交退款申请，3-5个工作日原路退回', 'unknown'],
    ['感谢您的反馈', 'unknown'],
    ['帮您反馈给财务了', 'escalated'],
    ['由于银行处理时间不同', 'processing'],
    ['经核实，不符合退款条件', 'unknown'],
    ['这个情况平台不处理', 'unknown'],
    ['系统升级了', 'system-upgrade'],
    ['流程未走完', 'process'],
    ['还在走流程', 'process'],
    ['退款要7个工作日', 'days-for-refund'],
    ['退款一般需要3-5个工作日', 'days-for-refund'],
    ['已经给您充值成功了', 'order-success'],
    ['只能退余额不能原路退', 'balance-only'],
    ['银行还没到账', 'bank-late'],
    ['账号存在风控', 'risk-control'],
    ['上游不退', 'upstream'],
    ['等上班了再说', 'working-day'],
    ['退款审核中', 'verification'],
    ['账号风控，先交500元保证金', 'pay-first'],
    ['呵呵', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (text, id) => {
    expect(phraseIn(text)?.id ?? 'unknown').toBe(id);
  });

  it('by the very name the list shows them under', () => {
    for (const { id, name } of STALLING_PHRASES) expect(phraseIn(name.zh)?.id).toBe(id);
  });

  it('in no time, however long and odd the text', () => {
    const long = ['交'.repeat(20_000), '订单显示'.repeat(5000), '充值不'.repeat(6000)];
    for (const text of long) expect(() => phraseIn(text)).not.toThrow();
  });
});

describe('the answer', () => {
  it('rests on a promise that ran out and a clause that is met, to the minute', () => {
    expect(answer('系统处理中', [promised('2026-11-21T10:00'), clause(1, 'hours', 'right-from')])).toBe(
      '您好，订单 CM20240501001（100.00 元）：客服 1001 11月20日 18:00 答应 11月21日 10:00 前答复，已经过了。' +
        '你们《充值服务条款》第5条写的“1 小时”从 11月20日 14:02 起已满足。' +
        '请在 11月23日 18:00 前书面写明处理到哪一步、工单号和完成日期。到时没有解决的，我会向支付渠道和12315投诉。',
    );
  });

  it('holds to a promise that still stands, and calls nobody late before the time', () => {
    const text = answer('请耐心等待', [
      promised('2026-11-25T18:00', { refund: true, agent: null }),
      clause(3, 'working-days', 'they-owe'),
    ]);
    expect(text).toContain('你们11月20日 18:00 答应 11月25日 18:00 前退款，我按这个时间等');
    expect(text).toContain('《充值服务条款》第5条写的“3 个工作日”到 11月25日 24:00 到期');
    expect(text).not.toMatch(/已经过了|已到期|已满足/);
  });

  it('speaks no more of a promise that was kept', () => {
    const reply = event(
      {
        type: 'reply-logged',
        from: 'site',
        outcome: 'answered',
        due: null,
        refund: false,
        agent: null,
        text: '在查',
      },
      at('2026-11-21T09:00'),
    );
    expect(answer('处理中', [promised('2026-11-21T10:00'), reply])).not.toContain('答应');
  });

  it('says without either how long it has been, from the request or the payment', () => {
    expect(answer('处理中')).toContain('从付款起，截至 11月22日 15:00 已 49 小时 58 分');
    const request = event({ type: 'request-logged', text: null }, at('2026-11-22T12:30'));
    expect(answer('处理中', [request])).toContain('从要求退款起，截至 11月22日 15:00 已 2 小时 30 分');
    expect(answer('处理中', [], {}, at('2026-12-01T13:05'))).toContain('已 11 天 3 分');
    expect(answer('处理中', [], { paidAt: at('2025-12-31T10:00') })).toContain(
      '截至 11月22日 15:00 已 326 天',
    );
  });

  it('asks on a weekend that waits for work for the next working day, else for the next day', () => {
    expect(answer('周末不上班', [], {}, at('2026-11-21T10:00'))).toContain('请在 11月23日 18:00 前');
    expect(answer('处理中', [], {}, at('2026-11-21T10:00'))).toContain('请在 11月22日 18:00 前');
    expect(answer('等工作日', [], {}, at('2026-09-30T20:00'))).toContain('请在 10月8日 18:00 前');
    expect(answer('处理中', [], {}, at('2026-12-31T20:00'))).toContain('请在 2027年1月1日 18:00 前');
  });

  it('holds a no-refund rule against the articles of the table, where they were in force', () => {
    const text = answer('充值后不退');
    expect(text).toContain(
      '请对照《中华人民共和国民法典》第四百九十六条第二款和第四百九十七条，在 11月23日 18:00 前',
    );
    expect(text).toContain('我没有收到所购的商品，不是充值后反悔');
    const before = { paidAt: at('2020-06-01T10:00') };
    expect(answer('充值后不退', [], before)).not.toMatch(/《|请对照/);
    expect(answer('充值后不退', [], { delivered: 'wrong-value' })).not.toContain('没有收到');
  });

  it('says what is still open of a part that came back, and names a payment without an order', () => {
    const part = event({ type: 'refund-logged', amountFen: 3000, text: null }, at('2026-11-21T12:00'));
    expect(answer('处理中', [part])).toContain('（100.00 元，还差 70.00 元）');
    const { order: _, ...without } = FACTS;
    const state = foldHistory(historyOf({ ...OPENED, facts: { ...without, orderState: 'missing' } }));
    if (!state) throw new Error('no case');
    expect(answerToStalling(null, state, [], rules, NOW)).toContain('2026-11-20 13:02 的付款（100.00 元）');
    const paid = { ...state, facts: { ...state.facts, paymentNo: '2026112022' } };
    expect(answerToStalling(null, paid, [], rules, NOW)).toContain('支付单号 2026112022（100.00 元）');
  });

  it('pays nothing first', () => {
    expect(answer('先交解冻费')).toContain('我不会先付任何费用');
  });

  const FORBIDDEN =
    /骗|诈|投诉你|曝光|起诉|报警|举报|法院|违法|违规|否则|后果|保证|7 ?个?工作日|七个工作日|无理由|三倍|电子商务法|undefined|null|NaN|\[|\{/;

  it('fits a chat, names order, amount, request and an own date, and neither threatens nor accuses', () => {
    const events = fc.subarray([
      promised('2026-11-21T10:00'),
      promised('2026-11-28T10:00', { refund: true, agent: '客'.repeat(200) }),
      clause(1, 'hours', 'right-from'),
      clause(5, 'working-days', 'they-owe'),
      { ...clause(2, 'hours', 'they-owe'), title: '条'.repeat(200) } as CaseEvent,
    ]);
    fc.assert(
      fc.property(
        fc.constantFrom(...STALLING_PHRASES.map(({ name }) => name.zh), '随便'),
        events,
        fc.record({
          order: fc.integer({ min: 1, max: 128 }).map((length) => 'C'.repeat(length)),
          amountFen: fc.integer({ min: 1, max: 1_000_000_000 }),
          delivered: fc.constantFrom('nothing' as const, 'wrong-value' as const),
        }),
        fc.integer({ min: 0, max: 400 * 24 * 60 }),
        (phrase, happened, facts, minutes) => {
          const text = answer(phrase, happened, facts, NOW + minutes * 60_000);
          expect([...text].length).toBeLessThanOrEqual(MOST_IN_CHAT);
          expect(text).toContain(`订单 ${facts.order}（`);
          expect(text).toContain(` 元`);
          expect(text).toMatch(/书面|到账记录|原路退回/);
          expect(text).toMatch(/在 (?:\d{4}年)?\d+月\d+日 18:00 前.*。$/);
          expect(text).not.toContain('法定期限');
          expect(text).not.toMatch(FORBIDDEN);
        },
      ),
    );
  });

  it('keeps what it rests on as long as there is room for it', () => {
    const happened = [promised('2026-11-21T10:00'), clause(1, 'hours', 'right-from')];
    for (const { name } of STALLING_PHRASES) {
      expect(answer(name.zh, happened)).toContain('客服 1001 11月20日 18:00 答应 11月21日 10:00 前答复');
      expect(answer(name.zh, happened)).toContain('《充值服务条款》第5条');
    }
    expect(answer('先交解冻费', happened)).toContain('我不会先付任何费用');
    expect(answer('充值后不退', happened)).toContain('不是充值后反悔');
  });

  it('shows nothing that acts', () => {
    expect(answer('处理中', [promised('2026-11-21T10:00', { agent: '\u001b[31m\u202e1' })])).not.toMatch(
      /[\u001b\u202e]/,
    );
  });
});
