import { describe, expect, it } from 'vitest';
import { shopDataIn } from '../../src/reading/shop-data.ts';

describe('what a marketplace says when it is asked who the shop is', () => {
  it.each([
    '您好，平台不能提供商家的个人信息哦',
    '抱歉亲，卖家的联系方式涉及隐私，无法提供',
    '店铺信息我们这边不方便透露',
    '这个商家的资料查不到了',
    '没有这家店铺的真实信息',
    '不予公开店家地址',
  ])('reads that it gives none: %s', (text) => {
    expect(shopDataIn(text)).toBe('none');
  });

  it.each([
    '商家名称：杭州某某网络有限公司，地址：杭州市西湖区文三路2号，联系电话：0571-12345678',
    '该店铺主体为李某（个体工商户），经营场所在：义乌市稠城街道1号，手机13800001111',
  ])('reads that it gives them: %s', (text) => {
    expect(shopDataIn(text)).toBe('given');
  });

  it.each([
    '已为您联系商家处理，请耐心等待',
    '商家不同意退款',
    '请提供您的联系电话',
    '我们不能给您退款',
    '退款地址：请填写收货地址，电话13800001111',
  ])('reads nothing of the kind: %s', (text) => {
    expect(shopDataIn(text)).toBeUndefined();
  });
});
