import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Held, unpacked } from '../src/pieces.ts';

let place = '';
let cache = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'refund-pieces-'));
  cache = join(place, 'cache', 'refund');
});
afterEach(() => rmSync(place, { recursive: true }));

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'half.node': 'machine code',
  'pictures/worker.js': 'reads',
  'pictures/model.onnx': 'knows',
};
const held: Held = {
  build: '0123456789abcdef',
  names: Object.keys(FILES),
  bytes: (name) => Buffer.from(FILES[name] ?? ''),
};

describe('what an executable holds', () => {
  it('is unpacked when it is needed, for the user alone, and nothing of it stays half done', () => {
    const half = unpacked('half.node', cache, held);
    expect(readFileSync(half, 'utf8')).toBe('machine code');
    expect(existsSync(join(cache, held.build, 'pictures'))).toBe(false);
    const pictures = unpacked('pictures', cache, held);
    expect(readdirSync(pictures).toSorted()).toEqual(['model.onnx', 'worker.js']);
    expect(readdirSync(join(cache, held.build)).toSorted()).toEqual([
      'half.node',
      'package.json',
      'pictures',
    ]);
    if (process.platform === 'win32') return;
    for (const folder of [cache, join(cache, held.build), pictures])
      expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is compared before it is used: what somebody changed is put right', () => {
    const half = unpacked('half.node', cache, held);
    for (const changed of ['other machine code', 'machine codf', '']) {
      writeFileSync(half, changed);
      expect(readFileSync(unpacked('half.node', cache, held), 'utf8')).toBe('machine code');
    }
  });

  it('is not written again where it is right', () => {
    const half = unpacked('half.node', cache, held);
    const { ino } = statSync(half);
    unpacked('half.node', cache, held);
    expect(statSync(half).ino).toBe(ino);
  });

  it.runIf(process.platform !== 'win32')('is not put where others may write', () => {
    unpacked('half.node', cache, held);
    chmodSync(join(cache, held.build), 0o777);
    expect(() => unpacked('half.node', cache, held)).toThrow(/EACCES/);
  });
});
