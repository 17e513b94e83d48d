// `npm run bench [-- --only WORDS] [--pairs N] [--json FILE]`: see README.md beside this file.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { timePairs } from './pairs.js';
import { ROWS } from './rows.js';
import { throughput } from './throughput.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    pairs: { type: 'string', default: '31' },
    json: { type: 'string' },
  },
});
const pairs = Number(values.pairs);
const LONG_PAIRS = Math.min(5, pairs);
const results = [];

/** The most memory a command held at once, in megabytes; null where this machine cannot tell. */
function peakOf({ command, words, env }) {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', 'peak %M', command, ...words], {
    env,
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const kilobytes = /peak (\d+)/.exec(stderr ?? '')?.[1];
  return status === 0 && kilobytes ? Number(kilobytes) / 1024 : null;
}

function tell(row) {
  results.push(row);
  const { name, a, b, ratio, goal, peak } = row;
  const verdict =
    goal === null ? '' : ratio <= goal ? `within ${goal.toFixed(2)}` : `OVER ${goal.toFixed(2)}`;
  const memory = peak ? `${peak.toFixed(0)} MB` : '';
  process.stdout.write(
    `${[name.padEnd(44), `${a.toFixed(1)} ms`.padStart(11), `${b.toFixed(1)} ms`.padStart(11), `${ratio.toFixed(2)} ×`.padStart(8), memory.padStart(8), verdict].join('  ')}\n`,
  );
}

process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}; ${pairs} pairs, medians\n`,
);
for (const { name, goal, kind, needs, prepare } of ROWS) {
  if (!name.includes(values.only)) continue;
  if (needs && spawnSync(needs, ['--version']).error) {
    process.stdout.write(`${name.padEnd(44)}  skipped: ${needs} is not installed\n`);
    continue;
  }
  const { a, b, before } = await prepare();
  const times = timePairs(a, b, kind === 'long' ? LONG_PAIRS : pairs, before);
  before?.('a');
  tell({ name, goal, ...times, peak: peakOf(a) });
}
const many = 'eight processes writing at once';
if (many.includes(values.only)) {
  const { eight, one, ratio } = await throughput(LONG_PAIRS);
  results.push({ name: many, eight, one, ratio, least: 0.8 });
  process.stdout.write(
    `${many.padEnd(44)}  ${eight.toFixed(0)}/s against ${one.toFixed(0)}/s with one  ${ratio.toFixed(2)} ×  ${ratio >= 0.8 ? 'at least' : 'BELOW'} 0.80\n`,
  );
}
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ node: process.version, pairs, results }, null, 2)}\n`);
