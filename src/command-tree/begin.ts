import type { CommandRow } from './row.ts';

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
