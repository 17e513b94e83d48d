// Screens as the apps and sites of these cases show them, drawn from made-up facts: what stands in them is known, so
// that what is read of them can be marked. None copies a real page; places, words, type and colours differ on purpose.

/** Numbers that repeat for a seed. */
export function random(seed) {
  let state = seed * 2654435761 + 12345;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
  const below = (most) => Math.floor(next() * most);
  return {
    below,
    of: (list) => list[below(list.length)],
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  };
}

const two = (value) => String(value).padStart(2, '0');
const yuan = (fen, grouped = false) => {
  const text = (fen / 100).toFixed(2);
  return grouped ? text.replace(/\B(?=(\d{3})+\.)/g, ',') : text;
};

/** One made-up payment. */
export function madeUp(seed) {
  const r = random(seed);
  const [month, date, hour, minute, second] = [
    1 + r.below(10),
    1 + r.below(28),
    r.below(24),
    r.below(60),
    r.below(60),
  ];
  const day = `2026${two(month)}${two(date)}`;
  const paidAt = `2026-${two(month)}-${two(date)} ${two(hour)}:${two(minute)}:${two(second)}`;
  const amountFen =
    r.of([980, 1990, 5000, 9800, 10000, 19960, 29880, 50000, 99999, 123456, 388800]) + r.below(3);
  const order = r.of([
    () => `KM${day}${r.digits(8)}`,
    () => `${day}${two(hour)}${two(minute)}${r.digits(8)}`,
    () => `${1 + r.below(8)}${r.digits(17)}`,
    () => `T${day}${r.digits(6)}`,
    () => `DK${2 + r.below(7)}${r.digits(9)}`,
  ])();
  const [name, company] = r.of([
    ['极速卡盟', '南京极速网络科技有限公司'],
    ['万能充值', '武汉万能信息技术有限公司'],
    ['鲸鱼数卡', '成都鲸鱼数字科技有限公司'],
    ['小橙点卡', '福州小橙网络有限公司'],
  ]);
  return {
    r,
    month,
    date,
    hour,
    minute,
    second,
    day,
    paidAt,
    amountFen,
    order,
    name,
    company,
    site: `${name}`,
    host: `www.${r.of(['jisukm', 'wnchong', 'jingyuka', 'xiaocheng'])}.example`,
    wechatNo: `420000${r.digits(4)}${day}${r.digits(10)}`,
    alipayNo: `${day}2200${r.digits(16)}`,
    product: r.of([
      '腾讯Q币200个',
      '移动话费100元',
      '王者荣耀点券600',
      '网易云黑胶会员年卡',
      '京东E卡100面值',
      'Steam钱包充值卡',
    ]),
    bank: r.of(['招商银行储蓄卡(2231)', '中国银行储蓄卡(8807)', '零钱', '余额宝', '农业银行信用卡(3345)']),
    balanceFen: 100000 + r.below(900000),
    tail: r.digits(4),
    chineseTime: `2026年${month}月${date}日 ${two(hour)}:${two(minute)}:${two(second)}`,
    minuteTime: paidAt.slice(0, 16),
    before: `2026-${two(month)}-${two(date)} ${two(hour)}:${two(Math.max(0, minute - 1))}:${two((second + 31) % 60)}`,
  };
}

const rowsOf = (rows, css = '') =>
  `<div class=rows style="${css}">${rows.map(([label, value]) => `<div class=row><span class=l>${label}</span><span class=v>${value}</span></div>`).join('')}</div>`;

const page = (
  body,
  { dark = false, font = 'Noto Sans CJK SC', size = 16, css = '' } = {},
) => `<!doctype html><meta charset=utf-8><style>
*{box-sizing:border-box}body{margin:0;font:${size}px/1.5 '${font}',sans-serif;background:${dark ? '#111' : '#fff'};color:${dark ? '#ddd' : '#1a1a1a'}}
.row{display:flex;padding:.4em 1em}.l{color:${dark ? '#888' : '#888'};width:6.2em;flex:none}.v{flex:1;word-break:break-all}
.bar{display:flex;justify-content:space-between;padding:.3em 1em;font-size:.8em}.title{text-align:center;padding:.5em;font-weight:500}
.big{font-size:2.1em;text-align:center;font-weight:600;padding:.2em}.mid{text-align:center}.grey{color:#999}
${css}</style>${body}`;
const bar = (m) =>
  `<div class=bar><span>${two(m.hour)}:${two((m.minute + 7) % 60)}</span><span>4G ${30 + m.r.below(60)}%</span></div>`;

const paid = ({ amountFen, paidAt }) => ({ amountFen, paidAt });

/** Each template: what kind of picture, how wide and high, how drawn, and what is true of it. */
export const TEMPLATES = {
  wechatBill: {
    kind: 'payment-record',
    width: 390,
    height: 800,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>账单</div><div class=mid style="padding-top:1.5em">${m.company}</div><div class=big>-${yuan(m.amountFen, true)}</div>${rowsOf(
          [
            ['当前状态', '支付成功'],
            ['支付时间', m.chineseTime],
            ['商品', m.product],
            ['商户全称', m.company],
            ['收单机构', '某某支付服务有限公司'],
            ['支付方式', m.bank],
            ['交易单号', m.wechatNo],
            ['商户单号', `${m.order}<br><span class=grey>可在支持的商户扫码退款</span>`],
          ],
        )}<div class=row><span class=l>账单服务</span></div>`,
        o,
      ),
    facts: (m) => ({ ...paid(m), order: m.order, paymentNo: m.wechatNo, merchant: m.company }),
  },
  wechatHk: {
    kind: 'payment-record',
    width: 393,
    height: 760,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>帳單詳情</div><div class=big>-${yuan(m.amountFen)}</div>${rowsOf([
          ['當前狀態', '支付成功'],
          ['商品', m.product],
          ['商戶全稱', m.company],
          ['支付時間', m.chineseTime],
          ['支付方式', '零錢'],
          ['交易單號', m.wechatNo],
          ['商戶單號', m.order],
        ])}`,
        { ...o, font: 'Noto Sans CJK HK' },
      ),
    facts: (m) => ({ ...paid(m), order: m.order, paymentNo: m.wechatNo, merchant: m.company }),
  },
  wechatEn: {
    kind: 'payment-record',
    width: 414,
    height: 780,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>Bill Details</div><div class=mid>${m.name}</div><div class=big>-${yuan(m.amountFen)}</div>${rowsOf(
          [
            ['Status', 'Payment successful'],
            ['Product', m.product],
            ['Merchant', m.company],
            ['Payment Time', m.paidAt],
            ['Payment Method', 'Balance'],
            ['Transaction ID', m.wechatNo],
            ['Merchant Order No.', m.order],
          ],
        )}`,
        { ...o, css: '.l{width:10em}' },
      ),
    facts: (m) => ({ ...paid(m), order: m.order, paymentNo: m.wechatNo, merchant: m.company }),
  },
  wechatRefunded: {
    kind: 'payment-record',
    width: 390,
    height: 760,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=big>-${yuan(m.amountFen)}</div>${rowsOf([
          ['当前状态', `已部分退款(￥${yuan(Math.floor(m.amountFen / 2))})`],
          ['退款时间', `2026年${m.month}月${m.date + 1 > 28 ? 28 : m.date + 1}日 23:59:01`],
          ['支付时间', m.chineseTime],
          ['商品', m.product],
          ['商户全称', m.company],
          ['交易单号', m.wechatNo],
          ['商户单号', m.order],
        ])}`,
        o,
      ),
    facts: (m) => ({ ...paid(m), order: m.order, paymentNo: m.wechatNo, merchant: m.company }),
  },
  alipayBill: {
    kind: 'payment-record',
    width: 375,
    height: 860,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>账单详情</div><div class=mid>${m.name}</div><div class=big>-${yuan(m.amountFen, true)}</div><div class=mid>交易成功</div>${rowsOf(
          [
            ['订单金额', yuan(m.amountFen + 300)],
            ['店铺优惠', '-3.00'],
            ['创建时间', m.before],
            ['付款时间', m.paidAt],
            ['付款方式', m.bank],
            ['商品说明', m.product],
            ['收款方全称', m.company],
            ['订单号', m.alipayNo],
            ['商家订单号', m.order],
          ],
        )}`,
        { ...o, css: `.row{justify-content:space-between}.v{text-align:right}` },
      ),
    facts: (m) => ({ ...paid(m), order: m.order, paymentNo: m.alipayNo, merchant: m.company }),
  },
  alipayEn: {
    kind: 'payment-record',
    width: 390,
    height: 800,
    draw: (m, o) =>
      page(
        `<div class=title>Transaction details</div><div class=mid>${m.company}</div><div class=big>-¥${yuan(m.amountFen)}</div><div class=mid>Successful</div>${rowsOf(
          [
            ['Payment Time', m.paidAt],
            ['Payment Method', 'Huabei'],
            ['Description', m.product],
            ['Payee', m.company],
            ['Order No.', m.alipayNo],
            ['Merchant Order No.', m.order],
          ],
        )}`,
        { ...o, css: '.l{width:10em}' },
      ),
    facts: (m) => ({ ...paid(m), order: m.order, paymentNo: m.alipayNo, merchant: m.company }),
  },
  bankRecord: {
    kind: 'payment-record',
    width: 400,
    height: 780,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>交易详情</div><div style="padding:1em"><div class=grey>交易金额（元）</div><div style="font-size:2em">${yuan(m.amountFen, true)}</div></div>${rowsOf(
          [
            ['交易类型', '网上快捷支付'],
            ['交易时间', m.paidAt],
            ['交易账户', `6214 **** **** ${m.tail}`],
            ['对方户名', m.company],
            ['账户余额', yuan(m.balanceFen, true)],
            ['币种', '人民币'],
            ['摘要', '支付宝-' + m.name],
          ],
          'border-top:8px solid #eee',
        )}`,
        { ...o, css: '.row{justify-content:space-between}.v{text-align:right}' },
      ),
    facts: (m) => ({ ...paid(m), merchant: m.company }),
  },
  bankSms: {
    kind: 'payment-record',
    width: 390,
    height: 700,
    draw: (m, o) =>
      page(
        `<div class=title>95588</div><div class="mid grey">${m.month}月${m.date}日 ${two(m.hour)}:${two(m.minute)}</div><div class=b>您尾号${m.tail}卡${m.month}月${m.date}日${two(m.hour)}:${two(m.minute)}快捷支付支出(消费支付宝-${m.name})${yuan(m.amountFen, true)}元，余额${yuan(m.balanceFen, true)}元。【工商银行】</div><div class="mid grey">${m.month}月${m.date}日 23:58</div><div class=b>温馨提示：尾号${m.tail}卡本月还款日将至，账单金额1,888.00元，请留意。【工商银行】</div>`,
        {
          ...o,
          css: `.b{background:${o.dark ? '#2a2a2c' : '#e9e9eb'};border-radius:18px;margin:.6em 4em .6em 1em;padding:.6em .8em}`,
        },
      ),
    facts: (m) => ({ amountFen: m.amountFen, paidAt: m.minuteTime }),
  },
  unionpay: {
    kind: 'payment-record',
    width: 390,
    height: 760,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>交易详情</div><div class=mid style="padding:1em">${m.company}</div><div class=big>¥${yuan(m.amountFen)}</div><div class=mid>交易成功</div>${rowsOf(
          [
            ['订单金额', '¥' + yuan(m.amountFen)],
            ['付款卡', '工商银行 借记卡 [' + m.tail + ']'],
            ['交易时间', m.paidAt],
            ['商户名称', m.company],
            ['商户订单号', m.order],
            ['云闪付交易号', m.r.digits(20)],
          ],
        )}`,
        o,
      ),
    facts: (m) => ({ ...paid(m), order: m.order, merchant: m.company }),
  },
  sitePhoneCards: {
    kind: 'order-page',
    width: 375,
    height: 900,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title style="background:#e4393c;color:#fff">订单信息</div><div class=c><b>${m.product}</b><div>面额：${yuan(20000)}　数量：1</div><div style="text-align:right">原价 <s>¥${yuan(m.amountFen + 1500)}</s></div><div style="text-align:right">实付款：<b style="color:#e4393c">¥${yuan(m.amountFen)}</b></div></div><div class=c>${[
          ['订单编号：', m.order],
          ['创建时间：', m.before],
          ['付款时间：', m.paidAt],
          ['付款方式：', '支付宝'],
        ]
          .map(([l, v]) => `<div>${l}${v}</div>`)
          .join(
            '',
          )}</div><div class=c>状态：<b>已完成</b><br>卡号：${m.r.digits(16)}<br>卡密：${m.r.digits(18)}</div><div class=mid>${m.host}</div>`,
        {
          ...o,
          css: `.c{margin:.7em;padding:.8em;border-radius:10px;border:1px solid #ccc;background:${o.dark ? '#222' : '#fafafa'}}`,
        },
      ),
    facts: (m) => ({ ...paid(m), order: m.order }),
  },
  siteGrid: {
    kind: 'order-page',
    width: 1180,
    height: 640,
    draw: (m, o) =>
      page(
        `<div style="background:#2b5cff;color:#fff;padding:1em">${m.name} - 会员中心　余额：${yuan(m.balanceFen)}元</div><h3 style="padding:0 1em">订单详情</h3><div class=g>${[
          ['订单编号', m.order],
          ['订单状态', '处理中'],
          ['商品', m.product],
          ['面值', '100.00'],
          ['应付金额', yuan(m.amountFen + 250)],
          ['优惠券', '-2.50'],
          ['实付金额', yuan(m.amountFen)],
          ['支付方式', '微信支付'],
          ['下单时间', m.before],
          ['支付时间', m.paidAt],
          ['充值账号', '138' + m.r.digits(8)],
          ['客服工号', '0' + m.r.digits(2)],
        ]
          .map(([l, v]) => `<div><div class=grey>${l}</div><div>${v}</div></div>`)
          .join('')}</div>`,
        {
          ...o,
          size: 15,
          css: '.g{display:grid;grid-template-columns:repeat(4,1fr);gap:1.6em 1em;padding:1em}',
        },
      ),
    facts: (m) => ({ ...paid(m), order: m.order }),
  },
  siteTable: {
    kind: 'order-page',
    width: 1280,
    height: 520,
    draw: (m, o) => {
      const n = madeUp(m.r.below(9999) + 5000);
      return page(
        `<h2 style="padding:0 1em">我的订单 - ${m.name}</h2><table style="width:100%;text-align:left;padding:1em"><tr><th>订单号<th>商品<th>金额<th>下单时间<th>状态</tr>${[m, n].map((x) => `<tr><td>${x.order}<td>${x.product}<td>${yuan(x.amountFen)}<td>${x.before}<td>已完成</tr>`).join('')}</table>`,
        { ...o, size: 14, css: 'td,th{padding:.8em .4em;border-bottom:1px solid #ddd}' },
      );
    },
    facts: () => ({}),
  },
  siteEn: {
    kind: 'order-page',
    width: 390,
    height: 800,
    draw: (m, o) =>
      page(
        `<div class=title>Order details</div><div class=row><b>${m.name} Gift Cards</b></div>${rowsOf([
          ['Order No.', m.order],
          ['Status', 'Completed'],
          ['Item', 'Game card'],
          ['Face value', '¥100.00'],
          ['Subtotal', '¥' + yuan(m.amountFen + 500)],
          ['Discount', '-¥5.00'],
          ['Total paid', '¥' + yuan(m.amountFen)],
          ['Order time', m.before],
          ['Paid at', m.paidAt],
          ['Payment method', 'Alipay'],
        ])}`,
        { ...o, css: '.l{width:9em}' },
      ),
    facts: (m) => ({ ...paid(m), order: m.order }),
  },
  chat: {
    kind: 'chat',
    width: 390,
    height: 860,
    draw: (m, o) => chatPage(m, o, talk(m)),
    facts: (m) => ({ amountFen: m.amountFen, order: m.order }),
    turns: (m) => talk(m),
  },
  chatLong: {
    kind: 'chat',
    width: 390,
    height: 3600,
    draw: (m, o) => chatPage(m, o, longTalk(m)),
    facts: (m) => ({ amountFen: m.amountFen, order: m.order }),
    turns: (m) => longTalk(m),
  },
  chatNames: {
    kind: 'chat',
    width: 560,
    height: 900,
    draw: (m, o) =>
      page(
        `<div style="background:#3b4;color:#fff;padding:.7em 1em">${m.name} 在线客服</div>${talk(m)
          .map(
            ({ who, text }, i) =>
              `<div style="padding:.6em 1em"><div class=grey style="font-size:.85em">${who === 'them' ? '客服小七' : '我'} ${two(m.hour)}:${two((m.minute + i) % 60)}</div><div>${text}</div></div>`,
          )
          .join('')}`,
        o,
      ),
    facts: (m) => ({ amountFen: m.amountFen, order: m.order }),
    turns: (m) => talk(m),
  },
  cardUsed: {
    kind: 'problem-proof',
    width: 390,
    height: 700,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>卡密充值</div>${rowsOf([
          ['充值账号', '138' + m.r.digits(8)],
          ['卡号', m.r.digits(15)],
          ['面值', '100.00元'],
        ])}<div class=mid style="padding:2em;color:#d33">充值失败：该卡密已被使用<br>使用时间 ${m.paidAt}<br>错误代码 ${m.r.digits(4)}</div>`,
        o,
      ),
    facts: () => ({}),
  },
  phoneBalance: {
    kind: 'problem-proof',
    width: 390,
    height: 720,
    draw: (m, o) =>
      page(
        `${bar(m)}<div class=title>话费查询</div><div class=mid>当前余额（元）</div><div class=big>${yuan(m.balanceFen % 20000)}</div><div class=row>号码 138****${m.tail}</div><h4 style="padding:0 1em">充值记录</h4>${rowsOf(
          [
            ['2026-01-05', '50.00元'],
            ['2025-12-01', '100.00元'],
          ],
        )}<div class="mid grey">查询时间 ${m.paidAt}　近30天无充值到账记录</div>`,
        o,
      ),
    facts: () => ({}),
  },
  freeze: {
    kind: 'restriction-notice',
    width: 400,
    height: 640,
    draw: (m, o) =>
      page(
        `<div class=title>风控通知</div><div style="padding:1em">您好，您的账户因触发风控规则已于${m.paidAt}被限制交易，冻结金额${yuan(m.balanceFen, true)}元。解除限制请提交身份证明并等待人工审核，审核期间不支持提现、消费及退款。如有疑问请联系客服。<p style="text-align:right">${m.company}</p></div>`,
        o,
      ),
    facts: () => ({}),
  },
  clause: {
    kind: 'site-terms',
    width: 760,
    height: 640,
    draw: (m, o) =>
      page(
        `<div style="padding:1.5em"><h2>${m.name}用户充值协议</h2><p>第四条 充值与退款</p><p>4.1 用户充值成功后，充值金额不支持退款、转让或提现。</p><p>4.2 虚拟商品一经发出概不退换，单笔充值不低于10.00元。</p><p>4.3 订单异常的，平台将在7个工作日内核实处理。</p><p>生效日期：2025年12月1日</p></div>`,
        { ...o, size: 15 },
      ),
    facts: () => ({}),
  },
};

const talk = (m) => [
  { who: 'me', text: `你好，我在你们网站买的${m.product}一直没到` },
  { who: 'them', text: '亲，请提供一下订单号哦' },
  { who: 'me', text: `订单号${m.order}` },
  { who: 'me', text: `付了${yuan(m.amountFen)}元` },
  { who: 'them', text: '正在帮您查询，请稍等，预计24小时内给您答复' },
  { who: 'me', text: '那到期还没有怎么办' },
  { who: 'them', text: '系统处理中，请您耐心等待' },
];
const longTalk = (m) => [
  ...talk(m),
  ...Array.from({ length: 14 }, (_, index) => [
    { who: 'me', text: `第${index + 1}次问了，到底什么时候处理，你们每次都说等` },
    { who: 'them', text: '非常抱歉给您带来不便，已经加急反馈给技术部门了' },
  ]).flat(),
];

const chatPage = (m, o, turns) =>
  page(
    `${bar(m)}<div class=title>${m.name}客服</div>${turns.map(({ who, text }, i) => `${i % 4 === 0 ? `<div class="mid grey" style="font-size:.8em;padding:.4em">${two(m.hour)}:${two((m.minute + i) % 60)}</div>` : ''}<div class="t ${who}"><i></i><div>${text}</div></div>`).join('')}`,
    {
      ...o,
      css: `body{background:${o.dark ? '#111' : '#ededed'}}.t{display:flex;padding:.45em .7em;gap:.6em}.t.me{flex-direction:row-reverse}.t i{width:40px;height:40px;border-radius:5px;background:#7aa;flex:none}.t div{padding:.5em .7em;border-radius:6px;max-width:68%;word-break:break-all}.them div{background:${o.dark ? '#2c2c2c' : '#fff'}}.me div{background:${o.dark ? '#3eb575' : '#95ec69'};color:#111}`,
    },
  );

const FONTS = [
  'Noto Sans CJK SC',
  'WenQuanYi Zen Hei',
  'LXGW WenKai',
  'Droid Sans Fallback',
  'WenQuanYi Micro Hei',
  'AR PL UMing CN',
];
/** How a picture is drawn and then spoiled: dark, large type, scale, font, JPEG quality (0: PNG), turned by quarters. */
export const WAYS = [
  { scale: 3, font: FONTS[0], quality: 85 },
  { scale: 2, font: FONTS[1], dark: true, quality: 70 },
  { scale: 2, font: FONTS[2], size: 21, quality: 90 },
  { scale: 1, font: FONTS[3], quality: 0 },
  { scale: 1.5, font: FONTS[4], dark: true, size: 18, quality: 60 },
  { scale: 2, font: FONTS[5], quality: 80 },
];
