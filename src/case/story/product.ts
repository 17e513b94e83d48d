import type { Draft } from '../facts.ts';
import type { Clause } from './clauses.ts';
import { type Candidate, distinct } from './found.ts';

const THING =
  '(?:点卡|点券|话费|流量(?:包)?|[Qq]币|[qQ][qQ]币|会员|月卡|季卡|年卡|周卡|礼品卡|游戏币|金币|钻石|皮肤|激活码|兑换码|充值卡|购物卡|[Ee]卡|加油卡|油卡|黄钻|绿钻|豪华|通行证|装备|[Vv][Ii][Pp]|[Cc][Dd][Kk](?:ey)?|礼包|代金券|元宝|月石|原石|星琼|水晶|代练|加速器|序列号|授权码|账号)';
const PRODUCT = new RegExp(
  `(?<=买(?:了|的|过)?|购买(?:了)?|充(?:了|值了?)?|冲(?:了|值了?)?|下单(?:了)?|订(?:了)?|拍(?:了|下)?|要的是?|商品\\s*[::]\\s*|产品\\s*[::]\\s*)(?:一?[个张份笔单次年月]|\\d{1,4}[个张份])?(?<name>[^,。;!?:\\s]{0,14}?${THING})`,
  'g',
);
const LABEL = /(?:商品|产品|购买)(?:名称?|内容)?\s*[::]\s*(?<name>[^,。;\n]{2,40})/g;

type Goods = NonNullable<Draft['goods']>;

/** What the goods are, by their names. */
const GOODS: readonly (readonly [Goods, RegExp])[] = [
  ['phone-credit', /话费|流量(?:包|充值)|手机(?:号)?充值|[给充]手机/],
  ['membership', /会员|[Vv][Ii][Pp]|黄钻|绿钻|年卡|季卡|腾讯视频|爱奇艺|优酷|芒果|网易云|B站/],
  [
    'game-card',
    /点卡|点券|[Qq][Qq]?币|游戏币|金币|钻石|皮肤|元宝|原石|游戏|steam|王者|原神|吃鸡|手游|端游|月卡|通行证|装备|充值卡/i,
  ],
];

export interface ProductFound {
  readonly products: readonly Candidate<string>[];
  readonly goods: Candidate<Goods> | undefined;
}

/** What was bought, in the story's own words. */
export function productOf(clauses: readonly Clause[]): ProductFound {
  const mine = clauses.filter(({ who, doubtful }) => who === 'me' && !doubtful);
  const products = distinct(
    [LABEL, PRODUCT].flatMap((pattern) =>
      mine.flatMap(({ text, start }) =>
        Array.from(text.matchAll(pattern)).flatMap((match): Candidate<string>[] => {
          const name = (match.groups?.['name'] ?? '').replace(/^(?:了|的|一|个|张|份)+/, '');
          return name === ''
            ? []
            : [{ value: name, text: name, start: start + match.index + match[0].lastIndexOf(name) }];
        }),
      ),
    ),
  );
  const goods = mine.flatMap(({ text, start }) =>
    GOODS.flatMap(([value, pattern]): Candidate<Goods>[] => {
      const match = pattern.exec(text);
      return match ? [{ value, text: match[0], start: start + match.index }] : [];
    }),
  );
  return { products: products.slice(0, 2), goods: goods[0] };
}
