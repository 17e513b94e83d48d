import { describe, expect, it } from 'vitest';
import { LAW_CHECKED_ON, lawCheckIsOld } from '../../src/knowledge/law-check.ts';

describe('the check of the law', () => {
  it('is old from the same date a year later, by the days of Shanghai', () => {
    expect(LAW_CHECKED_ON).toBe('2026-11-22');
    expect(lawCheckIsOld(Date.parse('2026-11-25T10:00:00+08:00'))).toBe(false);
    expect(lawCheckIsOld(Date.parse('2027-11-21T23:59:59+08:00'))).toBe(false);
    expect(lawCheckIsOld(Date.parse('2027-11-22T00:00:00+08:00'))).toBe(true);
    expect(lawCheckIsOld(Date.parse('2031-01-01T00:00:00+08:00'))).toBe(true);
  });
});
