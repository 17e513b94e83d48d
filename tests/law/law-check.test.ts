import { describe, expect, it } from 'vitest';
import { checkedTitle, CHECKS, LAW_CHECKED_ON, lawCheckIsOld, STATUTES } from '../../src/law/statutes.ts';
import { WINDOWS } from '../../src/law/windows.ts';

describe('the check of the law', () => {
  it('is old from the same date a year later, by the days of Shanghai', () => {
    expect(LAW_CHECKED_ON).toBe('2026-11-22');
    expect(lawCheckIsOld(Date.parse('2026-11-25T10:00:00+08:00'))).toBe(false);
    expect(lawCheckIsOld(Date.parse('2027-11-21T23:59:59+08:00'))).toBe(false);
    expect(lawCheckIsOld(Date.parse('2027-11-22T00:00:00+08:00'))).toBe(true);
    expect(lawCheckIsOld(Date.parse('2031-01-01T00:00:00+08:00'))).toBe(true);
  });

  it('tells of every law that a row cites, and of no other', () => {
    const cited = [
      ...Object.values(STATUTES).map(({ law }) => law),
      ...WINDOWS.flatMap(({ law = [] }) => law.map((place) => place.law)),
    ].map(checkedTitle);
    expect([...new Set(cited)].toSorted()).toEqual(Object.keys(CHECKS).toSorted());
  });

  // Fails by itself when its time has come: docs/law.md says what to do then.
  it('is no older than a year today, for any law', () => {
    const old = Object.entries(CHECKS).filter(([, { on }]) => lawCheckIsOld(Date.now(), on));
    expect(old.map(([law, { on }]) => `${law}: ${on}`)).toEqual([]);
  });

  it('was made on a day that has been', () => {
    for (const [law, { on }] of Object.entries(CHECKS))
      expect([law, Date.parse(`${on}T00:00:00+08:00`) <= Date.now()]).toEqual([law, true]);
  });
});
