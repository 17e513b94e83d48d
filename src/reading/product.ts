import type { Draft } from '../case/facts.ts';
import { type Candidate, distinct } from './candidates.ts';
import type { Clause } from './clauses.ts';

type Goods = NonNullable<Draft['goods']>;

/** What the goods are, by their names. */
const GOODS: readonly (readonly [Goods, RegExp])[] = [
  ['phone-credit', /话费|流量(?:包|充值)|手机(?:号)?充值|[给充]手机|phone credit|top.?up/],
  [
    'membership',
    /会员|vip|黄钻|绿钻|年卡|季卡|腾讯视频|爱奇艺|优酷|芒果|网易云|b站|membership|spotify|netflix/,
  ],
  [
    'game-card',
    /点卡|点券|q[q]?币|游戏币|金币|钻石|皮肤|元宝|原石|游戏|steam|王者|原神|吃鸡|手游|端游|月卡|通行证|装备|充值卡|game/,
  ],
];

/** What kind of goods a product is by its name alone; undefined if its name fits none, or more than one. */
export function goodsOf(product: string): Goods | undefined {
  const low = product.normalize('NFKC').toLowerCase();
  const [only, ...others] = GOODS.filter(([, pattern]) => pattern.test(low));
  return others.length > 0 ? undefined : only?.[0];
}

interface ProductFound {
  readonly products: readonly Candidate<string>[];
  readonly goods: Candidate<Goods> | undefined;
}

const THING =
  '(?:点卡|点券|话费|流量(?:包)?|q币|qq币|会员|月卡|季卡|年卡|周卡|礼品卡|游戏币|金币|钻石|皮肤|激活码|兑换码|充值卡|购物卡|e卡|加油卡|油卡|黄钻|绿钻|通行证|装备|svip|vip|礼包|代金券|元宝|月石|原石|星琼|加速器|序列号|授权码|电费|水费|燃气费|超市卡|咖啡券|洗车券|兑换券)';
/** What may stand before a thing in its name: letters, digits and words that are no verb, pronoun or particle. */
const BEFORE_IT =
  '(?:(?![元块的了我你他她它没到给买充付让叫把被是不在从就都也这那个张份笔单次和跟说完])[\\u4e00-\\u9fffa-z]){0,8}';
const BOUGHT = new RegExp(
  `(?:买(?:了|的|过|的是|个|张)?|购买(?:了)?|充(?:了|值了?|的是|的)?|下单(?:了|的是)?|订(?:了)?|拍(?:了|下|的是)?|要的是|交(?:了|的)?|缴(?:纳)?|[元块蚊](?:钱)?的?|\\d的?)(?:一?[个张份笔]|\\d{1,4}[个张份]|[一二两三]个)?(?<name>${BEFORE_IT}${THING})`,
  'g',
);
const LABEL =
  /(?:^|\s)(?:商品|产品|购买|货品|东西|商品名称?|购买商品|买)\s*[:：]\s*(?<name>[^,。;\n|(]{2,30})/g;

/** What was bought, in the story's own words: a noun with what names it, or nothing. */
export function productOf(clauses: readonly Clause[]): ProductFound {
  const mine = clauses.filter(({ voice, doubted, aside }) => voice === 'me' && !doubted && !aside);
  const found = (pattern: RegExp): Candidate<string>[] =>
    mine.flatMap(({ low, text, start }) =>
      Array.from(low.matchAll(pattern)).flatMap((match): Candidate<string>[] => {
        const name = match.groups?.['name']?.trim() ?? '';
        const at = match.index + match[0].lastIndexOf(name);
        const value = text.slice(at, at + name.length);
        return [...name].length < 2 ? [] : [{ value, text: value, start: start + at }];
      }),
    );
  const labelled = found(LABEL);
  const products = distinct(labelled.length > 0 ? labelled : found(BOUGHT));
  const goods = mine.flatMap(({ low, start }) =>
    GOODS.flatMap(([value, pattern]): Candidate<Goods>[] => {
      const match = pattern.exec(low);
      return match ? [{ value, text: match[0], start: start + match.index }] : [];
    }),
  );
  return { products: products.slice(0, 2), goods: goods[0] };
}
