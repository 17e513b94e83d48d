import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { png } from '../support/pictures.ts';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
let picture: string;
beforeEach(() => {
  program = new Program();
  program.open();
  picture = join(program.home, '..', '付款.png');
  writeFileSync(picture, png());
});
afterEach(() => program.remove());

const list = () =>
  (program.run('evidence', 'list', '1', '--json').json() as { evidence: { seen: object | null }[] }).evidence;
/** What a user installs: a package that reads, and its data; it writes down how it was called. */
const install = (read: string) => {
  const folder = join(program.home, 'node_modules/tesseract.js');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(program.home, 'tessdata'));
  writeFileSync(join(program.home, 'tessdata/chi_sim.traineddata.gz'), 'data');
  writeFileSync(
    join(folder, 'index.js'),
    `exports.createWorker = async (...given) => ({
      async recognize(picture) {
        require('fs').writeFileSync(${JSON.stringify(join(program.home, '..', 'called'))}, JSON.stringify([given, picture.length]));
        ${read}
      },
      terminate: async () => {},
    });`,
  );
};

describe('evidence add --read', () => {
  it('without anybody to ask says in one sentence that it is not needed, and keeps the file', () => {
    install('throw new Error("never called")');
    const { code, err } = program.run('evidence', 'add', '1', picture, '--read');
    expect([code, list().length]).toEqual([0, 1]);
    expect(err).toContain('tesseract.js');
    expect(err).toContain('不用也行');
    const other = join(program.home, '..', 'b.png');
    writeFileSync(other, png(1080, 2401));
    program.run('evidence', 'add', '1', other, '--read', '--amount', '100');
    expect(list()[1]).toMatchObject({ seen: { amountFen: 10_000 } });
  });

  describe.skipIf(!hasTerminal)('in a terminal', () => {
    const add = (...words: string[]) =>
      new Terminal(program.environment, ['evidence', 'add', '1', picture, '--read', ...words]);

    it('keeps what the user confirms, and only that; the reader is told where its data lies', async () => {
      install("return { data: { text: '订单号: CM20240501001 金额 ￥180.00 2024-05-01 14:02' } };");
      const terminal = add();
      await terminal.answer('CM20240501001', '1\r');
      await terminal.answer('180.00', '2\r');
      await terminal.answer('14:02', '1\r');
      expect(await terminal.ended).toBe(0);
      expect(list()).toMatchObject([
        { seen: { order: 'CM20240501001', amountFen: null, at: '2024-05-01T14:02:00+08:00' } },
      ]);
      const [[language, , options], bytes] = JSON.parse(
        readFileSync(join(program.home, '..', 'called'), 'utf8'),
      ) as [[string, number, object], number];
      expect([language, options, bytes]).toEqual([
        'chi_sim',
        { langPath: join(program.home, 'tessdata'), gzip: true, cacheMethod: 'none' },
        png().length,
      ]);
    });

    it('asks nothing about what was typed', async () => {
      install("return { data: { text: '￥180.00' } };");
      const terminal = add('--amount', '100');
      expect(await terminal.ended).toBe(0);
      expect(list()).toMatchObject([{ seen: { order: null, amountFen: 10_000, at: null } }]);
    });

    it.each([
      ['nothing is installed', undefined, 'npm install'],
      ['the reader fails', 'throw new Error("bad picture");', '没有读出来'],
    ])('keeps the file where %s', async (_, read, sentence) => {
      if (read !== undefined) install(read);
      const terminal = add();
      await terminal.shows(sentence);
      expect(await terminal.ended).toBe(0);
      expect(list()).toMatchObject([{ seen: null }]);
    });
  });
});
