import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
  program.open();
});
afterEach(() => program.remove());

describe('the formats of a letter', () => {
  it('a page is printed, and written whole to a file', () => {
    const shown = program.run('letter', '1', '--format', 'html');
    expect(shown.out).toContain('<h1>退款要求（订单号：<span class="n">CM20240501001</span>）</h1>');
    const path = join(program.home, 'letter.html');
    expect(program.run('letter', '1', '--format', 'html', '-o', path).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(shown.out);
  });

  it('a Word file is written, kept once, and found again as the same letter', () => {
    const path = join(program.home, 'letter.docx');
    expect(program.run('letter', '1', '--format', 'docx', '-o', path).code).toBe(0);
    const files = unzipSync(readFileSync(path));
    expect(new TextDecoder().decode(files['word/document.xml'])).toContain('CM20240501001');
    program.runWith({ TZ: 'America/New_York' }, 'letter', '1', '--format', 'docx', '-o', path);
    const { events } = program.run('history', '1', '--json').json() as { events: { type: string }[] };
    expect(events.filter(({ type }) => type === 'letter-written')).toHaveLength(1);
  });
});
