import type { BagFault, ChainRefusal, DraftRefusal, FileRefusal, PackageRefusal } from '../../errors.ts';

/** Why something was refused or failed, as the ends of the sentences in `errors.ts`. */
export const refusals: Readonly<Record<FileRefusal, string>> = {
  empty: 'is empty',
  special: 'is no plain file',
  unreadable: 'cannot be opened',
  missing: 'does not exist',
  changing: 'was changed while it was copied',
  link: 'is a link, which is not followed',
  loop: 'is a link to itself',
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
  'too-big': 'is too large (1 MB at most); it was not read. Keep only what is about this payment.',
  'not-text':
    'is no text (no picture, PDF or Word file); it was not read. Copy the words out, or use - to paste them.',
};

export const draftRefusals: Readonly<Record<DraftRefusal, string>> = {
  empty: 'is empty: there is nothing to check. Write it, save it, and try again.',
  special: 'is no file. Name the file of the draft, or - for standard input.',
  'too-big': 'is too big (at most 1 MB) and was not checked. Keep only the letter itself.',
  'not-text': 'is no text and was not checked. Save it as plain text (UTF-8) and try again.',
};

export const refusalHints: Readonly<Record<FileRefusal, string>> = {
  empty: 'Save or capture it again.',
  special: 'Give a real file.',
  unreadable: 'Change its rights, or copy it to a folder of your own.',
  missing: 'Check its name and place.',
  changing: 'Wait until it is finished, then add it.',
  link: 'Name the file it points to.',
  loop: 'Name the real file.',
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
  'for-recipient': 'Export it again without --for and --redact, and import that.',
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
