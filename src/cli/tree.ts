import type { Context, ExitStatus } from '../ports.ts';
import type { Messages } from '../words/words.ts';

/** What everybody uses: a case, how it stands, and what to send. A group stands before what it holds. */
export const BEGIN: readonly CommandRow[] = [
  {
    name: 'new',
    about: 'new',
    tellsNext: 'opened',
    facts: true,
    options: [
      ['--from-text <file>', 'fromText'],
      ['--resume', 'resume'],
      ['--again', 'again'],
      ['--yes', 'yes'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/new.ts'),
  },
  {
    name: 'status',
    about: 'status',
    tellsNext: 'called',
    arguments: [['[case]', 'case']],
    options: [
      ['--all', 'all'],
      ['--all-clocks', 'allClocks'],
      ['--check', 'check'],
      ['--quiet', 'quiet'],
      ['--as-of <time>', 'asOf'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/status.ts'),
  },
  {
    name: 'next',
    about: 'next',
    tellsNext: 'called',
    arguments: [['<case>', 'case']],
    options: [['--json', 'json']],
    load: () => import('../commands/next.ts'),
  },
  {
    name: 'letter',
    about: 'letter',
    arguments: [['<case>', 'case']],
    options: [
      ['--to <recipient>', 'to'],
      ['--form <form>', 'form'],
      ['--format <format>', 'format'],
      ['-o, --output <file>', 'output'],
      ['--days <n>', 'days'],
      ['--check <file>', 'checkDraft'],
      ['--show <letter>', 'showLetter'],
      ['--qr', 'qr'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/letter.ts'),
  },
  {
    name: 'me',
    about: 'me',
    options: [
      ['--name <text>', 'meName'],
      ['--phone <number>', 'mePhone'],
      ['--address <text>', 'meAddress'],
      ['--postcode <code>', 'mePostcode'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/me.ts'),
  },
];

/** What happened, and what the other side said. A group stands before what it holds. */
export const HAPPENED: readonly CommandRow[] = [
  {
    name: 'log',
    about: 'log',
  },
  {
    name: 'log contact',
    about: 'logContact',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'contactText'],
    ],
    options: [
      ['--via <via>', 'via'],
      ['--agent <number>', 'agent'],
      ['--promise <time>', 'promise'],
      ['--refund', 'promiseRefund'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-contact.ts'),
  },
  {
    name: 'log request',
    about: 'logRequest',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'requestText'],
    ],
    options: [
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-request.ts'),
  },
  {
    name: 'log filed',
    about: 'logFiled',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'note'],
    ],
    options: [
      ['--to <recipient>', 'filedTo'],
      ['--ref <number>', 'ref'],
      ['--letter <letter>', 'letter'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-filed.ts'),
  },
  {
    name: 'log reply',
    about: 'logReply',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'replyText'],
    ],
    options: [
      ['--from <recipient>', 'from'],
      ['--outcome <outcome>', 'replyOutcome'],
      ['--due <time>', 'due'],
      ['--refund', 'promiseRefund'],
      ['--agent <number>', 'agent'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-reply.ts'),
  },
  {
    name: 'log refunded',
    about: 'logRefunded',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'note'],
    ],
    options: [
      ['--amount <yuan>', 'refundedAmount'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-refunded.ts'),
  },
  {
    name: 'got',
    about: 'got',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'gotText'],
    ],
    options: [
      ['--from <recipient>', 'from'],
      ['--outcome <outcome>', 'replyOutcome'],
      ['--at <time>', 'at'],
      ['--yes', 'yes'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/got.ts'),
  },
  {
    name: 'say',
    about: 'say',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'sayText'],
    ],
    options: [['--json', 'json']],
    load: () => import('../commands/say.ts'),
  },
  {
    name: 'clause',
    about: 'clause',
  },
  {
    name: 'clause add',
    about: 'clauseAdd',
    tellsNext: 'called',
    arguments: [['<case>', 'case']],
    options: [
      ['--title <text>', 'clauseTitle'],
      ['--number <text>', 'clauseNumber'],
      ['--text <text>', 'clauseText'],
      ['--after <length>', 'clauseAfter'],
      ['--from <start>', 'clauseFrom'],
      ['--refund', 'clauseRefund'],
      ['--url <url>', 'clauseUrl'],
      ['--at <time>', 'clauseAt'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/clause-add.ts'),
  },
  {
    name: 'clause list',
    about: 'clauseList',
    arguments: [['<case>', 'case']],
    options: [['--json', 'json']],
    load: () => import('../commands/clause-list.ts'),
  },
];

/** Evidence, and handing it on. A group stands before what it holds. */
export const PROOF: readonly CommandRow[] = [
  {
    name: 'evidence',
    about: 'evidence',
  },
  {
    name: 'evidence add',
    about: 'evidenceAdd',
    arguments: [
      ['<case>', 'case'],
      ['<file...>', 'files'],
    ],
    options: [
      ['--kind <kind>', 'evidenceKind'],
      ['--caption <text>', 'caption'],
      ['--captured-at <time>', 'capturedAt'],
      ['--order <number>', 'seenOrder'],
      ['--amount <yuan>', 'seenAmount'],
      ['--at <time>', 'seenAt'],
      ['--read', 'readPictures'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/evidence-add.ts'),
  },
  {
    name: 'evidence list',
    about: 'evidenceList',
    arguments: [['<case>', 'case']],
    options: [['--json', 'json']],
    load: () => import('../commands/evidence-list.ts'),
  },
  {
    name: 'evidence check',
    about: 'evidenceCheck',
    arguments: [['<case>', 'case']],
    options: [['--json', 'json']],
    load: () => import('../commands/evidence-check.ts'),
  },
  {
    name: 'evidence open',
    about: 'evidenceOpen',
    arguments: [
      ['<case>', 'case'],
      ['<exhibit>', 'exhibit'],
    ],
    load: () => import('../commands/evidence-open.ts'),
  },
  {
    name: 'evidence remove',
    about: 'evidenceRemove',
    arguments: [
      ['<case>', 'case'],
      ['<exhibit>', 'exhibit'],
    ],
    options: [
      ['--purge', 'purge'],
      ['--confirm <case>', 'confirm'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/evidence-remove.ts'),
  },
  {
    name: 'export',
    about: 'export',
    arguments: [['<case>', 'case']],
    options: [
      ['-o, --output <file>', 'exportOutput'],
      ['--for <recipient>', 'forRecipient'],
      ['--redact', 'redact'],
      ['--even-damaged', 'evenDamaged'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/export.ts'),
  },
  {
    name: 'verify',
    about: 'verify',
    arguments: [['[case]', 'case']],
    options: [
      ['--against <hash>', 'against'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/verify.ts'),
  },
];

/** Clocks, and the rules they come from. A group stands before what it holds. */
const CLOCKS: readonly CommandRow[] = [
  {
    name: 'calendar',
    about: 'calendar',
    options: [
      ['-o, --output <file>', 'output'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/calendar.ts'),
  },
  {
    name: 'rules',
    about: 'rules',
    options: [['--json', 'json']],
    load: () => import('../commands/rules.ts'),
  },
  {
    name: 'rules set',
    about: 'rulesSet',
    arguments: [['<window>', 'window']],
    options: [
      ['--days <n>', 'ownDays'],
      ['--working-days <n>', 'ownWorkingDays'],
      ['--hours <n>', 'ownHours'],
      ['--default', 'ownDefault'],
      ['--site <name>', 'ownSite'],
      ['--case <case>', 'ownCase'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/rules-set.ts'),
  },
  {
    name: 'rules workdays',
    about: 'rulesWorkdays',
    options: [
      ['--add <file>', 'addWorkdays'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/rules-workdays.ts'),
  },
];

/** A case itself: corrected, read back, closed, deleted. A group stands before what it holds. */
export const CASE: readonly CommandRow[] = [
  {
    name: 'edit',
    about: 'edit',
    tellsNext: 'called',
    arguments: [['<case>', 'case']],
    facts: true,
    options: [['--json', 'json']],
    load: () => import('../commands/edit.ts'),
  },
  {
    name: 'history',
    about: 'history',
    arguments: [['<case>', 'case']],
    options: [['--json', 'json']],
    load: () => import('../commands/history.ts'),
  },
  {
    name: 'undo',
    about: 'undo',
    tellsNext: 'called',
    arguments: [['[case]', 'case']],
    options: [
      ['--event <seq>', 'event'],
      ['--yes', 'yes'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/undo.ts'),
  },
  {
    name: 'close',
    about: 'close',
    tellsNext: 'called',
    arguments: [['<case>', 'case']],
    options: [
      ['--outcome <outcome>', 'outcome'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/close.ts'),
  },
  {
    name: 'reopen',
    about: 'reopen',
    tellsNext: 'called',
    arguments: [['<case>', 'case']],
    options: [['--json', 'json']],
    load: () => import('../commands/reopen.ts'),
  },
  {
    name: 'erase',
    about: 'erase',
    arguments: [
      ['<case>', 'case'],
      ['[exhibit]', 'exhibit'],
    ],
    options: [
      ['--confirm <case>', 'confirm'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/erase.ts'),
  },
  {
    name: 'stats',
    about: 'stats',
    options: [['--json', 'json']],
    load: () => import('../commands/stats.ts'),
  },
];

/** Everything at once: bills, backups, the set-up. A group stands before what it holds. */
export const DATA: readonly CommandRow[] = [
  {
    name: 'import',
    about: 'import',
    arguments: [['<file>', 'importFile']],
    facts: true,
    options: [
      ['--row <n>', 'billRow'],
      ['--log-refunds', 'logRefunds'],
      ['--passphrase-file <file>', 'passphraseFile'],
      ['--again', 'again'],
      ['--yes', 'yes'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/import.ts'),
  },
  {
    name: 'backup',
    about: 'backup',
    arguments: [['<file>', 'backupFile']],
    options: [
      ['--encrypt', 'encrypt'],
      ['--passphrase-file <file>', 'passphraseFile'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/backup.ts'),
  },
  {
    name: 'restore',
    about: 'restore',
    arguments: [['<file>', 'restoreFile']],
    options: [
      ['--merge', 'merge'],
      ['--passphrase-file <file>', 'passphraseFile'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/restore.ts'),
  },
  {
    name: 'doctor',
    about: 'doctor',
    options: [
      ['--fix', 'fix'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/doctor.ts'),
  },
];

/** The program itself. @param all the whole tree, which the help and the completion tell of */
export const more = (all: () => readonly CommandRow[]): readonly CommandRow[] => [
  {
    name: 'demo',
    about: 'demo',
    load: () => import('../commands/demo.ts'),
  },
  {
    name: 'help',
    about: 'help',
    arguments: [['[topic...]', 'helpTopic']],
    load: async () => ({ run: (await import('../commands/help.ts')).helpOf(all()) }),
  },
  {
    name: 'completion',
    about: 'completion',
    arguments: [['<shell>', 'shell']],
    load: async () => ({ run: (await import('../commands/completion.ts')).completionOf(all()) }),
  },
  {
    name: 'numbers',
    about: 'numbers',
    hidden: true,
    arguments: [
      ['[case]', 'case'],
      ['[what]', 'note'],
    ],
    load: () => import('../commands/numbers.ts'),
  },
];

/** The commands under the titles of the help, in its order. */
export const GROUPS = {
  begin: BEGIN,
  happened: HAPPENED,
  proof: PROOF,
  clocks: CLOCKS,
  case: CASE,
  data: DATA,
  more: more(() => COMMANDS),
} as const satisfies Record<string, readonly CommandRow[]>;

/** Every command. */
export const COMMANDS: readonly CommandRow[] = Object.values(GROUPS).flat();

type Help = Messages['help'];

/** One command: its words in the help, what it takes, and the file that does it, imported when it is called. */
export interface CommandRow {
  /** With the name of its group before it: `log contact`. */
  readonly name: string;
  readonly about: keyof Help['commands'];
  /** Stands in no help. */
  readonly hidden?: true;
  readonly arguments?: readonly (readonly [string, keyof Help['arguments']])[];
  /**
   * Ends with the next step of the case it is called with (of all, without one), or of the one it just opened: no
   * reminder of that follows.
   */
  readonly tellsNext?: 'called' | 'opened';
  /** Takes every fact of a case as a flag. */
  readonly facts?: true;
  readonly options?: readonly (readonly [string, keyof Help['options']])[];
  /** Absent for a group that only holds others. `run` takes the arguments in their order, then the options. */
  readonly load?: () => Promise<{
    run(context: Context, messages: Messages, ...given: never[]): Promise<ExitStatus>;
  }>;
}
