import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { openReader } from '../../src/pictures/reader.ts';
import { holds, scored, tableOf, type Truth } from './score.ts';

/** `npm run pictures` draws them first; reading all takes some minutes. */
const FOLDER = process.env['REFUND_PICTURES'] ?? '';

describe.skipIf(FOLDER === '')('the facts of pictures, read from their pixels', () => {
  const reader = openReader(fileURLToPath(new URL('../../dist/pictures', import.meta.url)));
  const read: ReturnType<typeof scored>[] = [];
  beforeAll(async () => {
    const rows = readFileSync(join(FOLDER, 'truth.jsonl'), 'utf8').trim().split('\n');
    for (const row of rows.map((line) => JSON.parse(line) as Truth)) {
      const found = await reader.read(row.file, readFileSync(join(FOLDER, row.file)));
      if (typeof found === 'string') throw new Error(`${row.file}: ${found}`);
      read.push(scored(row, found));
    }
    console.log(tableOf(read));
  }, 3_600_000);
  afterAll(() => reader.close());
  holds(() => read);
});
