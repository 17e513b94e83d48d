import { chmodSync, cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isoInstant } from '../../src/time/day.ts';
import { type Outcome, Program } from '../support/program.ts';

/**
 * What 1.0.0 wrote, made by `make.sh` beside it, and what 1.0.0 said of it. The files there never change. An answer
 * may get more fields; where a sentence, a rule or a law is changed on purpose, its answer is left out by name.
 */
const FOLDER = fileURLToPath(new URL('../fixtures/1.0.0/', import.meta.url));
const at = (name: string) => join(FOLDER, name);
/** Times that stood in events as milliseconds are told as ISO since. */
const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(at(name), 'utf8'), (key, value: unknown) =>
    typeof value === 'number' && /^(?:at|\w+At|until)$/.test(key) ? isoInstant(value) : value,
  );

/** What was asked, in words, with what was answered; `--json` is not among the words. */
const ANSWERS = new Map(
  readdirSync(at('expected')).map((name) => [name.replace(/\.json$/, ''), readJson(`expected/${name}`)]),
);
const CODES = readJson('exit-codes.json') as Readonly<Record<string, number>>;
const ASKED = [...ANSWERS.keys()];
const HEAD = (ANSWERS.get('verify') as { head: string }).head;
const ASKED_AT = (ANSWERS.get('status') as { asOf: string }).asOf;
/** Every case, of the erased one only its digests. */
const HISTORIES = ASKED.filter((words) => words.startsWith('history '));

type Answer = Readonly<Record<string, unknown>>;

/** What has to be said still: all but when the law was last checked, and how an error is worded. */
function lasting(answer: Answer): Answer {
  const { lawCheckedOn: _, lawCheckIsOld: __, error, ...others } = answer;
  if (error !== undefined) return { ...others, error: { code: (error as { code: string }).code } };
  return others;
}

/**
 * What letters say since 1.0.0 was changed on purpose: their sentences, the reasons they choose, what is said before
 * them. That one is written at all, for whom and in which form, was not.
 */
const REWORDED = /^letter \d+ --to /;
const LASTS_OF_LETTER = ['to', 'form', 'limit', 'limitSource'];
/** Rules of thumb that are over ring no more, and the others once. */
const LASTS_OF_CALENDAR = ['schema', 'path'];

const ask = (program: Program, words: string): Outcome => program.run(...words.split(' '), '--json');

function expectSame(program: Program, words: string): void {
  const { code, out, err } = ask(program, words);
  expect([words, code, err]).toEqual([words, CODES[words], expect.any(String)]);
  const then = lasting(ANSWERS.get(words) as Answer);
  const only = REWORDED.test(words) ? LASTS_OF_LETTER : words === 'calendar' ? LASTS_OF_CALENDAR : null;
  const lasts = only
    ? Object.fromEntries(Object.entries(then).filter(([name]) => only.includes(name)))
    : then;
  const now = lasting(JSON.parse(out) as Answer);
  expect(now).toMatchObject(lasts);
  // Where there was a text there is one.
  if (REWORDED.test(words)) expect([words, now['text'] !== '']).toEqual([words, then['text'] !== '']);
}

const succeed = (program: Program, ...words: string[]): unknown => {
  const { code, json, err } = program.run(...words, '--json');
  expect([code, err]).toEqual([0, expect.any(String)]);
  return json();
};

/** The home folder with the rights that it had: git keeps none of them. */
function lived(): Program {
  const program = new Program({ REFUND_NOW: ASKED_AT });
  cpSync(at('home'), program.home, { recursive: true });
  for (const name of readdirSync(program.home, { recursive: true, encoding: 'utf8' })) {
    const path = join(program.home, name);
    chmodSync(path, statSync(path).isDirectory() ? 0o700 : name.startsWith('vault') ? 0o400 : 0o600);
  }
  chmodSync(program.home, 0o700);
  return program;
}

const empty = () => new Program({ REFUND_NOW: ASKED_AT });

describe('somebody who comes with a store of 1.0.0', () => {
  let program: Program;
  beforeAll(() => {
    program = lived();
  });
  afterAll(() => program.remove());

  it('has every question answered that was asked then', () => {
    expect(ASKED.toSorted()).toEqual(Object.keys(CODES).toSorted());
    expect(HISTORIES.length).toBe(7);
  });

  it.each(ASKED)('loses nothing of what was kept, and reads the same: refund %s', (words) => {
    expectSame(program, words);
  });

  it('finds every case, word and file as it was written, down to the one digest of all', () => {
    expect(succeed(program, 'verify')).toMatchObject({ ok: true, head: HEAD, problems: [], notices: [] });
    expect(succeed(program, 'verify', '--against', HEAD)).toMatchObject({ ok: true });
    expect(succeed(program, 'doctor')).toMatchObject({ ok: true, findings: [] });
  });
});

describe('somebody who goes on with a store of 1.0.0', () => {
  let program: Program;
  beforeEach(() => {
    program = lived();
  });
  afterEach(() => program.remove());

  it('is told, when something is erased, of the copy that the update left', () => {
    const [, copy = ''] =
      /(refund-v\d+-\w+\.backup\.sqlite)/.exec(program.run('erase', '1', '--confirm', '1').err) ?? [];
    expect(readdirSync(program.home)).toContain(copy);
  });

  it('can write in every open case, and keeps the proof of all that was there before', () => {
    for (const number of ['1', '3', '5', '7']) succeed(program, 'log', 'contact', number, '又问了一次');
    expect(succeed(program, 'verify', '--against', HEAD)).toMatchObject({ ok: true, problems: [] });
    for (const words of HISTORIES) {
      const then = (ANSWERS.get(words) as { events: unknown[] }).events;
      const { events } = ask(program, words).json() as { events: unknown[] };
      expect(events.slice(0, then.length)).toMatchObject(then);
    }
  });

  it('can take back the last thing that was written then, and open what was closed', () => {
    succeed(program, 'undo', '7', '--yes');
    expect(succeed(program, 'status', '7')).toMatchObject({ cases: [{ stage: 'opened' }] });
    expect(succeed(program, 'reopen', '2')).toMatchObject({ case: { outcome: null } });
    expect(succeed(program, 'verify')).toMatchObject({ ok: true });
  });

  it('can erase evidence and cases that were kept then', () => {
    succeed(program, 'erase', '1', 'E1', '--confirm', '1');
    // Case 2 has a file of its own with the same bytes.
    expect(succeed(program, 'verify')).toMatchObject({ ok: true });
    succeed(program, 'erase', '1', '--confirm', '1');
    succeed(program, 'erase', '2', '--confirm', '2');
    expect(succeed(program, 'verify')).toMatchObject({ ok: true, problems: [] });
  });

  it('can finish the interview that was left in the middle', () => {
    const rest = ['--amount', '8', '--paid-at', '2027-01-06 08:00', '--pay-channel', 'wechat'];
    expect(succeed(program, 'new', '--resume', ...rest)).toMatchObject({
      case: { id: 8, site: '没填完的网站', order: 'DRAFT-1', problem: 'not-delivered' },
    });
    expect(program.run('new', '--resume').code).toBe(1);
  });

  it('is told that a package made then is the same case, and nothing changes', () => {
    expect(succeed(program, 'import', at('package.zip'))).toMatchObject({ outcome: 'same', number: 1 });
    expect(succeed(program, 'verify')).toMatchObject({ ok: true, head: HEAD });
    succeed(program, 'log', 'contact', '1', '又问了一次');
    expect(succeed(program, 'import', at('package.zip'))).toMatchObject({ outcome: 'shorter', number: 1 });
  });
});

describe('somebody who has a package of 1.0.0 and nothing else', () => {
  let program: Program;
  beforeEach(() => {
    program = empty();
  });
  afterEach(() => program.remove());

  it('gets the whole case with its evidence and its letters, every hash as it was', () => {
    expect(succeed(program, 'import', at('package.zip'))).toMatchObject({
      outcome: 'new',
      number: 1,
      lost: [],
    });
    for (const words of ASKED.filter((one) => /^(?:history|evidence list|clause list) 1$|--show/.test(one)))
      expectSame(program, words);
    // Its clocks are not those of the store: the lengths of a site and the days off do not travel with a case.
    const [kept] = (ANSWERS.get('status 1 --all-clocks') as { cases: Answer[] }).cases;
    const { deadlines: _, next: __, ...facts } = kept ?? {};
    expect(succeed(program, 'status', '1')).toMatchObject({ cases: [facts] });
    expect(succeed(program, 'verify')).toMatchObject({ ok: true, problems: [] });
  });
});

describe.each([
  ['a backup', 'backup.zip', []],
  ['a backup with a passphrase', 'backup.age', ['--passphrase-file', at('passphrase.txt')]],
])('somebody who has %s of 1.0.0 and nothing else', (_, file, passphrase) => {
  let program: Program;
  beforeEach(() => {
    program = empty();
    succeed(program, 'restore', at(file), ...passphrase);
  });
  afterEach(() => program.remove());

  it('gets back every case, every file and every rule, and the same digest of all', () => {
    const kept = /^(?:verify|status|stats|me|rules|history|evidence list|clause list)\b|--show/;
    for (const words of ASKED.filter((one) => kept.test(one))) expectSame(program, words);
  });

  it('gets back the interview that was left in the middle, and can go on writing', () => {
    const rest = ['--amount', '8', '--paid-at', '2027-01-06 08:00', '--pay-channel', 'wechat'];
    expect(succeed(program, 'new', '--resume', ...rest)).toMatchObject({ case: { site: '没填完的网站' } });
    succeed(program, 'log', 'contact', '1', '又问了一次');
    expect(succeed(program, 'verify', '--against', HEAD)).toMatchObject({ ok: true, problems: [] });
  });
});
