import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/case/facts.ts';
import type { LetterRecipient } from '../../src/law/parties.ts';
import { letterOf, WHOLE } from '../support/letters.ts';
import { clause, requested } from '../support/moments.ts';

const { payee: _, ...UNNAMED } = WHOLE;
const SHOP: Partial<Facts> = { ...UNNAMED, seller: 'marketplace', shop: '张三的店' };
const KNEW = '4月就有买家投诉过同一家店';
const ASKS_DATA = /请(?:要求.*)?提供.*真实名称/;
const MEDIATORS = ['12315', 'consumer-association'] as const;

const text = (to: LetterRecipient, facts: Partial<Facts>, form: 'formal' | 'ticket' = 'formal') =>
  letterOf(to, form, { ...SHOP, ...facts }, [requested()], 48).text;

describe('a marketplace beside the shop', () => {
  it('is no party of its own as long as it may still say who the shop is', () => {
    for (const shopData of [undefined, 'not-asked', 'waiting', 'given'] as const) {
      const more = shopData === undefined ? {} : { shopData };
      const claim = text('court', more);
      expect([shopData, /被告二|两被告|第四十四条/.test(claim)]).toEqual([shopData, false]);
      for (const to of MEDIATORS) expect(text(to, more)).not.toMatch(/（二）交易平台|第四十四条/);
    }
  });

  it('is sued and complained of beside the shop where it could not say', () => {
    const claim = text('court', { shopData: 'none' });
    expect(claim).toMatch(/被告一（店铺）\n名称：________\n店铺名称：张三的店\n被告住所：________/);
    expect(claim).toMatch(
      /被告二（交易平台）\n名称：________\n经营的交易平台：某某卡盟\n.*\n平台地址：浙江省/,
    );
    expect(claim).toContain('判令解除原告与被告一之间');
    expect(claim).toContain('判令被告一把100.00元原路退回');
    expect(claim).toContain('判令被告二对上述100.00元承担赔偿责任');
    expect(claim).toContain('由两被告承担');
    expect(claim).toMatch(/被告二没有提供。根据《.*》第四十四条第一款/);
    // Each of the two by its own name, and nobody by both.
    expect(claim.match(/[^\n]*(?:(?<!两)被告(?![一二住])(?!$)|我)[^\n]*/gm)).toBe(null);
    for (const to of MEDIATORS) {
      expect(text(to, { shopData: 'none' })).toMatch(/（一）店铺\n名称：张三的店\n（二）交易平台/);
      expect(text(to, { shopData: 'none' })).toContain('店铺没有退款的，由交易平台“某某卡盟”赔偿100.00元');
    }
    expect(text('12315', { shopData: 'none' }, 'ticket')).toContain('没有提供店铺的真实名称');
    expect(text('site', { shopData: 'none' })).toMatch(/平台没有提供.*由平台赔偿100.00元/);
    expect(text('site', { shopData: 'none' }, 'ticket')).toContain('依法也可以要求平台赔偿');
  });

  it('is jointly liable where the user can show that it knew', () => {
    const claim = text('court', { shopData: 'given', platformKnew: KNEW });
    expect(claim).toContain('判令被告二对被告一的上述付款义务承担连带责任');
    expect(claim).toMatch(new RegExp(`${KNEW}。根据《.*电子商务法》第三十八条第一款`));
    for (const to of MEDIATORS)
      expect(text(to, { shopData: 'given', platformKnew: KNEW })).toContain('承担连带责任');
    expect(text('site', { shopData: 'given', platformKnew: KNEW })).toMatch(/第三十八条第一款.*连带责任/);
  });

  it('is asked who the shop is until it said so, and not again', () => {
    for (const to of ['site', ...MEDIATORS] as const) {
      expect([to, ASKS_DATA.test(text(to, {}))]).toEqual([to, true]);
      expect([to, ASKS_DATA.test(text(to, { shopData: 'given' }))]).toEqual([to, false]);
      expect(text(to, { shopData: 'waiting' })).toContain('还没有收到');
    }
  });

  it('calls the shop by its own name once the marketplace gave it', () => {
    const facts = { ...SHOP, shopData: 'given', payee: '张三数码经营部' } as const;
    for (const to of ['12315', 'consumer-association', 'court'] as const) {
      const told = letterOf(to, 'formal', facts, [requested()], 48).text;
      expect(told).toContain('名称：张三数码经营部\n店铺：张三的店');
      expect(told).not.toContain('收款方：张三数码经营部\n地址');
    }
    const knew = letterOf('court', 'formal', { ...facts, platformKnew: KNEW }, [requested()], 48).text;
    expect(knew).toContain('被告一（店铺）\n名称：张三数码经营部');
  });

  it('is not told in the letter to both, or in its ticket, that it deceived anybody', () => {
    const facts = { delivered: 'card-used', intentEvidence: '店主承认卡早就卖过' } as const;
    for (const form of ['formal', 'ticket'] as const) {
      expect(text('site', facts, form)).toContain('我认为店铺构成欺诈');
      expect(text('site', facts, form)).not.toContain('你们构成欺诈');
    }
    expect(text('site', facts, 'ticket')).toContain('另请由店铺依照');
  });

  it('answers to nobody who bought to sell on, and for no stolen payment', () => {
    for (const more of [{ purpose: 'resale' }, { payer: 'stolen' }] as const) {
      expect(text('court', { shopData: 'none', platformKnew: KNEW, ...more })).not.toMatch(
        /被告二|第四十四条|第三十八条/,
      );
    }
  });

  it('is whose rules they are, and not the shop’s', () => {
    const rules = (to: LetterRecipient) =>
      letterOf(to, 'formal', { ...SHOP, shopData: 'none' }, [clause(), requested()], 48).text;
    expect(rules('court')).toContain('被告二的《充值服务条款》');
    expect(rules('12315')).toContain('该平台的《充值服务条款》');
    expect(rules('site')).toContain('你们平台的《充值服务条款》');
  });

  it('never has the shop’s name stand for its own, even where nobody knows the shop', () => {
    const { shop: __, ...nameless } = SHOP;
    const complaint = letterOf(
      '12315',
      'formal',
      { ...nameless, shopData: 'waiting' },
      [requested()],
      48,
    ).text;
    expect(complaint).not.toContain('由某某卡盟把');
    expect(complaint).toContain('由收款的店铺把100.00元');
  });
});
