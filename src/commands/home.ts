import { assess, type Assessment } from '../advice/assess.ts';
import { guardsBefore } from '../advice/guards.ts';
import { rulesOf } from '../dialogue/answer.ts';
import type { Going } from '../dialogue/going-back.ts';
import { tellGuard } from '../dialogue/told-guard.ts';
import { BackError, RefundError } from '../errors.ts';
import { LETTER_RECIPIENTS, PARTIES } from '../law/parties.ts';
import type { Choice, ExitStatus, Prompter } from '../ports.ts';
import { shortPage } from '../terminal/case-screen.ts';
import { listLines } from '../terminal/list-screen.ts';
import { writeLines } from '../terminal/output.ts';
import { reportError } from '../terminal/report-error.ts';
import { shellQuote } from '../terminal/shell.ts';
import { truncate } from '../terminal/text.ts';
import { loadWords, type Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** Runs one command line, as if it had been typed. */
type Run = (context: Context, words: readonly string[], going: Going) => Promise<ExitStatus>;

/** A command line, what else a choice does, or leaving the menu. */
type Does = readonly string[] | (() => Promise<void>) | 'leave';

/** A choice of a menu: what it is called, and the command line it stands for, or what else it does. */
interface Item {
  readonly label: string;
  readonly does: Does;
}

/**
 * `refund` alone, in a terminal: a place to stay in. Every choice is a command that could be typed as well; it is shown
 * in grey, run by the same code, and the menu comes back. Esc goes one step back, Ctrl-C leaves.
 */
export async function home(context: Context, messages: Messages, run: Run): Promise<ExitStatus> {
  const menu = new Menu(context, messages, run);
  await menu.start();
  return 0;
}

/** `refund log`, `refund evidence` or `refund clause` alone, in a terminal: the same menu, from that part on. */
export async function homeOf(
  context: Context,
  messages: Messages,
  run: Run,
  part: 'log' | 'evidence' | 'clause',
  number: number,
): Promise<ExitStatus> {
  const menu = new Menu(context, messages, run);
  await menu.part(part, number);
  return 0;
}

/**
 * Files dropped on the icon of the program, or named without a command, in a terminal.
 * @param line the command that they stand for if no case is there that they could belong to
 */
export async function homeOfFiles(
  context: Context,
  messages: Messages,
  run: Run,
  line: readonly string[],
): Promise<ExitStatus> {
  const menu = new Menu(context, messages, run);
  return menu.files(line);
}

class Menu {
  readonly #context: Context;
  readonly #messages: Messages;
  readonly #run: Run;
  /** What was begun on a line when the user went back. */
  readonly #lines = new Map<string, string>();

  constructor(context: Context, messages: Messages, run: Run) {
    const { environment } = context;
    // The menu itself says what presses.
    this.#context = { ...context, canPrompt: true, environment: { ...environment, quiet: true } };
    this.#messages = messages;
    this.#run = run;
  }

  /** The cases, or how to begin, until the user leaves. */
  async start(): Promise<void> {
    const { home: words } = this.#messages.writing;
    for (;;) {
      const open = await this.#openCases();
      const lines = await this.#listed(open);
      const chosen = await this.#choose(open.length === 0 ? words.begin : words.which, words.beginWhy, [
        ...open.map(({ number }, index) => ({
          label: lines[index] ?? '',
          does: () => this.#page(number),
        })),
        ...this.#beginnings(open.length === 0),
        { label: words.leave, does: 'leave' },
      ]);
      if (chosen === null || chosen === 'leave') return;
      await this.#do(chosen);
    }
  }

  async part(part: 'log' | 'evidence' | 'clause', number: number): Promise<void> {
    const { home: words } = this.#messages.writing;
    const items = { log: this.#happened, evidence: this.#evidence, clause: this.#clauses }[part];
    await this.#submenu(words.parts[part], () => items.call(this, number), true);
  }

  async files(line: readonly string[]): Promise<ExitStatus> {
    const does = await this.#forFiles(line);
    // Nobody would see what comes after: the window closes with the program.
    if (this.#context.environment.ownWindow) {
      await this.#do(does);
      await this.start();
      return 0;
    }
    return typeof does === 'object' ? ((await this.#command(does)) ?? 0) : 0;
  }

  /** A bill finds its cases itself; of pictures it is asked. */
  async #forFiles(line: readonly string[]): Promise<Does> {
    const { home: words } = this.#messages.writing;
    const [command, ...paths] = line;
    const open = command === 'new' ? await this.#openCases() : [];
    if (open.length === 0) return line;
    const lines = await this.#listed(open);
    const chosen = await this.#choose(words.filesWhich, words.filesWhy, [
      ...open.map(({ number }, index) => ({
        label: lines[index] ?? '',
        does: ['evidence', 'add', String(number), ...paths],
      })),
      { label: words.filesNew, does: line },
      { label: words.leave, does: 'leave' },
    ]);
    return chosen ?? 'leave';
  }

  #beginnings(first: boolean): Item[] {
    const { home: words } = this.#messages.writing;
    return [
      { label: first ? words.answer : words.another, does: ['new'] },
      {
        label: words.pictures,
        does: async () => this.#withPath(words.picturesPath, (path) => ['new', path]),
      },
      { label: words.paste, does: ['new', '--from-text', '-'] },
      { label: words.bill, does: async () => this.#withPath(words.billPath, (path) => ['import', path]) },
      ...(first ? [{ label: words.example, does: ['demo'] }] : []),
    ];
  }

  /** The page of a case and what can be done now, until the user goes back. */
  async #page(number: number): Promise<void> {
    const { home: words } = this.#messages.writing;
    for (;;) {
      const assessment = await this.#assess(number);
      if (!assessment) return;
      const { stdout, environment } = this.#context;
      const rules = rulesOf(await this.#context.readStore());
      writeLines(stdout, [
        '',
        ...shortPage(assessment, rules, this.#messages, environment.language, stdout),
        '',
      ]);
      const chosen = await this.#choose(words.now, words.nowWhy, [
        ...this.#itemsOf(assessment),
        { label: words.back, does: 'leave' },
      ]);
      if (chosen === null || chosen === 'leave') return;
      await this.#do(chosen);
    }
  }

  #itemsOf({ number, next, state }: Assessment): Item[] {
    const { home: words } = this.#messages.writing;
    const id = String(number);
    if (state.closed)
      return [
        { label: words.details, does: ['status', id, '--details'] },
        { label: words.reopen, does: ['reopen', id] },
      ];
    const { action } = this.#messages.next[next.action];
    const step = next.command.split(' ').slice(1);
    return [
      { label: words.step(action), does: step },
      { label: words.parts.log, does: () => this.#submenu(words.parts.log, () => this.#happened(number)) },
      { label: words.letters, does: () => this.#letters(number) },
      {
        label: words.parts.evidence,
        does: () => this.#submenu(words.parts.evidence, () => this.#evidence(number)),
      },
      { label: words.edit, does: ['edit', id] },
      { label: words.details, does: ['status', id, '--details', '--all-clocks'] },
      { label: words.pack, does: () => this.#submenu(words.pack, () => this.#packages(number)) },
      { label: words.close, does: ['close', id] },
    ];
  }

  #happened(number: number): Item[] {
    const { happened } = this.#messages.writing.home;
    const id = String(number);
    return [
      { label: happened.got, does: ['got', id] },
      { label: happened.contact, does: ['log', 'contact', id] },
      { label: happened.request, does: ['log', 'request', id] },
      { label: happened.filed, does: ['log', 'filed', id] },
      { label: happened.refunded, does: ['log', 'refunded', id] },
      { label: happened.clause, does: ['clause', 'add', id] },
      { label: happened.undo, does: ['undo', id] },
    ];
  }

  #evidence(number: number): Item[] {
    const { evidence } = this.#messages.writing.home;
    const id = String(number);
    return [
      {
        label: evidence.add,
        does: async () => this.#withPath(evidence.path, (path) => ['evidence', 'add', id, path]),
      },
      { label: evidence.check, does: ['evidence', 'check', id] },
      { label: evidence.list, does: ['evidence', 'list', id] },
    ];
  }

  #clauses(number: number): Item[] {
    const { happened, clauses } = this.#messages.writing.home;
    return [
      { label: happened.clause, does: ['clause', 'add', String(number)] },
      { label: clauses, does: ['clause', 'list', String(number)] },
    ];
  }

  #packages(number: number): Item[] {
    const { packages } = this.#messages.writing.home;
    const { language } = this.#context.environment;
    const id = String(number);
    return [
      ...(['12315', 'payment', 'court'] as const).map((to) => ({
        label: packages.for(PARTIES[to][language]),
        does: ['export', id, '--for', to],
      })),
      { label: packages.whole, does: ['export', id] },
    ];
  }

  /** The recipients by name, each with why it is not open yet; a letter can be kept or noted as sent. */
  async #letters(number: number): Promise<void> {
    const { home: words } = this.#messages.writing;
    const { language } = this.#context.environment;
    const letterWords = await loadWords('letter', language);
    await this.#submenu(words.letters, async () => {
      const assessment = await this.#assess(number);
      if (!assessment) return [];
      return LETTER_RECIPIENTS.map((to): Item => {
        const stop = guardsBefore(to, assessment).find(({ level }) => level === 'stop');
        const why = stop && tellGuard(stop, { ...this.#messages, ...letterWords }, language, []).what;
        const label = why
          ? `${PARTIES[to][language]}${this.#messages.punctuation.aside(why)}`
          : PARTIES[to][language];
        return { label, does: () => this.#letter(number, to) };
      });
    });
  }

  async #letter(number: number, to: (typeof LETTER_RECIPIENTS)[number]): Promise<void> {
    const { home: words } = this.#messages.writing;
    const { language } = this.#context.environment;
    const id = String(number);
    const line = ['letter', id, '--to', to];
    const ended = await this.#command(line);
    if (ended === null) return;
    if (ended !== 0) return this.#pause();
    const file = words.letterFile(number, PARTIES[to][language]);
    const sent = to === 'site' ? ['log', 'request', id] : ['log', 'filed', id, '--to', to];
    const chosen = await this.#choose(words.printed, words.printedWhy, [
      { label: words.keep(file), does: [...line, '-o', file] },
      { label: words.sent, does: sent },
      { label: words.back, does: 'leave' },
    ]);
    if (chosen !== null && chosen !== 'leave') await this.#do(chosen);
  }

  /** Asks which of some choices, runs it and is done; Esc goes back to the page. */
  async #submenu(label: string, items: () => Item[] | Promise<Item[]>, alone = false): Promise<void> {
    const { home: words } = this.#messages.writing;
    const chosen = await this.#choose(label, words.nowWhy, [
      ...(await items()),
      { label: alone ? words.leave : words.back, does: 'leave' },
    ]);
    if (chosen !== null && chosen !== 'leave') await this.#do(chosen);
  }

  /** Asks for the path of a file, dropped into the terminal or typed. */
  async #withPath(label: string, line: (path: string) => readonly string[]): Promise<void> {
    const { home: words } = this.#messages.writing;
    const prompter = await this.#prompter();
    try {
      const typed = await prompter.type({
        label,
        why: words.pathWhy,
        back: true,
        check: (text) => (text.trim() === '' ? this.#messages.interview.notEmpty : undefined),
      });
      await this.#do(line(droppedPath(typed, this.#context.environment.platform)));
    } catch (error) {
      if (!(error instanceof BackError)) throw error;
    }
  }

  async #do(does: Does): Promise<void> {
    if (does === 'leave') return;
    if (typeof does === 'function') return does();
    if ((await this.#command(does)) !== null) await this.#pause();
  }

  /** Runs a command, shown in grey; what goes wrong is told, and one is back in the menu. Null if the user left it by Esc. */
  async #command(words: readonly string[]): Promise<ExitStatus | null> {
    const { stdout, environment } = this.#context;
    const { shell } = environment;
    const typed = `$ refund ${words.map((word) => (/^[\w./:=-]+$/.test(word) ? word : shellQuote(word, shell))).join(' ')}`;
    writeLines(stdout, ['', stdout.paint.dim(truncate(typed, stdout.columns))]);
    try {
      return await this.#run(this.#context, words, { leaves: true, lines: this.#lines });
    } catch (error) {
      if (error instanceof BackError) return null;
      if (error instanceof RefundError && error.code === 'cancelled') throw error;
      await reportError(error, false, this.#context);
      return 1;
    }
  }

  /** What was printed stays in sight until Enter. */
  async #pause(): Promise<void> {
    const { home: words } = this.#messages.writing;
    await this.#choose(words.read, '', [{ label: words.goOn, does: 'leave' }]);
  }

  /** The chosen item; null on Esc. */
  async #choose(label: string, why: string, items: readonly Item[]): Promise<Does | null> {
    const prompter = await this.#prompter();
    const choices: Choice[] = items.map((item, index) => ({ value: String(index), label: item.label }));
    try {
      const chosen = await prompter.choose({ label, why, choices, back: true });
      return items[Number(chosen)]?.does ?? null;
    } catch (error) {
      if (error instanceof BackError) return null;
      throw error;
    }
  }

  #prompter(): Promise<Prompter> {
    return this.#context.prompter(this.#messages.interview.prompt);
  }

  async #openCases(): Promise<Assessment[]> {
    const store = await this.#context.readStore();
    const now = this.#context.clock.now();
    const rules = rulesOf(store);
    return store.cases(now, false, 30).map((one) => assess(one, rules, now));
  }

  async #assess(number: number): Promise<Assessment | null> {
    const store = await this.#context.readStore();
    try {
      return assess(store.caseByNumber(number), rulesOf(store), this.#context.clock.now());
    } catch (error) {
      // Its opening was undone, or it was erased.
      if (error instanceof RefundError && error.code === 'no-such-case') return null;
      throw error;
    }
  }

  async #listed(open: readonly Assessment[]): Promise<string[]> {
    const { stdout, environment } = this.#context;
    const screen = { columns: stdout.columns - 6, paint: stdout.paint };
    const rules = rulesOf(await this.#context.readStore());
    return listLines(open, rules, this.#messages, environment.language, screen).toReversed();
  }
}

/** A path as a terminal gives it when a file is dropped into it: in quotes, or with backslashes before what is special. */
function droppedPath(typed: string, platform: NodeJS.Platform): string {
  const text = typed.trim();
  const quoted = /^(['"])(.*)\1$/.exec(text);
  if (quoted) return quoted[2] ?? '';
  return platform === 'win32' ? text : text.replaceAll(/\\(.)/g, '$1');
}
