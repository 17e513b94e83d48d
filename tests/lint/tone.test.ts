import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../src/lint/finding.ts';
import { lintLetter } from '../../src/lint/lint.ts';
import { draftWith, lintView } from '../support/lint-view.ts';

/** What is found in the third line of a letter that is otherwise in order. */
function rulesIn(sentence: string, changes: Parameters<typeof lintView>[0] = {}): RuleId[] {
  return lintLetter(draftWith(sentence), lintView(changes))
    .filter(({ line }) => line === 3)
    .map(({ rule }) => rule);
}

const harmful: readonly (readonly [RuleId, string])[] = [
  ['insult', '你们真是无耻，赶紧退钱。'],
  ['insult', '一群垃圾客服，没有一个会办事。'],
  ['insult', '你们这帮王八蛋。'],
  ['insult', '什么ＳＢ平台，连个客服都没有。'],
  ['insult', '黑心商家，没良心。'],
  ['insult', '你们老板不要脸。'],
  ['insult', '他妈的到底退不退？'],
  ['insult', '客服说没货，你们这些奸商。'],
  ['insult', '滚蛋，别再骗我。'],
  ['insult', '你们这帮孙子。'],
  ['insult', '老赖平台。'],
  ['accusation', '这是赤裸裸的抢钱。'],
  ['accusation', '贵公司涉嫌犯罪？不，你们就是犯罪。'],
  ['accusation', '你们就是骗子。'],
  ['accusation', '难道你们不是骗子。'],
  ['accusation', '你们不是骗子是什么？'],
  ['accusation', '难道你们不是骗子吗？'],
  ['accusation', '你们这是诈骗。'],
  ['accusation', '贵司诈骗我100元，证据确凿。'],
  ['accusation', '如果你们不退就是诈骗。'],
  ['accusation', '我被你们骗了100元。'],
  ['accusation', '网站骗了我的钱。'],
  ['accusation', '你们是一个犯罪团伙。'],
  ['accusation', '贵平台非法经营，还帮人洗钱。'],
  ['accusation', '你们偷了我的钱。'],
  ['accusation', '你们“骗子”公司赶紧退款。'],
  ['accusation', '你们骗取我的货款。'],
  ['accusation', '你们没有信用，就是骗子。'],
  ['accusation', '我不会再相信你们这些骗子。'],
  ['accusation', '你们诈\u200b骗。'],
  ['accusation', '你们敲诈勒索消费者。'],
  ['accusation', '根据《中华人民共和国刑法》第二百六十六条，你们要坐牢。'],
  ['fraud-unproved', '你们的行为是欺诈行为。'],
  ['threat', '不给个说法我就去你们公司堵门。'],
  ['threat', '你们等着坐牢吧。'],
  ['threat', '我会把你们的个人信息发到网上。'],
  ['money-for-silence', '只要你们肯出800元，我可以当没发生。'],
  ['impersonation', '我是公安局网安支队的民警。'],
  ['accusation', '卷钱跑路的平台。'],
  ['threat', '我已经掌握了你家地址。'],
  ['threat', '分分钟黑了你们网站。'],
  ['threat', '不退钱就让网警抓你们。'],
  ['threat', '限你们今晚退钱，不退我就发抖音。'],
  ['threat', '不退款我就曝光你们！'],
  ['threat', '否则我发到抖音上让大家都看看。'],
  ['threat', '今天不给钱就举报你们。'],
  ['threat', '不打钱，我就举报到底。'],
  ['threat', '再不处理，我就找记者。'],
  ['threat', '我要让你们关门。'],
  ['threat', '我知道你家住哪里。'],
  ['threat', '不退钱就去税务举报你们偷税漏税。'],
  ['threat', '让你们坐牢。'],
  ['threat', '小心点，走着瞧。'],
  ['threat', '我会找人收拾你们。'],
  ['threat', '不退款我就把你们挂到网上，全网传播。'],
  ['threat', '三天内不解决，人肉你们老板。'],
  ['threat', '我要攻击你们的服务器。'],
  ['vague-threat', '请尽快退款，否则后果自负。'],
  ['vague-threat', '别怪我不客气。'],
  ['money-for-silence', '把钱退了，我就把差评删了。'],
  ['money-for-silence', '500块，这事就算了。'],
  ['money-for-silence', '私下给我转300，我就撤销投诉。'],
  ['money-for-silence', '给我500元我就不举报。'],
  ['money-for-silence', '赔我200块，我马上撤诉。'],
  ['money-for-silence', '转我1000元，我就删帖。'],
  ['money-for-silence', '你们付1000元，我就保密。'],
  ['money-for-silence', '撤诉可以，先给2000元。'],
  ['money-for-silence', '想让我删帖就拿500元来。'],
  ['money-for-silence', '封口费三百元，这事就算了。'],
  ['money-for-silence', '只要退款，我就不举报你们。'],
  ['money-for-silence', '退款后我会撤回投诉。'],
  ['guarantee', '法院一定会支持我。'],
  ['guarantee', '这个官司我必胜。'],
  ['guarantee', '12315肯定会处罚你们。'],
  ['impersonation', '我是12315的，赶紧退款。'],
  ['impersonation', '我代表消费者协会通知你们。'],
  ['impersonation', '我是律师，现在通知你们退款。'],
  ['impersonation', '我是市场监管局的工作人员。'],
  ['impersonation', '本律师受托致函。'],
  ['impersonation', '作为记者，我会跟进此事。'],
  ['impersonation', '律师函'],
  ['triple-damages', '请三倍赔偿。'],
  ['triple-damages', '要求退一赔三。'],
  ['triple-damages', '根据《消费者权益保护法》第五十五条，应当赔偿。'],
  ['beyond-claim', '必须十倍赔偿我的损失。'],
  ['beyond-claim', '要求赔偿我5000元。'],
  ['beyond-claim', '另付精神损失费。'],
];

const harmless: readonly string[] = [
  '我不认为这是诈骗，只是希望尽快解决。',
  '我不是说你们是骗子，但钱确实没有退回来。',
  '我没有说过贵司诈骗。',
  '该行为涉嫌诈骗，我已经报警。',
  '是否构成犯罪由公安机关认定。',
  '贵司所称的“骗子”一词不是我说的。',
  '客服称“你就是骗子”，聊天记录附后。',
  '客服骂我“傻逼”，截图见附件。',
  '客服在聊天中说我是垃圾用户。',
  '为避免上当受骗，我保留了全部截图。',
  '谨防诈骗的提示我已经看到。',
  '我已经拨打反诈中心电话96110咨询。',
  '我以被诈骗为由向公安机关报案，尚未立案。',
  '根据《中华人民共和国反电信网络诈骗法》的宣传页，我核对了收款方。',
  '我在反诈App上核验过收款账户。',
  '如构成犯罪，由司法机关处理。',
  '请不要骗人，按页面写的发货。',
  '你们提示“谨防诈骗，请勿向陌生人转账”。',
  '我将向12315投诉举报。',
  '如未解决，我将依法向市场监管部门（12315）投诉。',
  '如7日内没有答复，我会向支付渠道投诉，并向12315投诉、举报。',
  '24小时内未解决，我将向支付渠道和12315投诉。',
  '如不退款，我将依法向人民法院起诉。',
  '到时没有解决的，我会报警。',
  '我已在黑猫投诉平台提交投诉。',
  '我不会把此事发到网上，也不会曝光你们。',
  '据媒体曝光，类似网站曾被查处。',
  '客服威胁我说“再投诉就让你好看”。',
  '客服提出给我50元让我撤诉，我没有同意。',
  '你们提出付我20元、让我删帖，我不接受。',
  '我不接受给钱就撤诉的方案。',
  '收到退款后，双方就本订单再无争议。',
  '我支付了100元购买点卡，请对我的个人信息保密。',
  '我付了100元，至今没有到账，请核实。',
  '你们保证24小时内到账，但没有做到。',
  '我保证以上内容真实。',
  '客服要求我再交保证金，我没有交。',
  '页面写着“假一赔十”，我只要求退款。',
  '我不要求三倍赔偿，只要求退还货款。',
  '我不是律师，表达不准确的地方请指出。',
  '我已委托律师，必要时由律师联系你们。',
  '我是这笔订单的付款人。',
  '我是支付宝用户，付款凭证见附件。',
  '孩子用他妈的手机付款，付款人是我。',
  '订单提交后，短信进了垃圾短信箱。',
  '页面一直在滚动，没有显示卡密。',
  '我的银行卡被盗刷，已向银行挂失。',
  '有人在群里冒充客服，我没有理会。',
  '请提供办理人员的工号。',
  '秒杀活动的价格是100元。',
  '卡密显示“已被使用”，请核查。',
  '客服说没货，我就没有再联系。',
  '请处理投诉并书面说明理由。',
  '你们没有说明冻结的原因。',
  '我方认为，订单没有履行，应当退款。',
  '这类慢充可能涉及洗钱，我没有参与。',
  '我担心遇到骗子，所以先核对了执照。',
  '贵司拒绝退款，理由是“充值后不退”。',
  '我怀疑卡密在售出之前已经被使用。',
  '反洗钱规定与本订单无关。',
  '垃圾分类的小程序里也能充值。',
  '请协助联系商家退款，由贵行核查。',
  '上述事实如有不实，由我承担责任。',
  '我不会因为你们给钱就不举报违法行为。',
  '请不要再让我删除差评，我写的都是事实。',
  '双方可以协商，由消费者协会调解。',
  '两个孙子用我的手机充值，付款人是我。',
  '警方告知此事不构成诈骗，属于合同纠纷。',
  '你们说我诈骗退款，没有事实依据。',
  '本人没有进行任何敲诈或者威胁。',
  '我把截图发在了聊天里，不是公开发布。',
  '客服以我“恶意投诉”为由威胁要封号。',
  '该账号被限制的理由是“涉嫌套现”，我没有套现。',
  '建议平台加强监管，避免其他消费者受骗。',
  '本人保留进一步追究法律责任的权利。',
  '双方达成一致后，互不追究。',
  '我在读《骗子》这本书时看到了你们的广告。',
  '法院的工作人员建议先协商。',
  '孩子的父亲是警察，但这与本案无关。',
  '我赔了时间和精力，但只要求退款。',
  '由于你们拒绝退款，我将向12315投诉，并把线索举报给市场监管部门。',
];

describe('the tone of a draft', () => {
  it.each(harmful)('a sentence that could be turned against the user is found: %s, %s', (rule, sentence) => {
    expect(rulesIn(sentence)).toContain(rule);
  });

  it.each(harmless)('a sentence that harms nobody is left alone: %s', (sentence) => {
    const errors = lintLetter(draftWith(sentence), lintView()).filter(({ level }) => level === 'error');
    expect(errors).toEqual([]);
  });

  it('three times the price may be asked by somebody who stated evidence of intent', () => {
    expect(rulesIn('请三倍赔偿。', { intent: true })).not.toContain('triple-damages');
    expect(rulesIn('请十倍赔偿。', { intent: true })).toContain('beyond-claim');
  });

  it('a promise of the site itself may be held against it', () => {
    expect(rulesIn('页面承诺的假一赔十请兑现。')).toContain('beyond-claim');
    expect(rulesIn('页面承诺的假一赔十请兑现。', { known: ['本店假一赔十'] })).toEqual([]);
  });

  it('the refund against a withdrawal is looked at, against a report it is an error', () => {
    const level = (text: string) =>
      lintLetter(draftWith(text), lintView()).find(({ rule }) => rule === 'money-for-silence')?.level;
    expect(level('退款后我会撤回投诉。')).toBe('warning');
    expect(level('只要退款，我就不举报你们。')).toBe('error');
  });
});
