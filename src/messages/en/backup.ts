import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

export const backup: Messages['backup'] = {
  passphrase: 'Passphrase',
  passphraseAgain: 'Once more',
  passphraseWhy: 'The one the backup was made with; nothing is shown while you type.',
  newPassphraseWhy:
    'Make one up, best a whole sentence; nothing is shown while you type. Nobody can open the backup without it: write it down.',
  passphraseIssues: {
    empty: 'The passphrase cannot be empty.',
    'too-long': 'That is too long.',
    different: 'That is not what you typed first. Once more.',
  },
  made: (path, size) => `Backup made: ${path} (${size})`,
  holds: (cases, events, files) =>
    `It holds ${many(cases, 'case')}, ${many(events, 'event')} and ${many(files, 'file')}, verified while written.`,
  head: (head) => `Digest of the whole journal (note it, for refund verify --against): ${head}`,
  damaged: (count) => `${many(count, 'thing')} damaged before; all the rest was saved:`,
  damagedHint:
    'Keep your earlier backups: what is broken may still be in them. What you still have can be taken in again with refund evidence add.',
  plain:
    'It is not encrypted: it holds your evidence and personal data. Keep it where nobody else can get at it, or add --encrypt.',
  encrypted: (command) =>
    `It is encrypted: without the passphrase nobody can open it, nor can you. It opens without this program, too: ${command}`,
  howToRestore: (command) => `To restore: ${command}`,
  restored: (path, count) =>
    count === 0
      ? `${path} was verified; no new case.`
      : `Took ${many(count, 'case')} from ${path}, all verified.`,
  came: (number, came, title) =>
    `Case ${number}${came === number ? '' : ` (${came} in the backup)`}${title ? ` | ${title}` : ''}`,
  copied: ', as a case of its own',
  sameOrder: (number) => `, the same order as case ${number}`,
  andMore: (count) => `… and ${count} more`,
  longer: (number) => `Case ${number}: the backup went on further; that was taken.`,
  shorter: (number) => `Case ${number}: this one went on further; it was left alone.`,
  same: (count) => `${many(count, 'case')} the same here.`,
  forked: (number) => `Case ${number}: both went on; it was left alone.`,
  tailHere: (count) => `Only here, ${count}:`,
  tailThere: (count) => `Only in the backup, ${count}:`,
  tailEvent: (seq, time, what) => `Event ${seq} | ${time ? `${time} | ` : ''}${what}`,
  howToCopy: (command) => `To keep the one in the backup as a case of its own: ${command}`,
  filesTaken: (fresh, mended) =>
    `${many(fresh, 'file')} taken${mended > 0 ? `, ${many(mended, 'damaged one')} replaced` : ''}.`,
  rulesTaken: 'Your own lengths and days off were taken, too.',
  rulesKept: 'Your own lengths and days off differ; those here were left alone.',
  meTaken: 'Who you are was taken, too (see refund me).',
  meKept: 'Who you are is known here already; it was left alone.',
  draftTaken: 'The unfinished case was taken, too: refund new --resume',
  draftKept: 'There is an unfinished case here already; the one in the backup was not taken.',
  lost: (count) =>
    `${many(count, 'file')} lost or damaged already when the backup was made. refund verify names them; take in again what you still have.`,
  damagedLeft: (numbers) =>
    `The record of these was damaged already when the backup was made, and was not taken: ${numbers.map((one) => (one === null ? 'your own rules' : `case ${one}`)).join(', ')}. It stays in the backup.`,
  checkAfterwards: 'See all cases: refund status --all',
};
