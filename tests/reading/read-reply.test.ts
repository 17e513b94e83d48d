import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply, type ReplyProposal } from '../../src/reading/reply.ts';
import { formatTime } from '../../src/time/day.ts';
import type { Period } from '../../src/time/period.ts';
import { NAUGHTY } from '../support/naughty.ts';
import { replies } from '../understanding/corpus.ts';

/** A Friday. */
const NOW = Date.parse('2026-11-20T15:00:00+08:00');

/** 24 hours, 3-5 working-days! (the money by then), until 2026-11-21 17:00 */
function dueText(due: ReplyProposal['due']): string | null {
  if (due === null) return null;
  const period: Period = due.value;
  const text =
    'until' in period
      ? `until ${formatTime(period.until)}`
      : `${period.amount}${period.most === undefined ? '' : `-${period.most}`} ${period.unit}`;
  return due.refund ? `${text}!` : text;
}

function seen(text: string) {
  const { outcome, from, due, agent, at, moneyBack } = readReply(text, NOW);
  return {
    outcome: outcome?.value ?? null,
    due: dueText(due),
    from: from?.value ?? null,
    agent: agent?.value ?? null,
    at: at ? formatTime(at.value) : null,
    back: moneyBack?.value ?? null,
  };
}

const OWN = replies().filter(({ source }) => source === 'own');
const TEXTS = OWN.map(({ text }) => text);

describe('a reply', () => {
  // What it comes to is measured in understood.test.ts, over all sources.
  it('says who wrote it, when, and under which number', () => {
    const wrong = OWN.flatMap(({ text, from, agent = null, at = null }) => {
      const found = seen(text);
      const same = found.from === from && found.agent === agent && found.at === at;
      return same ? [] : [text];
    });
    expect(wrong).toEqual([]);
  });

  it('sets a time only where one is set, or a clock starts wrong', () => {
    const wrong = OWN.flatMap(({ text, due = null }) =>
      seen(text).due === due ? [] : [`${text} → ${seen(text).due}`],
    );
    expect(wrong).toEqual([]);
  });
});

/** Pieces of replies in any order, odd characters among them. */
const patchwork = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TEXTS, ...NAUGHTY),
      fc.constantFrom(
        '24小时内',
        '3-5个工作日',
        '明天18点前',
        '11月31日前',
        '31号前',
        '退款',
        '请',
        '如果',
        '\n',
        '：',
        '，',
        '２',
        '\u200b',
        '客服1001：',
        '2026-11-20 14:02 ',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('any text', () => {
  it('rests every proposal on words that stand in it, or the user cannot see why', () => {
    let proposals = 0;
    fc.assert(
      fc.property(fc.oneof(patchwork, fc.string({ unit: 'binary' })), (text) => {
        for (const found of Object.values(readReply(text, NOW)) as ({ readonly words: string } | null)[]) {
          if (found === null) continue;
          proposals += 1;
          expect(found.words).not.toBe('');
          expect(text).toContain(found.words);
        }
      }),
      { numRuns: 2000 },
    );
    expect(proposals).toBeGreaterThan(1000);
  });

  it('gives no time of the future for the message and no empty period', () => {
    let periods = 0;
    fc.assert(
      fc.property(patchwork, (text) => {
        const { at, due } = readReply(text, NOW);
        if (at) expect(at.value).toBeLessThanOrEqual(NOW);
        if (!due || 'until' in due.value) return;
        const { amount, most = amount + 1 } = due.value;
        expect(Number.isInteger(amount) && amount > 0 && most > amount).toBe(true);
        periods += 1;
      }),
      { numRuns: 1000 },
    );
    expect(periods).toBeGreaterThan(100);
  });

  it('is not changed by what the user says himself, or his own words are held against the site', () => {
    const own = fc
      .tuple(
        fc.constantFrom(
          '我：',
          '我:',
          '买家：',
          '用户：',
          '本人：',
          '11-20 14:03 我：',
          '[2026-11-20 14:03] 我：',
        ),
        fc.constantFrom(
          ...TEXTS.filter((text) => text !== '' && !text.includes('\n')),
          '为什么不退款？',
          '24小时内退给我',
        ),
      )
      .map(([name, text]) => `${name}${text}`);
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), own, fc.nat(), (text, mine, place) => {
        const lines = text.split('\n');
        const at = place % (lines.length + 1);
        const mixed = [...lines.slice(0, at), mine, ...lines.slice(at)].join('\n');
        expect(readReply(mixed, NOW)).toEqual(readReply(text, NOW));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same with full-width digits and signs, or a phone keyboard decides', () => {
    const wide = (text: string) =>
      text.replaceAll(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
    for (const text of TEXTS) expect({ text, ...seen(wide(text)) }).toEqual({ text, ...seen(text) });
  });

  it.each([
    '，',
    '\n',
    '退',
    '请',
    '请提供',
    '1',
    '3-5',
    '24小时内',
    '如果',
    '支付宝',
    '不是不会',
    '我：',
    '您反映的',
    ' ',
    '. ',
  ])('of %j over and over is read, or the program hangs', (piece) => {
    const text = piece.repeat(Math.floor(90_000 / piece.length));
    expect(readReply(text, NOW)).toHaveProperty('outcome');
  });
});

describe('the words shown', () => {
  it.each([
    ['亲，已为您提交退款申请，预计３－５个工作日原路退回', '３－５个工作日'],
    ['请在3日内补充材料', '3日内'],
    ['我：快点\n客服：明天下午5点前给您处理', '明天下午5点前'],
    ['您的退\u200b款将在 7 个工作日内\u200b到账', '7 个工作日内'],
  ])('of %j are %s', (text, words) => {
    expect(readReply(text, NOW).due?.words).toBe(words);
  });

  it('count a day named from the day of the message', () => {
    expect(seen('2026-10-30 18:00 客服：月底前给您退').due).toBe('until 2026-11-01 00:00!');
    expect(seen('今天给您退').due).toBe('until 2026-11-21 00:00!');
  });
});

describe('a promise that a top-up arrives', () => {
  it.each([
    ['亲，系统处理中，预计24小时内到账', false],
    ['正在排队充值，最晚明天下午6点前到账', false],
    ['已经给您申请退款，系统处理中，24小时内到账', true],
  ])('is no promise of the refund: %s', (text, refund) => {
    expect(readReply(text, NOW).due?.refund).toBe(refund);
  });
});

describe('what a mediator reports', () => {
  it.each([
    ['经调解，商家同意退还150元，10月1日前到账', 'settled'],
    ['经我局调解，双方自愿达成协议，商家退款60元', 'settled'],
    ['您的投诉已受理，将依法组织调解', 'accepted'],
  ] as const)('is a settlement only where the other side agreed: %s', (text, outcome) => {
    expect(readReply(`12315：${text}`, NOW).outcome?.value).toBe(outcome);
  });

  it.each(['经调解，商家不同意退款，终止调解', '经调解，双方未达成一致', '商家如果同意退款，将组织调解'])(
    'is none where it came to nothing, or is open: %s',
    (text) => {
      expect(readReply(`12315：${text}`, NOW).outcome?.value).not.toBe('settled');
    },
  );
});
