import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** From the top of the house to its foundations: a file imports from its own folder and from below. */
const LAYERS = [
  'main.ts',
  'context.ts',
  'environment.ts',
  'cli',
  'commands',
  'dialogue',
  'terminal',
  'world.ts',
  'bills',
  'sharing',
  'pictures',
  'evidence',
  'store',
  'lint',
  'letters',
  'advice',
  'clocks',
  'reading',
  'case',
  'law',
  'time',
  'words',
  'ports.ts',
  'opening.ts',
  'pieces.ts',
  'platform.ts',
  'parsed.ts',
  'errors.ts',
];
const PURE = ['lint', 'letters', 'advice', 'clocks', 'reading', 'case', 'law', 'words', 'time'];
/** Rooms that read and write files of other programs; each is loaded when it is needed, but for what is pure in them. */
const FORMATS = ['sharing', 'evidence', 'bills'];
const PURE_IN_FORMATS = 'bills/bill.ts';

export interface Source {
  /** Relative to src, with forward slashes. */
  readonly path: string;
  readonly code: string;
}

export function sources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      code: withoutComments(readFileSync(join(SRC, path), 'utf8')),
    }));
}

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

interface Import {
  readonly target: string;
  readonly kind: 'static' | 'type' | 'dynamic';
}

function importsOf({ path, code }: Source): Import[] {
  const found: Import[] = [];
  for (const [, type, target = ''] of code.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gm,
  )) {
    found.push({ target, kind: type ? 'type' : 'static' });
  }
  for (const [, target = ''] of code.matchAll(/import\(\s*'([^']+)'\s*\)/g))
    found.push({ target, kind: 'dynamic' });
  return found.map(({ target, kind }) => ({
    kind,
    target: target.startsWith('.') ? normalize(join(dirname(path), target)).replaceAll('\\', '/') : target,
  }));
}

const roomOf = (path: string) => path.split('/')[0] ?? '';

/** What a file does against the rules of the house, one sentence each. */
export function breaches(source: Source): string[] {
  const { path, code } = source;
  const room = roomOf(path);
  const wrong: string[] = [];
  for (const { target, kind } of importsOf(source)) {
    const say = (rule: string) => wrong.push(`${path} imports ${target}: ${rule}`);
    if (target.endsWith('.ts')) {
      const there = roomOf(target);
      const fromPorts = room === 'ports.ts' && ['case', 'words'].includes(there) && kind === 'type';
      const asContext = there === 'effects.ts' && path === 'context.ts';
      const typeOfPorts = kind === 'type' && path === 'effects.ts' && there === 'ports.ts';
      if (
        there !== room &&
        !fromPorts &&
        !asContext &&
        !typeOfPorts &&
        LAYERS.indexOf(there) <= LAYERS.indexOf(room)
      ) {
        say('it stands above or beside');
      }
      if (there === 'context.ts' && path !== 'main.ts') say('only main.ts may');
      if (target === 'words/en/index.ts' && kind === 'static') say('a language loads on demand');
    }
    if (/^zod(?:\/mini)?$/.test(target) && !path.endsWith('.schema.ts')) say('only schemas may');
    if (target === 'inquirer' && path !== 'terminal/prompter.ts') say('only prompts may');
    if (target.endsWith('terminal/prompter.ts') && kind === 'static') say('the prompter loads on demand');
    if (
      ['ical-generator', 'exifreader', 'unpdf', '@zip.js/zip.js', 'papaparse'].includes(target) &&
      !FORMATS.includes(room)
    )
      say('only formats may');
    if (target === 'docx' && path !== 'letters/docx.ts') say('only the Word renderer may');
    if (target === 'fflate' && !['letters/docx.ts', 'bills/sheet.ts', 'evidence/location.ts'].includes(path))
      say('only the Word renderer, sheets and the look into archives may');
    if (target === 'letters/docx.ts' && kind === 'static') say('the Word renderer loads on demand');
    if (/^(?:@date-fns\/|date-fns)/.test(target) && room !== 'time') say('only the room of time may');
    if (target === 'uqr' && path !== 'terminal/qr.ts') say('only the QR code may');
    if (target === 'uqr' && kind === 'static') say('the QR code loads on demand');
    if (target === 'better-sqlite3' && path !== 'store/sqlite.ts' && kind !== 'type')
      say('only what loads it may');
    if (target.startsWith('node:') && (PURE.includes(room) || path === PURE_IN_FORMATS))
      say('this room is pure');
  }
  const say = (rule: string) => wrong.push(`${path}: ${rule}`);
  if (path !== 'context.ts' && /Date\.now\(|new Date\(\)/.test(code)) say('reads the clock');
  if (path !== 'main.ts' && /process\.exit/.test(code)) say('ends the process');
  if (PURE.includes(room) && /\bprocess\./.test(code)) say('touches the process');
  const writes =
    /\b(?:writeFileSync|mkdirSync|renameSync|linkSync|unlinkSync|rmSync|writeSync|fsyncSync|chmodSync|fchmodSync|appendFileSync|copyFileSync)\(/;
  // Neither letters on the screen nor what lies in the cache change the user's data.
  if (!['effects.ts', 'terminal/output.ts', 'platform.ts', 'pieces.ts'].includes(path) && writes.test(code))
    say('writes past the effects');
  return wrong;
}

/** Files that import each other, directly or around others; what loads on demand does not count. */
export function circles(): string[] {
  const next = new Map(
    sources().map((source) => [
      source.path,
      importsOf(source).flatMap(({ target, kind }) =>
        kind !== 'dynamic' && target.endsWith('.ts') ? [target] : [],
      ),
    ]),
  );
  const reaches = (from: string, wanted: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some((one) => {
      if (one === wanted) return true;
      if (seen.has(one)) return false;
      seen.add(one);
      return reaches(one, wanted, seen);
    });
  return [...next.keys()].filter((path) => reaches(path, path));
}
