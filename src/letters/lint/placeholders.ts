import { type DraftLine, hitsOf } from './draft.ts';
import type { Finding, LintView } from './finding.ts';
import { knownTexts } from './known.ts';

const FIELD =
  '(?:姓名|名字|名称|电话|手机号?|号码|地址|邮编|日期|时间|年月日|金额|数额|订单号?|单号|网站|平台|商家|商户|公司|账号|账户|城市|省份|区县|银行|客服|工号|商品|产品|原因|事由|描述|内容|事实|身份证号?|链接|截图|附件|请填|填写|待填|你的|您的|此处|xx)';

/**
 * What somebody meant to fill in and did not. A heading such as 【订单号】 with its value behind it is none, nor is a
 * number with its middle masked.
 */
const BLANKS: readonly RegExp[] = [
  /_{2,}(?![a-z\d])|(?<![a-z\d])_{2,}/gi,
  /[【[〔(]\s*[】\]〕)]|〔[^〔〕\n]{0,20}〕/g,
  new RegExp(
    String.raw`(?<=[^\s;,。、|:])[【[][^【】[\]\n]{0,12}?${FIELD}[^【】[\]\n]{0,12}?[】\]](?!\s*[:a-z\d¥(])`,
    'gi',
  ),
  new RegExp(
    String.raw`[:]\s*[【[<(][^【】[\]<>()\n]{0,12}?${FIELD}[^【】[\]<>()\n]{0,12}?[】\]>)]\s*$`,
    'gi',
  ),
  /\$?\{{1,2}[^{}\n]{0,40}\}{1,2}/g,
  /(?<![a-z\d*@.])x{2,}(?![a-z\d*.])/gi,
  /[×✕]{2,}|[○〇◯□■△]{2,}|□/g,
  /(?<=[:是为元在第于¥])\s?\*{2,}(?![*\d])|\*{2,}(?=[元年月日号])/g,
  /年[ _]+月(?:[ _]*日)?|(?<![\d生])年月日(?!期)(?=\s*$|填)/g,
  /(?<![a-z\d])(?:undefined|null|NaN|TODO|FIXME|TBD|\[object Object\])(?![a-z\d])/g,
  /待填写?|待补填|[(〔【[](?:请)?(?:在)?(?:此处|这里)?(?:填写|填入|写上)[^)〕】\]\n]{0,20}[)〕】\]]|此处填写|在此填写|填写(?:你|您)的/g,
  /某某|某(?=(?:年某|月某|日|平台|网站|公司|卡盟|元|客服))/g,
];

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔';

/** Places that were never filled in. The site's own name may look like one. */
export function placeholderFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const names = knownTexts(view)
    .map((text) => text.normalize('NFKC').trim())
    .filter((text) => text.length >= 2 && text.length <= 200);
  return lines.flatMap((line) => {
    const bare = { ...line, text: withoutNames(line.text, names) };
    const hits = BLANKS.flatMap((pattern) => hitsOf([bare], pattern)).filter(
      ({ text, start }) =>
        // 张某某 is a person whose name is kept back.
        !(text.startsWith('某') && SURNAMES.includes(bare.text.charAt(start - 1) || ' ')) &&
        !/^[*_\s-]{3,}$/.test(bare.text.trim()),
    );
    const [first] = hits.toSorted((a, b) => a.start - b.start);
    return first
      ? [
          {
            rule: 'placeholder' as const,
            level: 'error' as const,
            line: line.number,
            found: first.text.trim(),
          },
        ]
      : [];
  });
}

/** What the case itself holds is put out of sight, at the same width. */
function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(name, '名'.repeat(name.length)), text);
}
