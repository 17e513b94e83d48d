import { describe, expect, it } from 'vitest';
import { backAsPoints, cameLateIn, feeDemandedIn, papersDemandedIn } from '../../src/reading/harmful-asks.ts';
import { readReply } from '../../src/reading/reply.ts';

const NOW = Date.parse('2026-11-29T12:00:00+08:00');

describe('money first', () => {
  it.each([
    '您的订单涉嫌风控，请缴纳保证金50元解冻',
    '请先支付50元手续费才能退款',
    '请转账到个人账户验证流水后退款',
    '账户冻结了，先交解冻费',
    '需要缴纳200元保证金才能退款',
    '流水不足，刷流水才能提现',
    '再充值500元激活账户才能退',
    '补交个税20%后到账',
    '打款到指定账户，核对后返还',
    '先打手续费过来',
  ])('%s', (text) => {
    expect(feeDemandedIn(text)).toBeDefined();
    // `got` hears it like `say`.
    expect(readReply(text, NOW).feeDemanded).not.toBe(null);
  });

  it.each([
    '退款不收手续费',
    '无需缴纳任何保证金',
    '请不要交任何保证金，谨防诈骗',
    '请勿向陌生人支付解冻费',
    '扣除手续费后退还95元',
    '系统处理中，请耐心等待',
    '已经原路退回支付宝',
    '不需要您再付款',
    '请提供付款截图',
  ])('not: %s', (text) => {
    expect(feeDemandedIn(text)).toBeUndefined();
  });
});

describe('papers of identity', () => {
  it.each([
    '请提供身份证正反面照片',
    '发一下手持身份证',
    '需要您的身份证照片和银行卡号照片',
    '拍一下银行卡正面',
    '把验证码告诉我，发验证码给客服',
  ])('%s', (text) => {
    expect(papersDemandedIn(text)).toBeDefined();
    expect(readReply(text, NOW).papersDemanded).not.toBe(null);
  });
  it.each(['请提供付款截图和订单号', '无需提供身份证照片', '请勿告诉他人验证码'])('not: %s', (text) => {
    expect(papersDemandedIn(text)).toBeUndefined();
  });
});

describe('late goods', () => {
  it.each(['已补发，请查收', '已经给您重新充值了', '已重新充值', '补单成功，请查看'])('%s', (text) => {
    expect(cameLateIn(text)).toBeDefined();
    expect(readReply(text, NOW).cameLate).not.toBe(null);
  });
  it.each(['已经退款', '会尽快补发', '还没补发', '正在处理'])('not: %s', (text) => {
    expect(cameLateIn(text)).toBeUndefined();
  });
});

describe('a refund as points', () => {
  it.each(['已经为您退成平台积分500分', '已退为优惠券，请查收', '款项已退到平台余额'])(
    'is none: %s',
    (text) => {
      expect(backAsPoints(text)).toBe(true);
      expect(readReply(text, NOW).moneyBack).toBe(null);
    },
  );

  it.each(['已原路退回到您的微信零钱', '已退到支付宝余额'])('and money is: %s', (text) => {
    expect(backAsPoints(text)).toBe(false);
  });
});
