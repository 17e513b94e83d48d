import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/sharing/timeline.ts';
import { maskDeep, maskFor } from '../../src/sharing/visibility.ts';
import { NAUGHTY } from '../support/naughty.ts';

describe('a table that we write', () => {
  it('opens as text: nothing in it is run as a formula, whatever somebody said in a chat', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        ...NAUGHTY,
        '=1+1',
        '+1',
        '-1',
        '@SUM(A1)',
        '\t=1',
        '\r=1',
        '＝1',
        ' =1',
        '|calc',
        '"=1"',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = csvText(rows);
        expect(text.charCodeAt(0)).toBe(0xfeff);
        const read = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: false }).data.slice(0, -1);
        expect(read.length).toBe(rows.length);
        for (const [one = '', two = ''] of read) {
          for (const shown of [one, two]) {
            expect(shown).not.toMatch(/^\s*[=+\-@＝＋－＠|]/);
            expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          }
        }
      }),
    );
  });
});

describe('a masked text', () => {
  const mask = maskFor(['1234567890123456', '2024050122001100001234567890'], {
    own: ['李小明', '杭州市某街2号'],
    sparesCompany: false,
  });

  it.each([
    ['卡号 6222021234567890128', '卡号 ****0128'],
    ['卡 6222 0212 3456 7890 128', '卡 **** 128'],
    ['身份证11010519491231002X', '身份证110****2X'],
    ['电话13912345678，', '电话139****5678，'],
    ['电话139 1234 5678或139-1234-5678', '电话139****5678或139****5678'],
    ['电话＋８６１３９１２３４５６７８', '电话＋８６****５６７８'],
    ['+86 139 1234 5678', '+86****5678'],
    ['座机0571-87654321', '座机057****4321'],
    ['110105 19491231 002X', '110****2X'],
    ['订单1234567890123456没到', '订单1234567890123456没到'],
    ['支付单号2024050122001100001234567890', '支付单号2024050122001100001234567890'],
    ['姓名：张三，电话13912345678', '姓名：***，电话139****5678'],
    ['收货人 欧阳娜娜\n', '收货人 ***\n'],
    ['户名=ZHANG SAN', '户名=***'],
    ['<p>姓名：<span class="n">Zhang3</span></p>', '<p>姓名：<span class="n">***</span></p>'],
    ['我叫张三，付了钱', '我叫***，付了钱'],
    ['李小明说过', '***说过'],
    ['收货地址：浙江省杭州市，西湖区文三路12号3幢402室。到货', '收货地址：***。到货'],
    ['住址:北京市朝阳区某街道1号院', '住址:***'],
    ['寄到浙江省杭州市西湖区文三路12号3幢402室，谢谢', '***，谢谢'],
    ['家在浙江省杭州市西湖区文三路 138 号 3 幢 402 室，谢谢', '***，谢谢'],
    ['护照E12345678，旧的EA1234567', '护照E1****78，旧的EA****67'],
    ['代码91330106MA2B0ABC1X', '代码***'],
    [
      '网址：https://kameng.example/a 网站地址：kameng.example',
      '网址：https://kameng.example/a 网站地址：kameng.example',
    ],
    ['第2号线路，3号之前，姓名没写', '第2号线路，3号之前，姓名没写'],
    ['订单号CM20240501001在2024-05-01', '订单号CM20240501001在2024-05-01'],
    ['金额100.00元，2024-05-01 14:02', '金额100.00元，2024-05-01 14:02'],
    [`摘要 ${'0a1b2c3d'.repeat(8)}`, `摘要 ${'0a1b2c3d'.repeat(8)}`],
  ])('of %j is %j', (text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  it.each([
    // Names, however they come in.
    '张先生',
    '欧阳娜娜女士',
    '客服老王说退',
    '我是张三丰，昨天付的',
    '收款方：王小二',
    '转账给 *小明',
    '向张三转账100元',
    '户主：赵六',
    '账户名称：王五',
    '本人李小花，女',
    '法定代表人：马云',
    '原告张三，男',
    '申请人张三',
    '老板叫陈大明',
    '姓　名：张三',
    '姓名（必填）：张三',
    '姓名:张 三',
    '姓名【张三】',
    '收件人：ئەلى مەمەت',
    '找古丽娜尔·买买提',
    '孩子叫王小宝',
    '张三 13812340000',
    '张三：你好',
    '与张三的聊天记录.txt',
    '微信图片_张三_1.png',
    'My name is John Smith',
    'Payee: John Smith',
    '机主王芳',
    '转账对象：张三',
    '我爸刘建国的卡',
    '我找了张丽，',
    '客服小美说',
    '昵称为“小鱼儿”',
    '陈sir',
    '李哥说',
    // Addresses.
    '阳光小区5-2-301',
    '阳光小区五栋二单元三零一',
    '邮编310012',
    '江苏省南京市玄武区中山路１号',
    '北京市朝阳区建国路甲92号',
    '河南省周口市太康县逊母口镇张庄村3组',
    '香港九龙尖沙咀弥敦道100号',
    '放到万科城市花园12栋1单元1503',
    '阳光花园小区3栋2单元501室',
    'Address: No. 12 Wensan Road, Hangzhou',
    // Documents and companies.
    '港澳通行证CA1234567',
    '台胞证 01234567',
    '军官证：南字第01234567号',
    '代码：９１３３０１０６ＭＡ２Ｂ０ＡＢＣ１Ｘ',
    '代码 9133 0106 MA2B 0ABC 1X',
    '组织机构代码 12345678-9',
    '注册号 330106000123456',
    '身份证 1101 0519 4912 3100 2X',
    '浙A·12345',
    '京AD12345',
    // Numbers of cards and phones.
    '6222  0212  3456  7890  128',
    '6222.0212.3456.7890.128',
    '3782 822463 10005',
    '139.1234.0000',
    '139 123 40000',
    '1 3 9 1 2 3 4 0 0 0 0',
    '139－1234－0000',
    '139—1234—0000',
    '139　1234　0000',
    '139·1234·0000',
    '一三九一二三四零零零零',
    '幺三九幺二三四零零零零',
    '①③⑨①②③④⓪⓪⓪⓪',
    '(0571)87654321',
    '0571 87654321',
    '010-1234 5678',
    '座机：8765-4321',
    // Messengers and mail.
    'QQ号码是123456789',
    '扣扣 12345678',
    'ＱＱ：１２３４５６７８９',
    '微信号是zhangsan88',
    'vx zhangsan88',
    'V信 zhangsan88',
    'WeChat ID: zhangsan88',
    'wxid_abcdef123456',
    'zhangsan＠qq.com',
    'zhangsan#qq.com',
    'zhangsan(at)qq.com',
    '张三@例子.中国',
    'TG：@zhangsan88',
    '登录密码：abc123',
  ])('%j does not leave as it stands', (text) => {
    expect(mask(text)).not.toBe(text);
    expect(mask(text)).not.toMatch(
      /刘建国|张丽|小鱼|三零一|301|娜娜|三丰|小二|小明|赵六|王五|小花|马云|大明|John|مەمەت|古丽|小宝|1503|501|zhang|abc123/,
    );
  });

  it.each([
    '付款 微信 11-17 22:51',
    '用微信 10000元付的',
    '2026-11-20 2026-11-21 之间',
    '客服1002 2026-11-20 18:02',
    'E1 2026-11-20 14:02',
    '证据 1 2026-11-20 10:30:05',
    'E13 2026-11-20 9:02',
    '手机 2000-3000 元',
    'QQ 10000 点券',
    'QQ：10000个Q币',
    '抖音：1000 抖币',
    '快手:10000快币',
    '电话 2026-1120',
    '1000 2000 3000 4000',
    '订单 202611172230580995',
    '单号 20261120140200123456',
    '流水号 310220261118905561',
    '工单号2026111800912',
    'mmexport1764568800000.jpg',
    '我叫客服退款',
    '他叫我等',
    '客服小组说',
    '实名认证：已完成',
    '实名认证 未通过',
    '王者 2026-11-20',
    '截图_金铲铲_1.png',
    '水印_1.png',
    '左边 14:00',
    '我叫他们退钱',
    '我叫什么不重要',
    '我是高中生',
    '我是安卓手机',
    '投诉人要求退款',
    '本人于2026年11月20日',
    '老板说不退',
    '收款方：杭州某某网络科技有限公司',
    '收款人：杭州某某网络科技有限公司',
    '商户名：杭城喜雀数字科技',
    '被告：老王卡盟',
    '老王卡盟说不退',
    '原神·月卡',
    '勇者·斗恶龙',
    '充值账号：xiaoyu_0412',
    '地址：www.kameng.example/a',
    '杭州市西湖区市场监督管理局',
    '法释〔2020〕17号',
    '国务院令第778号',
    '杭州市地铁2号线',
    '余额：100元',
    '温馨提示：',
    '向电信主管部门申诉',
    '向某商户支出',
    '因运营商原因导致的延迟，本站不承担责任',
  ])('%j is nobody’s and stays', (text) => {
    const hidden = { own: [], stays: ['老王卡盟'], sparesCompany: false, sparesOrders: true };
    expect(maskFor([], hidden)(text)).toBe(text);
  });

  it('hides once: a text that was masked stays as it is, and so does what was said', () => {
    for (const [text, shown] of [
      ['客服老王说退', '客服老***说退'],
      ['客服经理张三说退，张三丰也说', '客服经理***说退，张三丰也说'],
      ['收款人 *小明 139 1234 0000', '收款人 *** 139****0000'],
      ['收货地址：杭州市文三路12号。张先生 6222 0212 3456 7890 128', '收货地址：***。***先生 **** 128'],
    ] as const) {
      expect(mask(text)).toBe(shown);
      expect(mask(shown)).toBe(shown);
    }
  });

  it('knows the user’s own name however it is written', () => {
    const own = maskFor([], { own: ['李小明', 'Li Xiaoming'], sparesCompany: false });
    for (const name of [
      '李小明',
      '李 小 明',
      '李\u3000小\u3000明',
      'Li Xiaoming',
      'LI XIAOMING',
      'li xiaoming',
    ])
      expect(own(`由${name}付款`)).toBe('由***付款');
  });

  it('spares a name only where it stands inside that of the site', () => {
    const hidden = { own: [], stays: ['张先生卡盟'], sparesCompany: false };
    expect(maskFor([], hidden)('张先生卡盟的小张说：找张先生')).toBe('张先生卡盟的小***说：找***先生');
    expect(maskFor([], hidden)('小张说')).toBe('小***说');
  });

  it('keeps the number and the address of the company for who has to find it', () => {
    const address = '浙江省杭州市西湖区文三路99号';
    const text = `注册号 330106000123456，信用代码 913301065678901234，地址：${address}`;
    expect(maskFor([], { own: [], stays: [address], sparesCompany: true })(text)).toBe(text);
    expect(maskFor([], { own: [], sparesCompany: false })(text)).not.toMatch(/123456|678901|文三/);
  });

  it('keeps the company number for who has to find out who runs the site', () => {
    const text = '运营者 91330106MA2B0ABC1X，姓名：张三';
    expect(maskFor([], { own: [], sparesCompany: true })(text)).toBe('运营者 91330106MA2B0ABC1X，姓名：***');
  });

  it('takes no time over a text made to cost it', () => {
    const began = performance.now();
    for (const part of [
      '\n',
      ' ',
      '\u3000',
      '\u200b',
      '栋1',
      '1-',
      '中',
      '中路',
      '中市路1号',
      '姓名：',
      '地址：',
      '我叫',
      'E1',
      '1',
    ])
      mask(part.repeat(20_000 / part.length));
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('stands at every depth of an object, and numbers and dates stay', () => {
    const value = {
      a: ['电话13912345678'],
      b: { c: 1_714_550_000_000, d: null, e: '2024-05-01T14:02:00+08:00' },
    };
    expect(maskDeep(value, mask)).toEqual({ ...value, a: ['电话139****5678'] });
  });
});
