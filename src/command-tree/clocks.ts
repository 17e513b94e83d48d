import type { CommandRow } from './row.ts';

/** Clocks, and the rules they come from. A group stands before what it holds. */
export const CLOCKS: readonly CommandRow[] = [
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
