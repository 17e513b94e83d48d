import { describe, expect, it } from 'vitest';
import { anchored, readStory } from '../../src/reading/story.ts';

const NOW = Date.parse('2026-11-26T06:50:00+08:00');
/** As it is kept, where the time that was read is confirmed, or another. */
const kept = (text: string, confirmed?: string) => {
  const times = readStory(text, NOW).facts.paidAt;
  return anchored(text, times, confirmed === undefined ? times?.[0]?.value.at : Date.parse(confirmed));
};

describe('a story that is kept', () => {
  it.each([
    ['前天晚上8点半我在某某卡盟付了168元', '前天晚上8点半（2026-11-24 20:30）我在某某卡盟付了168元'],
    ['我昨天在某某卡盟付了50元', '我昨天（2026-11-25）在某某卡盟付了50元'],
  ])('says which day it meant, or weeks later its letter tells another: %s', (text, expected) => {
    expect(kept(text)).toBe(expected);
  });

  it('stays as it is where the user confirmed another time, or the word stands twice', () => {
    const text = '昨天在某卡盟花了50块';
    expect(kept(text)).toBe('昨天（2026-11-25）在某卡盟花了50块');
    expect(kept(text, '2026-11-20T09:00:00+08:00')).toBe(text);
    const twice = '昨天客服还说没问题。我昨天在某卡盟花了50块';
    expect(kept(twice)).toBe(twice);
  });

  it.each([
    ['11月24日20:30我在某某卡盟付了168元'],
    ['2026-11-24 20:30 付了168元'],
    ['我在某某卡盟付了168元，没到'],
  ])('stays as it is where it tells the day, or none: %s', (text) => {
    expect(kept(text)).toBe(text);
  });
});
