import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program, STORY } from '../support/program.ts';

let program: Program;
let file: string;
beforeEach(() => {
  program = new Program();
  program.open();
  file = join(program.home, 'me.json');
  writeFileSync(file, '{"name": "张', { mode: 0o600 });
});
afterEach(() => program.remove());

describe('a damaged file of who the user is', () => {
  it.each([
    ['status'],
    ['status', '1'],
    ['next', '1'],
    ['letter', '1'],
    ['letter', '1', '--to', 'payment'],
    ['log', 'request', '1'],
    ['history', '1'],
    ['verify'],
    ['new', ...STORY, '--again'],
  ])('does not stop %s %s %s %s', (...words) => {
    const outcome = program.run(...words);
    expect([outcome.code, outcome.err]).toEqual([0, expect.not.stringContaining('me.json')]);
  });

  it.each([
    ['letter', '1', '--to', '12315'],
    ['letter', '1', '--to', 'public'],
    ['me', '--name', '张三'],
  ])('stops %s %s %s %s, which needs it, and stays as it is', (...words) => {
    const refused = program.run(...words, '--json');
    expect([refused.code, refused.json()]).toMatchObject([1, { error: { code: 'me-damaged' } }]);
    expect(readFileSync(file, 'utf8')).toBe('{"name": "张');
  });

  it('is told by doctor, with what to do', () => {
    const { code, out } = program.run('doctor');
    expect([code, out]).toEqual([4, expect.stringContaining(`读不懂了：${file}。把它挪走`)]);
  });
});
