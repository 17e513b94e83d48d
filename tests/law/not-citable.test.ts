import { describe, expect, it } from 'vitest';
import { titleOf } from '../../src/law/citation.ts';
import { LAWS, plainTitle } from '../../src/law/laws.ts';
import { LAW_BY_NAME, NOT_CITABLE } from '../../src/law/not-citable.ts';
import { STATUTES } from '../../src/law/statutes.ts';

const rows = Object.values(STATUTES);
const byId = (id: string) => NOT_CITABLE.find((one) => one.id === id);
/** The entries for an article of a law, as somebody typed both. */
const about = (name: string, article: string) =>
  NOT_CITABLE.filter((one) => one.names.includes(name) && (one.article === null || one.article === article));

/** The law of the table that somebody means by a name; null if it is none of them. */
function lawNamed(name: string): string | null {
  const title = LAW_BY_NAME.get(plainTitle(name))?.title;
  return rows.find(({ law }) => titleOf(law) === title) ? (title ?? null) : null;
}

describe('the names of laws', () => {
  // A law that is known only because it was replaced has no day.
  const inForce = LAWS.filter(({ since }) => since !== undefined);

  it('cover every law of the table and none besides', () => {
    expect(inForce.map(({ title }) => title).toSorted()).toEqual(
      [...new Set(rows.map(({ law }) => titleOf(law)))].toSorted(),
    );
  });

  it('lead each to one law', () => {
    const names = inForce.flatMap(({ title, names: short }) => [title, ...short]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const { law } of rows) expect(lawNamed(law)).toBe(titleOf(law));
  });

  it.each([
    ['电商法', '中华人民共和国电子商务法'],
    ['《消法》', '中华人民共和国消费者权益保护法'],
    ['消费者权益保护法（2013修正）', '中华人民共和国消费者权益保护法'],
    ['消保法实施条例', '中华人民共和国消费者权益保护法实施条例'],
    ['民 法 典', '中华人民共和国民法典'],
    ['网络消费规定(一)', '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）'],
    [
      '最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释',
      '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释',
    ],
    ['投诉举报办法', '市场监督管理投诉举报处理办法'],
    ['处罚办法', '侵害消费者权益行为处罚办法'],
  ])('%s is %s', (typed, title) => {
    expect(lawNamed(typed)).toBe(title);
  });

  it.each(['合同法', '市场监督管理投诉举报处理暂行办法', '刑法', '', '网络交易管理办法'])(
    '%s is no law of the table',
    (typed) => expect(lawNamed(typed)).toBeNull(),
  );
});

describe('what must not be cited', () => {
  it.each(NOT_CITABLE.map((one) => [one.id, one] as const))('%s says why and what instead', (_, one) => {
    for (const { zh, en } of [one.why, one.better]) {
      expect(zh).toMatch(/^[^\s].*[^。\s]$/u);
      expect(en).toMatch(/^[^\s].*[^.\s]$/u);
    }
    expect(one.article ?? '第一条').toMatch(/^第[一二三四五六七八九十百千零]+条$/);
    expect(one.kind === 'repealed').toBe(one.until !== undefined);
    for (const day of [one.from, one.until].filter((each) => each !== undefined)) {
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      expect(day <= '2026-11-22').toBe(true);
    }
    // Without names every text is looked at: it takes words to look for.
    expect(one.names.length > 0 || (one.says ?? []).length > 0).toBe(true);
    for (const word of one.says ?? []) expect(word).not.toMatch(/\s/);
    const laws = new Set(one.names.map(lawNamed));
    expect(laws.size).toBeLessThanOrEqual(1);
  });

  it('has each of its names once', () => {
    const ids = NOT_CITABLE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('forbids nothing that the table has a letter cite', () => {
    for (const { law, article, to } of rows) {
      const forbidden = about(titleOf(law), article).filter(
        (one) => one.article !== null && one.says === undefined,
      );
      for (const one of forbidden) {
        // The authority's seven days: cited to it, never to others.
        expect([law, article, one.to?.filter((each) => to.includes(each))]).toEqual([law, article, []]);
      }
    }
  });

  it('sends who cites the measures of 2019 to the article that now says it', () => {
    for (const [old, now] of [
      ['第九条', '第十条'],
      ['第十二条', '第十三条'],
      ['第十四条', '第十五条'],
      ['第十五条', '第十六条'],
      ['第二十一条', '第二十三条'],
    ] as const) {
      const found = about('市场监督管理投诉举报处理暂行办法', old);
      expect(found.some(({ better }) => better.zh.includes(now))).toBe(true);
      const row = rows.find(({ law, article }) => law === '市场监督管理投诉举报处理办法' && article === now);
      expect(row?.since).toBe(byId('complaints-old')?.until);
    }
  });

  it('knows the false seven days, the free return, the forty-five days, and the laws the Code replaced', () => {
    expect(byId('ecommerce-seven-days')?.says).toContain('7个工作日');
    expect(byId('seven-days-without-reason')?.says).toContain('七天无理由');
    expect(byId('complaints-45-days')?.says).toContain('四十五个工作日');
    expect(about('消法', '第二十五条').map(({ id }) => id)).toContain('consumers-25');
    for (const name of ['合同法', '民法总则', '民法通则', '侵权责任法']) {
      expect(about(name, '第一百零七条').map(({ until }) => until)).toEqual(['2021-01-01']);
    }
    expect(
      about('治安管理处罚法', '第四十九条')
        .map(({ why }) => why.zh)
        .join(),
    ).toContain('第五十八条');
    for (const article of ['第二百六十六条', '第二百七十四条'])
      expect(about('刑法', article)).not.toEqual([]);
  });
});
