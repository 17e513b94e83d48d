/* Every error, and why something was refused. */

import type {
  AnswerIssue,
  BagFault,
  ChainRefusal,
  DraftRefusal,
  FileRefusal,
  PackageRefusal,
} from '../../errors.ts';
import type { ErrorSentences } from '../words.ts';
import { many, reasons } from './facts.ts';
import { help } from './help.ts';
import { billRefusals, noPayments } from './reading.ts';
import { noCase } from './status.ts';

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Why facts make no case together. */
const clashes: Readonly<Record<string, string>> = {
  missing: 'something that every case needs would be gone',
  'nothing-deducted': 'nothing was deducted',
  'arrived-and-undisputed': 'it arrived as it should, and no rule is in dispute',
  'look-what-arrived': 'it is open whether anything arrived',
  'more-than-paid': 'more is claimed than was paid',
};

/** A flag as it is typed; one in capitals is the text after the case number. */
const flagText = (flag: string) =>
  flag === 'TEXT'
    ? 'TEXT (after the case number)'
    : /^[A-Z]+$/.test(flag)
      ? (placeholders[flag.toLowerCase()] ?? flag)
      : `--${flag}`;

const placeholders: Readonly<Record<string, string>> = help.placeholders;

const issue = ({ flag, given, reason, choices, nearest }: AnswerIssue) =>
  `${flagText(flag)} "${shown(given)}" ${reasons[reason] ?? 'cannot be taken'}${choices ? `: one of ${choices.join(', ')}` : ''}${nearest ? `. Did you mean ${nearest}?` : ''}`;

export const errors: ErrorSentences = {
  usage: ({ problem, given, nearest, help: see }) => {
    const guess = nearest ? ` Did you mean ${nearest.replaceAll(', ', ' or ')}?` : '';
    const what = {
      'unknown-command': `There is no command "${shown(given)}".`,
      'unknown-file': `There is no command "${shown(given)}", and no file of that name.`,
      'unknown-option': `There is no option "${shown(given)}".`,
      'unknown-topic': `The help has nothing on "${shown(given)}".`,
      'missing-argument': `Something is missing: ${placeholders[given] ?? given}.`,
      'missing-option-value': `The option ${given} needs a value.`,
      'too-many-arguments': `Too many arguments after ${shown(given)}.`,
      other: 'The command is not complete.',
    }[problem];
    return `${what}${guess} Nothing was changed; see ${see}`;
  },
  'bad-answers': ({ issues }) =>
    `${many(issues.length, 'answer')} not taken; nothing was saved:\n${issues.map(issue).join('\n')}\nCorrect and run again.`,
  'missing-answers': ({ flags }) =>
    `${many(flags.length, 'answer')} missing, and nobody can be asked here; nothing was saved. Add: ${flags.map(flagText).join(' ')}`,
  'one-more-answer': ({ flag }) =>
    `One more answer decides: what arrived? Look, then add --${flag} (nothing, wrong-value, wrong-item, card-used or correct).`,
  'no-case': ({ reasons: why }) => why.map((reason) => noCase[reason] ?? reason).join('\n'),
  'facts-clash': ({ number, reasons: why, flags }) =>
    `Not changed: the facts of case ${number} would no longer fit together (${why.map((reason) => clashes[reason] ?? reason).join('; ')}). All is as it was. ${flags.length === 0 ? 'If' : `Correct what belongs to it first: refund edit ${number} ${flags.map((flag) => `--${flag}`).join(' ')}; if`} it is settled, close it: refund close ${number}`,
  'no-such-case': ({ given, nearest, none, gone }) =>
    none
      ? 'There is no case yet. Open one with refund new.'
      : gone
        ? `Case ${given} was erased or taken back: nothing of it is left. What the journal still says: refund history ${given}`
        : `There is no case "${shown(given)}".${nearest === undefined ? '' : ` Did you mean case ${nearest}?`} See refund status --all.`,
  'group-alone': ({ group, commands }) =>
    `${group} needs a word that says what to do; nothing was changed:\n${commands.join('\n')}`,
  'several-cases': ({ given, cases }) =>
    `${shown(given)} fits several cases. Give the number:\n${cases.map(({ number, site, order }) => `${number}  ${shown(site)}  ${shown(order)}`).join('\n')}`,
  'number-needed': ({ given, number, site }) =>
    `${shown(given)} is case ${number} (${shown(site)}); nothing was changed. The number is needed here: type ${number} in its place and run it again.`,
  'nothing-to-edit': ({ number, flags }) =>
    `Nothing was given to change in case ${number}, and nothing was changed. Name it, as in refund edit ${number} --amount 100. What can be changed: ${flags.map(flagText).join(' ')}`,
  'no-such-event': ({ number, seq }) =>
    `Case ${number} has no event ${seq} that can be undone. See refund history ${number}.`,
  'duplicate-case': ({ number, site, order }) =>
    `This order is already case ${number} (${shown(site)}, ${shown(order)}); no other was opened. See refund status ${number}, or add --again.`,
  'case-closed': ({ number }) =>
    `Case ${number} is closed; nothing was changed. To go on: refund reopen ${number}`,
  'case-full': ({ number, most }) =>
    `${number === null ? 'Your own rules hold' : `Case ${number} holds`} so much that with more it could not be backed up or exported (at most ${most}); nothing was recorded. Go on in a new case: refund new --again`,
  'clock-impossible': ({ given }) =>
    `This computer's clock says ${given}, which cannot be; nothing was recorded. Set its date right and try again; if REFUND_NOW is set, unset it.`,
  'case-open': ({ number }) => `Case ${number} is not closed. See refund status ${number}.`,
  'before-payment': ({ given, paidAt }) =>
    `${given} lies before the payment (${paidAt}); nothing was logged. Give the right time with --at, or mend the payment time with refund edit.`,
  'reply-too-early': ({ given, first, party, number }) =>
    `${given} lies before you first turned to them (${first}); nothing was logged. If the time is wrong, mend --at; if you had turned to them before, ${party === 'site' ? `paste their words into refund got ${number}, which logs that contact, too` : `log it first with refund log filed ${number} --to ${party}, and --at for when`}.`,
  'bad-workdays': ({ path, problems }) =>
    `The file ${path} has ${many(problems.length, 'mistake')} and was not loaded:\n${problems
      .slice(0, 10)
      .map(({ problem, value }) => `${value}: ${notice[problem] ?? problem}`)
      .join('\n')}\nCorrect it by the State Council's notice and load it again.`,
  'file-unreadable': ({ path, code }) =>
    `The file ${path} cannot be read (${failed(code)}); nothing was changed. Check its name and rights and try again.`,
  'me-damaged': ({ path }) =>
    `The file ${path} that says who you are cannot be read; it was left alone. Move it away and say it again with refund me.`,
  'file-refused': ({ path, why }) =>
    `The file ${shown(path)} ${refusals[why]} and was not taken. ${refusalHints[why]}`,
  'draft-refused': ({ path, why }) => `The draft ${shown(path)} ${draftRefusals[why]}`,
  'text-too-long': ({ length, most }) =>
    `The text has ${length} characters; at most ${most} are read at once. Nothing was saved. Keep the part about this payment and try again; a whole chat can be kept with refund evidence add.`,
  'story-refused': ({ path, why }) => `The text ${shown(path)} ${storyRefusals[why]}`,
  'bill-refused': ({ path, why }) => `The bill ${shown(path)} ${billRefusals[why]}`,
  'no-such-payment': ({ given, why, rows }) =>
    why === 'missing'
      ? `The bill has no “${shown(given)}”. Run it again without --row and --order to see all payments with their rows.`
      : why === 'ambiguous'
        ? `The number “${shown(given)}” stands in more than one row: ${rows.join(', ')}. Say which with --row.`
        : why === 'returned'
          ? `Row ${rows.join(', ')} of the bill ${noPayments[why]}; no case was opened. To keep one all the same, add --log-refunds: what came back is logged with it.`
          : `Row ${rows.join(', ')} of the bill ${noPayments[why]}: no case can be made of it. Choose what was paid to the site; what came back is logged with --log-refunds.`,
  'package-refused': ({ path, why, item }) =>
    `${item === null ? '' : `${shown(item)} in `}${shown(path)} ${packageRefusals[why]}; nothing was taken. ${packageHints[why]}`,
  'bag-broken': ({ path, problems }) =>
    `${many(problems.length, 'file')} in ${shown(path)} not as its manifest says; nothing was taken:\n${problems
      .slice(0, 10)
      .map(({ item, kind }) => `${shown(item)}: ${bagFaults[kind]}`)
      .join('\n')}\nTry an untouched copy.`,
  'not-a-backup': ({ path, bag }) =>
    `${shown(path)} is no backup written by refund backup; nothing was taken. ${bag ? 'If it is the package of one case, take it in with refund import.' : 'Check that it is the right file.'}`,
  'files-damaged': ({ number, items }) =>
    `Case ${number} has ${many(items.length, 'lost or damaged file')}; nothing was exported:\n${items
      .slice(0, 10)
      .map(({ item, kind }) => `${shown(item)}: ${kind}`)
      .join(
        '\n',
      )}\nTake in again what you still have with refund evidence add ${number}, or export without them: --even-damaged.`,
  'home-not-empty': ({ cases, path }) =>
    `The store here has ${many(cases, 'case')}${cases === 0 ? ', but rules of your own or an unfinished case' : ''}; nothing was touched. To merge the backup into them: refund restore ${path} --merge`,
  'nothing-to-back-up': () => 'There is no case yet, so there is nothing to back up. Begin with refund new.',
  'chain-refused': ({ chain, seq, why }) =>
    `${seq === null ? 'The record' : `Event ${seq}`} of ${chain === null ? 'the common rules' : `case ${chain}`} ${chainRefusals[why]}; nothing was taken. ${chainHint(why)}`,
  'no-such-exhibit': ({ number, given }) =>
    `Case ${number} has no exhibit "${shown(given)}". See refund evidence list ${number}.`,
  'before-as-of': ({ number, asOf }) => `At ${asOf} there was no case ${number}. Choose a later --as-of.`,
  'nothing-to-undo': ({ number }) =>
    number === null
      ? 'There is nothing to undo yet. Begin with refund new.'
      : `Case ${number} has nothing to undo.`,
  'undo-refused': ({ number, seq, by }) =>
    `Event ${seq} cannot be undone: event ${by} rests on it. Undo that first: refund undo ${number} --event ${by}`,
  'undo-purged': ({ seq, exhibit }) =>
    `Event ${seq} cannot be undone: ${exhibit === null ? 'the case' : exhibit} was taken away for good. What you still have can be taken in again.`,
  'no-draft': () => 'There is no unfinished case. Begin with refund new.',
  'no-terminal': ({ flag }) =>
    `This asks first, and nobody can be asked here; nothing was changed. If you are sure, add ${flag}.`,
  'letter-incomplete': ({ missing }) =>
    `${many(missing.length, 'fact')} missing; no letter was written. Add:\n${missing.map(({ fact, command }) => `${fact}: ${command}`).join('\n')}`,
  'letter-too-long': ({ length, limit, longer }) =>
    `Even at its shortest the text has ${length} characters, and they take ${limit}; nothing was cut. Shorten the facts with refund edit${longer === null ? '' : `, or write the full form: ${longer}`}.`,
  'file-exists': ({ path }) => `${path} exists and was not overwritten. Choose another name.`,
  'output-special': ({ path, printable }) =>
    `${path} is no plain file (a folder, a pipe or a device); nothing was written to it. Choose another name${printable ? ', or -o - to print it' : ''}.`,
  'folder-gone': () =>
    'The current folder is not there any more (deleted or replaced); nothing was done. cd to one that is there and try again.',
  'output-own': ({ path }) =>
    `${path} lies where the program keeps its own files; nothing was written there. Choose another place, such as the desktop.`,
  'name-too-long': ({ path, fits }) =>
    `The system takes no name that long: ${shown(path)}. Nothing was written. Choose a shorter one: ${fits}`,
  'bad-environment': ({ name, given }) =>
    `The variable ${name} has the value "${shown(given)}", which cannot be read. ${name === 'REFUND_NOW' ? 'Write it like 2024-05-01T16:22:00+08:00' : 'Use zh or en'}, or unset it.`,
  'home-not-folder': ({ path }) =>
    `The place for your cases, ${path}, is a file. Move it away, or set REFUND_HOME to a folder.`,
  'home-unreadable': ({ path, code }) =>
    `${path} cannot be looked into (${failed(code)}), so nobody knows whether it holds cases; nothing was changed. Check rights, disk and path (another user? a disk that is not connected?), then try again.`,
  'store-lost': ({ path, sign }) =>
    `${path} holds kept files (${shown(sign)}), and their database refund.sqlite is gone. Nothing was touched; delete nothing there. Copy the whole folder first, then restore a backup: refund restore. Without a backup, keep the folder under another name and begin anew.`,
  'store-newer': ({ path, found, known }) =>
    `${path} was written by a newer version (format ${found}, this one knows ${known}); it was left untouched. Upgrade refund.`,
  'store-damaged': ({ path, reason }) =>
    `The store ${path} is damaged (${reason}); it was left untouched. Copy the whole folder first; then move the files in it whose names begin with refund.sqlite elsewhere, and restore a backup with refund restore.`,
  'beside-store': ({ path, why }) =>
    `Beside the store lies ${path}, ${why === 'foreign' ? 'which belongs to another database and would overwrite it' : 'which is no plain file'}; the store was left untouched. Copy the whole folder first, then move that file elsewhere and run refund verify.`,
  'store-busy': ({ path, seconds }) =>
    `The store ${path} is held by another window and was not free after ${seconds} seconds. Close that one and try again.`,
  'native-module': ({ reason }) =>
    `The database module does not load (${shown(reason)}). In the folder of refund run: npm rebuild better-sqlite3; if that does not help and Node is 22 or newer: npm install --no-save better-sqlite3@13`,
  'not-whole': ({ reason }) =>
    `refund is not installed whole (${shown(reason)}); nothing was done. Install it again: npm install -g refund; or, where its source is, npm ci in that folder.`,
  'write-failed': ({ path, action, code }) =>
    action === 'flush'
      ? `${path} has its new content, but the disk does not confirm that it is safe (${failed(code)}). Check the disk, then do it once more; until then a power cut may bring back the old content.`
      : action === 'left'
        ? `It was not finished (${failed(code)}), and ${path} could not be taken away again: do not take it for whole. Check the rights there, delete it, and try again.`
        : action === 'output'
          ? `The result could not be written: ${path} (${failed(code)}). The command itself may be done: look at refund history with the number of the case before you repeat it.`
          : `Could not write: ${path} (${failed(code)}). What was there before is unchanged. Check rights and free space, then try again.`,
  'not-read-back': ({ path, code }) =>
    `What was just written to ${path} cannot be read back (${code === 'MISSING' ? 'it is not there' : code}), so it does not count as recorded. Look with refund history, and record it again if it is missing; if this keeps happening, move the folder of your cases to a disk of this computer.`,
  'bytes-left': ({ path, code }) =>
    `It is gone from the records, but a file is still in ${path} and could not be deleted (${failed(code)}). Once that is settled, run refund doctor --fix and then refund doctor --empty-lost-and-found to delete it.`,
  'disk-full': ({ path, needed, free, single, output }) =>
    output
      ? `There is no room for it, and nothing was written: ${path}. It needs at least ${needed ?? '?'}; ${free ?? '?'} are free there. Make room, or write it to another disk, and try again.`
      : `${single ? 'A file is too large to be kept there' : 'There is not enough room on the disk'}; nothing was taken, and what was there is unchanged. ${[...(needed === null ? [] : [`These files need ${needed}`]), ...(free === null ? [] : [`${free} are free at ${path}`])].join('; ') || path}. Make room, or name another place with REFUND_HOME, and try again.`,
  cancelled: ({ draft, paste, recorded }) =>
    paste !== undefined
      ? `Nothing was logged; the pasted text is kept. Go on with: refund got ${paste}`
      : draft
        ? 'Stopped; every answer so far is kept. Go on with: refund new --resume'
        : recorded
          ? 'Stopped; nothing more was recorded. What was answered and recorded before is kept: refund history shows it, refund undo takes it back.'
          : 'Cancelled; nothing was changed.',
  internal: ({ reason }) =>
    `The program itself failed (${shown(reason)}); this step was not saved. Try again; if it stays, refund verify tells whether the store is damaged; REFUND_DEBUG=1 shows details.`,
};

/** Why something was refused or failed: the ends of the sentences above. */
export const refusals: Readonly<Record<FileRefusal, string>> = {
  empty: 'is empty',
  special: 'is no plain file',
  unreadable: 'cannot be opened',
  missing: 'does not exist',
  changing: 'was changed while it was copied',
  link: 'is a link, which is not followed',
  'too-deep': 'has a path too long for the system',
  loop: 'is a link to itself',
  'too-large': 'is too large: at most 1 GB is taken from standard input',
};

export const bagFaults: Readonly<Record<BagFault['kind'], string>> = {
  missing: 'is missing',
  extra: 'is there without being listed',
  changed: 'was changed',
  algorithm: 'uses a digest that this program does not know',
  malformed: 'cannot be understood',
};

export const chainRefusals: Readonly<Record<ChainRefusal, string>> = {
  malformed: 'has another shape than it should',
  'too-large': 'is larger than any honest one',
  'cut-off': 'is cut off',
  twice: 'is there twice',
  empty: 'is empty',
  order: 'is out of order',
  algorithm: 'uses a digest that this program does not know',
  link: 'does not follow on the one before',
  digest: 'was changed: it does not match its digest',
  erased: 'is empty, and nothing says that it was erased',
  event: 'cannot be understood',
  opening: 'does not begin as a case begins',
  identity: 'is that of another case',
  number: 'has a number that no case can have',
  'exhibit-twice': 'gives an exhibit a number that was given before',
  head: 'is not the one that the package names',
  'file-missing': 'tells of a file that did not come with it',
};

export const chainHint = (why: ChainRefusal) =>
  why === 'event' || why === 'algorithm'
    ? 'If a newer version wrote it, upgrade refund; else try an untouched copy.'
    : 'Try an untouched copy.';

export const storyRefusals: Readonly<Record<DraftRefusal, string>> = {
  empty: 'is empty. Write down what happened and try again, or run refund new and be asked step by step.',
  special: 'is no file. Name a file, or use - to paste it.',
  'too-big':
    'is too large (100,000 characters and 1 MB at most); it was not read. Keep only what is about this payment.',
  'not-text':
    'is no text (no picture, PDF or Word file); it was not read. Copy the words out, or use - to paste them.',
};

export const draftRefusals: Readonly<Record<DraftRefusal, string>> = {
  empty: 'is empty: there is nothing to check. Write it, save it, and try again.',
  special: 'is no file. Name the file of the draft, or - for standard input.',
  'too-big':
    'is too big (at most 100,000 characters and 1 MB) and was not checked. Keep only the letter itself.',
  'not-text': 'is no text and was not checked. Save it as plain text (UTF-8) and try again.',
};

export const refusalHints: Readonly<Record<FileRefusal, string>> = {
  empty: 'Save or capture it again.',
  special: 'Give a real file.',
  unreadable: 'Change its rights, or copy it to a folder of your own.',
  missing: 'Check its name and place.',
  changing: 'Wait until it is finished, then add it.',
  link: 'Name the file it points to.',
  'too-deep': 'Copy it to a folder less deep first.',
  loop: 'Name the real file.',
  'too-large': 'Save it as a file and name that.',
};

export const packageRefusals: Readonly<Record<PackageRefusal, string>> = {
  'not-zip': 'is no zip file',
  damaged: 'is incomplete or damaged',
  link: 'is a link, which is not followed',
  special: 'is no plain file',
  'unsafe-name': 'has a name that points outside its folder',
  'same-name': 'has the name of another file',
  'too-many': 'holds too many files',
  'too-large': 'is too large, or larger than it says',
  'password-needed': 'has a password',
  'password-wrong': 'has another password',
  'encrypted-to-key': 'is encrypted to a key, not with a passphrase',
  backup: 'is the backup of a whole store, not the package of a case',
  'not-package': 'is no package made by refund export',
  'reading-copy':
    'is a copy for reading, without the places its pictures were taken at; it is not for taking back',
  'for-recipient': 'was made for a recipient: it holds digests and not the whole record',
  'costly-password': 'asks for far too much work to check a passphrase, which was not done',
};

const unsafePackage = 'No proper export looks like this: get it from its source again.';
export const packageHints: Readonly<Record<PackageRefusal, string>> = {
  'not-zip': 'Check which file you chose.',
  damaged: 'Download or copy it again.',
  link: unsafePackage,
  special: unsafePackage,
  'unsafe-name': unsafePackage,
  'same-name': unsafePackage,
  'too-many': unsafePackage,
  'too-large': unsafePackage,
  'password-needed': 'Unpack it with its password first, and give the file inside.',
  'password-wrong': 'Check the password and try again.',
  backup: 'Take it back with refund restore.',
  'not-package': 'See whether you chose the right file or folder.',
  'reading-copy':
    'Export it again on the first computer without --for, --redact and --strip-location, and import that.',
  'for-recipient': 'Export it again without --for, --redact and --strip-location, and import that.',
  'encrypted-to-key': 'Decrypt it with age and that key, then use the result.',
  'costly-password': 'If you encrypted it with age yourself, decrypt it with age first, then use the result.',
};

export const notice: Readonly<Record<string, string>> = {
  'not-json': 'is no JSON; write {"year": 2027, "off": ["2027-01-01", …], "work": ["2027-02-07", …]}',
  shape: 'has another shape; write {"year": 2027, "off": ["2027-01-01", …], "work": ["2027-02-07", …]}',
  'no-such-date': 'is a date that does not exist',
  'wrong-year': 'is not in that year (only days from 25 December of the year before may be there too)',
  twice: 'is there twice',
  both: 'is both off and worked',
  'work-on-weekday': 'is a weekday and worked anyway',
  'no-new-year': '1 January is not off, which no year has had',
  'year-gap': 'does not follow on the last announced year; load one year after the other',
};

const failure: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  EFBIG: 'too large a file for this place',
  EIO: 'the disk failed',
  SQLITE_IOERR: 'the disk failed',
  SQLITE_IOERR_WRITE: 'the disk failed',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY_DBMOVED: 'the store was moved or renamed',
  SQLITE_CANTOPEN: 'it cannot be opened',
  SQLITE_PERM: 'no permission',
  SQLITE_NOMEM: 'out of memory',
  SQLITE_PROTOCOL: 'it cannot be locked; another window or computer is at it',
  SQLITE_READONLY: 'read-only',
  ENOENT: 'no such place',
  EISDIR: 'a folder',
  ENOTDIR: 'it, or a part of its path, is no folder',
  ENOTFILE: 'no plain file',
  ENXIO: 'no plain file',
  ELOOP: 'a link to itself',
  ENAMETOOLONG: 'the path is too long: 255 bytes a part, 4095 in all',
  EMFILE: 'too many open files',
  ENODEV: 'no such device',
  ESTALE: 'the network disk is gone',
};

/** SQLite says more exactly what failed than anybody needs to know: `SQLITE_IOERR_FSYNC`. */
const failed = (code: string): string => failure[code] ?? failure[code.split('_', 2).join('_')] ?? code;
