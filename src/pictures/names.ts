import type { OrderState, PayChannel } from '../case/facts.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import type { Cell } from './cells.ts';
import { LABELS } from './labels.ts';
import { type Found, only, type Page, paidIn, type PictureFact, valuesOf } from './page.ts';

const STATES: readonly (readonly [OrderState, RegExp])[] = [
  ['frozen', /冻结|Frozen/i],
  ['failed', /失败|已?关闭|已?取消|无货|Failed|Cancell?ed|Closed/i],
  ['processing', /处理中|充值中|待发货|待处理|待充值|发货中|进行中|已付款|Processing|Pending/i],
  ['success', /完成|成功|已发货|已发卡|已充值|已到账|Completed|Success|Delivered/i],
];

const channelOf = (text: string): PayChannel | undefined =>
  /微信|财付通|WeChat/i.test(text)
    ? 'wechat'
    : /支付宝|花呗|余额宝|Alipay/i.test(text)
      ? 'alipay'
      : /云闪付|银联/.test(text)
        ? 'unionpay'
        : /银行|储蓄卡|信用卡|借记卡/.test(text)
          ? 'bank-card'
          : undefined;

const COMPANY =
  /^[\p{Script=Han}A-Za-z()]{4,40}(?:有限公司|有限责任公司|股份公司|工作室|商行|经营部|网络科技)$/u;

/** Facts in words: they name, they do not count. */
export function names(page: Page): Found[] {
  const { cells, flows, kind } = page;
  const found: Found[] = [];
  const put = (fact: PictureFact, values: readonly { value: string; words: string }[]) =>
    found.push(only(fact, values.slice(0, 1)));
  const name = (text: string) =>
    /[\p{Script=Han}A-Za-z]{2}/u.test(text) && text.length <= 60 && !/^\d/.test(text) ? text : undefined;
  const payees = valuesOf(page, LABELS.payee, name).values;
  const acquirers = valuesOf(page, LABELS.acquirer, name).values.map(({ value }) => value);
  const companies = cells
    .filter(
      ({ plain }) =>
        COMPANY.test(plain) && !acquirers.includes(plain) && !/银行|支付|财付通|银联|拉卡拉/.test(plain),
    )
    .map(({ plain, text }) => ({ value: plain, words: text }));
  const inMessage = flows.flatMap(({ plain }) => {
    const payee =
      /(?:财付通|支付宝|微信(?:支付)?|银联|云闪付)[-(_]+(?<name>[\p{Script=Han}A-Za-z]{2,24})/u.exec(plain)
        ?.groups?.['name'];
    return payee && paidIn(plain).length > 0 ? [{ value: payee, words: plain.slice(0, 80) }] : [];
  });
  put('payee', [
    ...payees,
    ...(kind === 'payment-record' || kind === 'restriction-notice' ? companies : []),
    ...inMessage,
  ]);
  put(
    'product',
    valuesOf(page, LABELS.product, (text) =>
      (name(text) ?? (/\p{Script=Han}/u.test(text) ? text : undefined))?.slice(0, 200),
    ).values,
  );
  const methods = valuesOf(page, LABELS.method, channelOf).values;
  const messageChannel = flows.flatMap(({ plain }) =>
    paidIn(plain).length > 0 ? [{ value: channelOf(plain) ?? 'bank-card', words: plain.slice(0, 80) }] : [],
  );
  if (kind === 'order-page') put('payChannel', methods);
  else if (kind === 'payment-record') {
    const wechat = cells.find(({ plain }) => /^(?:商户单号|收单机构|商户全称)|^(?:转账单号)/.test(plain));
    const alipay = cells.find(({ plain }) =>
      /^(?:收款方全称|商家订单号|账单分类|计入收支)|支付宝/.test(plain),
    );
    const app = alipay
      ? [{ value: 'alipay', words: alipay.text }]
      : wechat
        ? [{ value: 'wechat', words: wechat.text }]
        : [];
    put('payChannel', [...app, ...messageChannel, ...methods]);
  }
  if (kind === 'order-page') {
    const state = (text: string) => STATES.find(([, words]) => words.test(text))?.[0];
    const states = valuesOf(page, LABELS.state, state);
    if (!states.column || states.values.length === 1) put('orderState', states.values);
  }
  const address = cells.flatMap(({ plain, text }) => {
    const host = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,10})(?:\/\S*)?$/i.exec(
      plain.replaceAll(' ', ''),
    )?.[1];
    return host ? [{ value: host, words: text }] : [];
  });
  if (kind !== 'payment-record') {
    put('url', address);
    put('site', [...siteNames(cells, kind), ...address]);
  }
  return found;
}

/** The name of the site, as the head of its page or of the talk gives it. */
function siteNames(cells: readonly Cell[], kind: EvidenceKind): { value: string; words: string }[] {
  const bottom = Math.max(0, ...cells.map(({ top, height }) => top + height));
  const head = cells.filter(({ top }) => top < bottom * 0.2).slice(0, 8);
  const pattern =
    kind === 'chat'
      ? /^(?<name>[\p{Script=Han}A-Za-z0-9]{2,14}?)\s*[-|]?\s*(?:在线|官方|专属|人工)?客服/u
      : /^(?<name>[\p{Script=Han}A-Za-z0-9]{1,12}(?:卡盟|商城|平台|充值|数卡|点卡|卡网|发卡|自助下单|游戏网))(?=$|\s|;|-|\||会员|用户|欢迎|您好)/u;
  return head.flatMap(({ plain, text }) => {
    const name = pattern.exec(plain)?.groups?.['name'];
    return name && !/^(?:当前|您的|联系|我的|在线|官方|话费|订单|卡密|点卡)/.test(name)
      ? [{ value: name, words: text }]
      : [];
  });
}
