import type { CommandRow } from './row.ts';

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
