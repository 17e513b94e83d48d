import type { CommandRow } from './row.ts';

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
