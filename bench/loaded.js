// `npm run build && node bench/loaded.js [--each]`: how many files and source modules a command loads, against its
// goal. `--each` names the modules, largest first: what does not belong there is a static import to be mended.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundle } from '../scripts/build.js';
import { folder, refund } from './places.js';

/** Commands, and the most modules of src/ that each should load. */
const GOALS = [
  ['--version', null],
  ['--help', null],
  ['status 1', 50],
  ['next 1', 50],
  ['status', 50],
  ['letter 1 --to 12315', 90],
  ['log contact 1 还在等', null],
  ['evidence add 1 @', 50],
];
const CASE =
  'new --site 网站 --order 1 --amount 1 --paid-at 2026-11-19T14:02+08:00 --product 点卡 --pay-channel alipay ' +
  '--deducted yes --order-state success --delivered nothing --refused none --payee 某某 --payee-address 某市 --yes';
const ME = 'me --name 张三 --phone 13800000000 --address 某市某路1号';

const urls = join(folder, 'urls.txt');
const hook = `import{appendFileSync}from'node:fs';export async function load(url,...rest){appendFileSync(${JSON.stringify(urls)},url+'\\n');return rest.at(-1)(url,rest[0])}`;
const asUrl = (code) => `data:text/javascript,${encodeURIComponent(code)}`;
const register = asUrl(`import{register}from'node:module';register(${JSON.stringify(asUrl(hook))})`);

const home = join(folder, 'home');
function run(line, ...options) {
  const { command, words, env } = refund(home, ...line.split(' '));
  const { status, stderr } = spawnSync(command, [...options, ...words], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${line} ended with ${status}: ${stderr}`);
}

const { metafile } = await bundle('dist', false);
const outputs = new Map(Object.entries(metafile.outputs).map(([path, made]) => [basename(path), made]));
const exhibit = join(folder, 'exhibit.txt');
writeFileSync(exhibit, '客服：请耐心等待');
run(CASE);
run(ME);
for (const [line, goal] of GOALS) {
  writeFileSync(urls, '');
  run(line.replace('@', exhibit), '--import', register);
  const loaded = new Set(readFileSync(urls, 'utf8').split('\n'));
  const made = [...loaded].flatMap((url) => outputs.get(basename(url)) ?? []);
  const inputs = made.flatMap(({ inputs: parts }) => Object.entries(parts));
  const own = inputs.filter(([path]) => path.startsWith('src/'));
  const kilobytes = made.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const verdict = goal === null ? '' : own.length <= goal ? `within ${goal}` : `OVER ${goal}`;
  process.stdout.write(
    `${line.padEnd(24)} ${String(own.length).padStart(4)} modules in ${made.length} files, ${kilobytes.toFixed(0)} KB  ${verdict}\n`,
  );
  if (!process.argv.includes('--each')) continue;
  for (const [path, { bytesInOutput }] of inputs.toSorted((a, b) => b[1].bytesInOutput - a[1].bytesInOutput))
    process.stdout.write(`  ${String(bytesInOutput).padStart(7)} ${path}\n`);
}
