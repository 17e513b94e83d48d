import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberProblem } from '../../src/sharing/members.ts';
import { FileNames } from '../../src/sharing/package.ts';
import { NAUGHTY } from '../support/naughty.ts';

const LIMITS = { members: 1000, bytes: 1000 };

describe('the name of an exhibit in a package', () => {
  it.each([
    ['付款 截图.png', 'x/E1 付款记录 付款 截图.png'],
    ['../../etc/passwd', 'x/E1 付款记录 .._.._etc_passwd'],
    ['a:b*c?"<>|.png', 'x/E1 付款记录 a_b_c_____.png'],
    ['结尾.  ', 'x/E1 付款记录 结尾'],
    ['照片\u202egnp.exe', 'x/E1 付款记录 照片_gnp.exe'],
    ['e\u0301.txt', 'x/E1 付款记录 é.txt'],
    ['.bashrc', 'x/E1 付款记录 .bashrc'],
    ['', 'x/E1 付款记录'],
    [`${'长'.repeat(300)}.jpeg`, `x/E1 付款记录 ${'长'.repeat(33)}.jpeg`],
  ])('%j is %j', (name, given) => {
    expect(new FileNames().give('x/', 'E1 付款记录', name)).toBe(given);
  });

  it('never is one that stands there already, whatever its form', () => {
    const names = new FileNames();
    const given = ['é.png', 'e\u0301.PNG', 'É.png', 'é.png'].map((name) => names.give('x/', 'E1', name));
    expect(given).toEqual(['x/E1 é.png', 'x/E1 é (2).PNG', 'x/E1 É (3).png', 'x/E1 é (4).png']);
  });

  it('is safe on every system for any file that a phone or a hostile site could name', () => {
    const name = fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), (all) => {
        const names = new FileNames();
        const given = all.map((one, index) => names.give('data/证据/', `E${(index % 3) + 1} 订单页`, one));
        expect(
          memberProblem(
            given.map((one) => ({ name: one, bytes: 0 })),
            LIMITS,
          ),
        ).toBeUndefined();
        for (const one of given) {
          const last = one.slice('data/证据/'.length);
          expect(Buffer.byteLength(last)).toBeLessThanOrEqual(120);
          expect(last).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]|[. ]$/u);
          expect(one.normalize('NFC')).toBe(one);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
