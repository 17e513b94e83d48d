import { describe, expect, it } from 'vitest';
import { articleNumber, cite, type StatuteRow, titleOf } from '../../src/law/citation.ts';
import { LETTER_RECIPIENTS } from '../../src/law/parties.ts';
import { DETAILS } from '../../src/law/problems.ts';
import { STATUTES } from '../../src/law/statutes.ts';
import { WINDOWS } from '../../src/law/windows.ts';
import { sources } from '../support/imports.ts';

const rows = Object.entries(STATUTES);
const NUMERAL = '[零一二三四五六七八九十百千]+';
const where = (test: (row: StatuteRow) => boolean) => rows.filter(([, row]) => test(row)).map(([key]) => key);

describe('the table of statutes', () => {
  it('has each place of a law once', () => {
    const places = rows.map(([, row]) => `${titleOf(row.law)}|${row.article}|${row.paragraph ?? ''}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
    expect(rows.length).toBeGreaterThan(150);
  });

  it.each(rows)('%s is a place that can be looked up and a clause that can be read out', (_, row) => {
    expect(row.law).toMatch(/^[^《》]*(?:《[^《》]+》)?[^《》]+$/);
    expect(row.article).toMatch(new RegExp(`^第${NUMERAL}条$`));
    expect(cite(row)).toMatch(
      new RegExp(`^《[^《》]+》第${NUMERAL}条(?:第[一二三]款(?:第（${NUMERAL}）项)?)?$`),
    );
    for (const day of [row.since, row.until].filter((one) => one !== undefined)) {
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    }
    expect(row.since <= '2026-11-22' && row.since < (row.until ?? '9')).toBe(true);
    expect(row.number).toMatch(/^$|号$/);
    expect(row.summary.zh).toMatch(/^[^《》“「，。；].*[^。，；：？！]$/u);
    expect(row.summary.zh).not.toMatch(/\n|　|。.|你/);
    expect(row.summary.en).toMatch(/^[\x20-\x7e’“”]+[^.,;:\s]$/);
    for (const words of [row.never?.zh, row.never?.en]) expect(words ?? 'none').toMatch(/\S[^。.]$/u);
    expect(row.to.filter((one) => !LETTER_RECIPIENTS.includes(one))).toEqual([]);
    expect(row.fits.filter((one) => !(one in DETAILS))).toEqual([]);
    expect(new Set(row.fits).size).toBe(row.fits.length);
  });

  it('says where each trap lies that would make a letter say something false', () => {
    const trap = (key: keyof typeof STATUTES) => STATUTES[key].never?.zh ?? '';
    expect(trap('ecommerce-59')).toContain('没有天数');
    expect(trap('ecommerce-55-2')).toContain('支付指令');
    expect(trap('ecommerce-57-2')).toContain('授权');
    expect(trap('consumers-55-1')).toContain('证据');
    expect(trap('complaints-15')).toContain('不是网站');
    for (const key of where(({ law }) => law.includes('预付式消费'))) {
      expect(STATUTES[key as keyof typeof STATUTES]).toMatchObject({
        only: { money: 'balance' },
        consumersOnly: true,
      });
    }
  });

  it('has no seven days without reasons, no crime and nothing that only keeps a user from harm', () => {
    const never = (test: (row: StatuteRow) => boolean) => expect(where(test)).toEqual([]);
    never(({ law, article }) => law === '中华人民共和国消费者权益保护法' && article === '第二十五条');
    never(({ law }) => /刑法|治安管理处罚法|敲诈勒索|诽谤|个人信息保护法|人格权编/.test(law));
    never(
      ({ law, article }) =>
        law.includes('消费者权益保护法实施条例') && /^第(?:二十七|四十九)条$/.test(article),
    );
    never(
      ({ law, article }) => law.startsWith('市场监督管理投诉') && /^第(?:七|十七|四十二)条$/.test(article),
    );
    never(({ law, article }) => law.includes('预付式') && /^第(?:一|二十六)条$/.test(article));
    never(({ law }) => /暂行办法|合同法|民法总则|民法通则|侵权责任法/.test(law));
  });

  it('holds for platforms alone what the law says of platforms alone', () => {
    const ecommerce = ({ law, article }: StatuteRow, numbers: RegExp) =>
      law === '中华人民共和国电子商务法' && numbers.test(article);
    const platforms = where((row) =>
      ecommerce(row, /^第(?:二十[七八九]|三十.?|四十[一二三四五六]?|五十八|六十一)条$/),
    );
    expect(platforms.length).toBeGreaterThan(7);
    expect(
      where(({ binds }) => binds === 'marketplace').filter((key) => key.startsWith('ecommerce-')),
    ).toEqual(platforms);
    for (const key of [
      'consumers-44-1',
      'online-trade-28',
      'online-trade-31',
      'platform-rules-30',
    ] as const) {
      expect(STATUTES[key].binds).toBe('marketplace');
    }
  });

  it('lets each row that is no ground tell an authority or a court how things go, never the claim', () => {
    for (const [key, row] of rows) {
      if (row.role === 'ground') continue;
      expect([key, row.only, row.fits, row.branch]).toEqual([key, undefined, [], undefined]);
    }
    // What an authority has to do is told to the user, and to no authority.
    expect(STATUTES['complaints-15'].to).toEqual([]);
  });

  it('takes the minor’s and the stolen payment’s rows for nobody else', () => {
    expect(where(({ only }) => only?.payer === 'stolen')).toEqual(['ecommerce-54', 'ecommerce-57-2']);
    expect(where(({ only }) => only?.payer === 'minor').length).toBeGreaterThan(6);
  });
});

/** Where articles and titles are typed: nowhere else. */
const TABLES_OF_LAW =
  /^law\/(?:citation|civil-code|consumers|court|ecommerce|laws|not-citable|payment|regulators|statutes|windows)\.ts$/;

describe('no sentence of the program', () => {
  it('names a law or an article by hand: each comes from the table by its key, or from a window', () => {
    const typed = /第[零一二三四五六七八九十百千\d]+条|《[^》《]*(?:法|法典|条例|办法|规定|解释)》/;
    const byHand = sources().filter(({ path, code }) => !TABLES_OF_LAW.test(path) && typed.test(code));
    expect(byHand.map(({ path }) => path)).toEqual([]);
    expect(typed.test('根据《消费者权益保护法》，')).toBe(true);
  });
});

describe('the windows', () => {
  it('cite only articles of the table, in force since the same day', () => {
    const places = WINDOWS.flatMap(({ id, law }) => (law ?? []).map((place) => ({ id, ...place })));
    expect(places.length).toBeGreaterThan(5);
    for (const { id, law, article, since } of places) {
      if (article === null) continue;
      const same = rows
        .filter(([, row]) => row.law === law && row.article === article)
        .map(([, row]) => row.since);
      expect([id, same[0]]).toEqual([id, since]);
    }
  });
});

describe('a law', () => {
  it('is named by the same title, number and day in all its rows', () => {
    const heads = new Set(rows.map(([, { law, number, since }]) => `${titleOf(law)}|${number}|${since}`));
    expect(heads.size).toBe(new Set(rows.map(([, { law }]) => titleOf(law))).size);
  });
});

describe('a citation', () => {
  it.each([
    ['第九条', 9],
    ['第十条', 10],
    ['第十六条', 16],
    ['第二十条', 20],
    ['第一百零四条', 104],
    ['第五百一十二条', 512],
    ['第一千零二十四条', 1024],
  ])('%s is number %i', (article, number) => {
    expect(articleNumber(article)).toBe(number);
  });

  it.each([
    ['civil-509-1', '《中华人民共和国民法典》第五百零九条第一款'],
    ['consumers-48-1-8', '《中华人民共和国消费者权益保护法》第四十八条第一款第（八）项'],
    ['civil-985', '《中华人民共和国民法典》第九百八十五条'],
    ['civil-procedure-24', '《中华人民共和国民事诉讼法》第二十四条'],
    ['procedure-reading-20', '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二十条'],
    ['online-consumption-1', '《最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）》第一条'],
  ] as const)('of %s is printed as %s', (key, printed) => {
    expect(cite(STATUTES[key])).toBe(printed);
  });
});
