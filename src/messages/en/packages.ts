import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

const list = (ids: readonly string[]) => ids.join(', ');

export const packages: Messages['packages'] = {
  folderName: (number, to) => `refund-case-${number}${to === null ? '' : `-for-${to}`}`,
  made: (path, to) => `Package made${to === null ? '' : ` (for ${to})`}: ${path}`,
  holds: (exhibits, letters) =>
    `It holds ${many(exhibits, 'exhibit')}, ${many(letters, 'letter')}, a timeline, a list of evidence and an index.html to print; every file was verified.`,
  removed: (count) =>
    `Removed or undone, but told of by the record and so travelling along in "已移除": ${many(count, 'file')}.`,
  damaged: (count) =>
    `${many(count, 'file')} above lost or damaged: left out, and the package says so. Take in again what you still have with refund evidence add.`,
  leftForRecipient: (ids) => `Left out, the recipient need not see: ${list(ids)}`,
  leftLetters: (ids) => `Left out, letters to others, not sent, or older: ${list(ids)}`,
  leftWord: (ids) => `Left out, numbers in Word files cannot be hidden: ${list(ids)}`,
  masked:
    'Card, phone and identity numbers in texts are hidden, your own among them; the numbers of the order and the payment are not where they are needed.',
  unmasked: (ids) =>
    `Files themselves cannot be masked and are in as they are. Look at them first: ${list(ids)}`,
  missingOfMe: (fields) =>
    `The recipient has to know who you are, which is not filled in. Add it and export again: refund me ${fields.map((field) => `--${field} …`).join(' ')}`,
  lookAt: (page) => `Look at it in a browser before you hand it over; it prints, too: ${page}`,
  lookInZip: 'Unpack it and look at data/index.html before you hand it over; it prints, too.',
  howToImport: (command) => `This is the whole case; another computer can take it back: ${command}`,
  notImportable:
    'This one is for its reader alone and cannot be imported. For another computer, export without --for and --redact.',
  imported: (path, taken) =>
    taken ? `Took a case from ${path}, all verified.` : `${path} was verified; no new case.`,
  incoming: {
    came: (number, came, title) =>
      `Case ${number}${came === number ? '' : ` (${came} in the package)`}${title ? ` | ${title}` : ''}`,
    longer: (number) => `Case ${number}: the package went on further; that was taken.`,
    same: () => 'It is here already, just the same.',
    tailThere: (count) => `Only in the package, ${count}:`,
    howToCopy: (command) => `To keep the one in the package as a case of its own: ${command}`,
  },
  lost: (count) =>
    `${many(count, 'file')} lost or damaged already when the package was made. refund verify names them; take in again what you still have.`,
  seeCase: (command) => `See the case: ${command}`,
};
