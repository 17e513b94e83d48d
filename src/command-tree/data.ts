import type { CommandRow } from './row.ts';

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
      ['--as-copy', 'asCopy'],
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
      ['--as-copy', 'asCopy'],
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
