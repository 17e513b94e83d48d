import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLines } from '../../src/case/text.ts';
import { LETTER_RECIPIENTS } from '../../src/law/parties.ts';
import { FORMS } from '../../src/letters/letter.ts';
import { explain, type RuleId } from '../../src/lint/finding.ts';
import { lintLetter } from '../../src/lint/lint.ts';
import * as en from '../../src/words/en/letter.ts';
import * as zh from '../../src/words/zh/letter.ts';
import { draftWith, lintView } from '../support/lint-view.ts';
import { NAUGHTY } from '../support/naughty.ts';

const RULES = Object.keys(zh.lint.rules) as RuleId[];

describe('the lines of findings', () => {
  it('are those of an editor, whatever ends a line', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const draft = ['飞快卡盟：', '', '你们就是骗子。', '第四行', '不给钱就举报你们。'].join(end);
      const found = lintLetter(draft, lintView());
      expect(found.filter(({ rule }) => rule === 'accusation').map(({ line }) => line)).toEqual([3]);
      expect(found.filter(({ rule }) => rule === 'threat').map(({ line }) => line)).toEqual([5]);
    }
  });

  it('are sorted, what is about the whole text last', () => {
    const lines = lintLetter('你们是骗子。\n\n不退款就曝光你们。\n你们是骗子。', lintView()).map(
      ({ line }) => line,
    );
    expect(lines).toEqual(lines.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity)));
    expect(lines.at(-1)).toBeNull();
  });

  it('full-width letters and figures change neither what is found nor where', () => {
    const found = lintLetter('飞快卡盟：\n①　根据《电子商务法》第９９条，７个工作日内退款。', lintView());
    expect(found.filter(({ line }) => line === 2).map(({ rule }) => rule)).toEqual([
      'no-such-article',
      'no-such-days',
    ]);
  });
});

describe('the sentences of findings', () => {
  it.each(RULES)('what %s proposes can be pasted without a new finding', (rule) => {
    const view = lintView();
    const finding = {
      rule,
      level: 'error' as const,
      line: 1,
      found: '…',
      instead: '《中华人民共和国民法典》',
    };
    for (const [messages, language] of [
      [zh, 'zh'],
      [en, 'en'],
    ] as const) {
      const { message, better } = explain(finding, view, messages, language);
      expect(message.length).toBeGreaterThan(5);
      for (const [, sentence = ''] of better.matchAll(/(?:[：:]|Add|Say|with) ?“([^”]+)”/g)) {
        if (sentence.includes('……')) continue;
        const again = lintLetter(draftWith(sentence), view).filter(({ level }) => level !== 'notice');
        expect({ sentence, again }).toEqual({ sentence, again: [] });
      }
    }
  });

  it('carry the date, the amount and the order of this case', () => {
    const [finding] = lintLetter(draftWith('你们是骗子。'), lintView());
    if (!finding) throw new Error('nothing found');
    expect(explain(finding, lintView(), zh, 'zh').better).toContain(
      '我于2026年11月20日向飞快卡盟付款100.00元（订单号：CM20261120001）',
    );
  });
});

describe('hostile text', () => {
  /** A draft of the longest kind somebody pastes; a pattern that backtracks would take minutes over it. */
  const LENGTH = 20_000;
  const pieces = fc.constantFrom(
    '给',
    '给元',
    '给我100元',
    '元',
    '1',
    '12 ',
    '1-',
    '《',
    '》',
    '第',
    '条',
    '第一',
    '、',
    '第九条、',
    '“',
    '"',
    '骗子',
    '不',
    '没有',
    '曝光',
    '不给钱',
    '就举报',
    '撤诉',
    '(',
    '【',
    '[',
    '{',
    '_',
    'x',
    '某',
    '年',
    '年 ',
    '工作日',
    '7个',
    '电商法',
    '7日内',
    '请',
    '退',
    '客服',
    '客服说',
    ',',
    '，',
    '.',
    ' ',
    '\t',
    '密码',
    '密码a',
    '密码1',
    '地址:',
    '赔',
    '赔偿',
    '100',
    '倍',
    '我是',
    '让你',
    'a',
    'é',
    '\u200b',
    '😀',
    '\0',
    '\u202e',
    '同法',
    '消费者协会',
    '已经',
    '我们1',
    '法院',
    '公司',
    '被投诉人',
  );

  it('is read through in good time, wherever its patterns repeat', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...LETTER_RECIPIENTS),
        (unit, to) => {
          const text = unit.join('').repeat(LENGTH).slice(0, LENGTH);
          lintLetter(text, lintView({ to }));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never throws, points at lines that are there and shows nothing that acts on a screen', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc
        .array(fc.oneof(pieces, fc.constantFrom('\n', '\r\n', ...NAUGHTY)), { maxLength: 60 })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...LETTER_RECIPIENTS),
        fc.constantFrom(...FORMS),
        (draft, to, form) => {
          const view = lintView({ to, form, limit: 50 });
          const lines = cleanLines(draft).split('\n').length;
          for (const finding of lintLetter(draft, view)) {
            expect(finding.line ?? 1).toBeGreaterThanOrEqual(1);
            expect(finding.line ?? 1).toBeLessThanOrEqual(lines);
            const { message, better } = explain(finding, view, zh, 'zh');
            expect(`${message}${better}`).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          }
        },
      ),
    );
  });

  it('the same thing in a line is told once', () => {
    const found = lintLetter(draftWith('骗子'.repeat(5000)), lintView());
    expect(found.filter(({ line }) => line === 3)).toHaveLength(1);
  });
});
