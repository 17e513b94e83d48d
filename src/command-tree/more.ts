import type { CommandRow } from './row.ts';

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
