import type { AnswerIssue } from '../../errors.ts';
import type { Messages } from '../messages.ts';
import { many } from './plural.ts';
import { noCase } from './advice.ts';
import { noPayments } from './bill.ts';
import { billRefusals } from './bill-refusals.ts';
import { help } from './help.ts';
import {
  bagFaults,
  chainHint,
  chainRefusals,
  draftRefusals,
  notice,
  packageHints,
  packageRefusals,
  refusalHints,
  refusals,
  storyRefusals,
} from './refusals.ts';
import { reasons } from './words.ts';

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A flag as it is typed; one in capitals is the text that stands after the case number. */
const flagText = (flag: string) =>
  flag === 'TEXT'
    ? 'TEXT (after the case number)'
    : /^[A-Z]+$/.test(flag)
      ? (placeholders[flag.toLowerCase()] ?? flag)
      : `--${flag}`;

const placeholders: Readonly<Record<string, string>> = help.placeholders;

const issue = ({ flag, given, reason, choices, nearest }: AnswerIssue) =>
  `${flagText(flag)} "${shown(given)}" ${reasons[reason] ?? 'cannot be taken'}${choices ? `: one of ${choices.join(', ')}` : ''}${nearest ? `. Did you mean ${nearest}?` : ''}`;

export const errors: Messages['errors'] = {
  usage: ({ problem, given, nearest }) => {
    const guess = nearest ? ` Did you mean ${nearest.replaceAll(', ', ' or ')}?` : '';
    const what = {
      'unknown-command': `There is no command "${shown(given)}".`,
      'unknown-option': `There is no option "${shown(given)}".`,
      'unknown-topic': `The help has nothing on "${shown(given)}".`,
      'missing-argument': `Something is missing: ${placeholders[given] ?? given}.`,
      'missing-option-value': `The option ${given} needs a value.`,
      'too-many-arguments': `Too many arguments after ${shown(given)}.`,
      other: 'The command is not complete.',
    }[problem];
    return `${what}${guess} Nothing was changed; see refund --help.`;
  },
  'bad-answers': ({ issues }) =>
    `${many(issues.length, 'answer')} not taken; nothing was saved:\n${issues.map(issue).join('\n')}\nCorrect and run again.`,
  'missing-answers': ({ flags }) =>
    `${many(flags.length, 'answer')} missing, and nobody can be asked here; nothing was saved. Add: ${flags.map(flagText).join(' ')}`,
  'one-more-answer': ({ flag }) =>
    `One more answer decides: what arrived? Look, then add --${flag} (nothing, wrong-value, wrong-item, card-used or correct).`,
  'no-case': ({ reasons: why }) => why.map((reason) => noCase[reason] ?? reason).join('\n'),
  'no-such-case': ({ given, nearest, none }) =>
    none
      ? 'There is no case yet. Open one with refund new.'
      : `There is no case "${shown(given)}".${nearest === undefined ? '' : ` Did you mean case ${nearest}?`} See refund status --all.`,
  'nothing-to-edit': ({ number, flags }) =>
    `Nothing was given to change in case ${number}, and nothing was changed. Name it, as in refund edit ${number} --amount 100. What can be changed: ${flags.map(flagText).join(' ')}`,
  'no-such-event': ({ number, seq }) =>
    `Case ${number} has no event ${seq} that can be undone. See refund history ${number}.`,
  'duplicate-case': ({ number, site, order }) =>
    `This order is already case ${number} (${shown(site)}, ${shown(order)}); no other was opened. See refund status ${number}, or add --again.`,
  'case-closed': ({ number }) =>
    `Case ${number} is closed; nothing was changed. To go on: refund reopen ${number}`,
  'case-open': ({ number }) => `Case ${number} is not closed. See refund status ${number}.`,
  'before-payment': ({ given, paidAt }) =>
    `${given} lies before the payment (${paidAt}); nothing was logged. Give the right time with --at, or mend the payment time with refund edit.`,
  'reply-too-early': ({ given, first }) =>
    `${given} lies before you first turned to them (${first}); nothing was logged. Give the right time with --at; if the earlier entry is wrong, refund undo.`,
  'bad-workdays': ({ path, problems }) =>
    `The file ${path} has ${many(problems.length, 'mistake')} and was not loaded:\n${problems
      .slice(0, 10)
      .map(({ problem, value }) => `${value}: ${notice[problem] ?? problem}`)
      .join('\n')}\nCorrect it by the State Council's notice and load it again.`,
  'file-unreadable': ({ path, code }) =>
    `The file ${path} cannot be read (${code}); nothing was changed. Check its name and rights and try again.`,
  'me-damaged': ({ path }) =>
    `The file ${path} that says who you are cannot be read; it was left alone. Move it away and say it again with refund me.`,
  'file-refused': ({ path, why }) =>
    `The file ${shown(path)} ${refusals[why]} and was not taken. ${refusalHints[why]}`,
  'draft-refused': ({ path, why }) => `The draft ${shown(path)} ${draftRefusals[why]}`,
  'story-refused': ({ path, why }) => `The text ${shown(path)} ${storyRefusals[why]}`,
  'bill-refused': ({ path, why }) => `The bill ${shown(path)} ${billRefusals[why]}`,
  'no-such-payment': ({ given, why, rows }) =>
    why === 'missing'
      ? `The bill has no “${shown(given)}”. Run it again without --row and --order to see all payments with their rows.`
      : why === 'ambiguous'
        ? `The number “${shown(given)}” stands in more than one row: ${rows.join(', ')}. Say which with --row.`
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
  'undo-refused': ({ seq, by }) =>
    `Event ${seq} cannot be undone: event ${by} rests on it. Undo that first: refund undo --event ${by}`,
  'undo-purged': ({ seq, exhibit }) =>
    `Event ${seq} cannot be undone: ${exhibit === null ? 'the case' : `the file of ${exhibit}`} was deleted for good. What you still have can be taken in again.`,
  'no-draft': () => 'There is no unfinished case. Begin with refund new.',
  'no-terminal': ({ flag }) =>
    `This asks first, and nobody can be asked here; nothing was changed. If you are sure, add ${flag}.`,
  'letter-incomplete': ({ missing }) =>
    `${many(missing.length, 'fact')} missing; no letter was written. Add:\n${missing.map(({ fact, command }) => `${fact}: ${command}`).join('\n')}`,
  'letter-too-long': ({ length, limit, longer }) =>
    `Even at its shortest the text has ${length} characters, and they take ${limit}; nothing was cut. Shorten the facts with refund edit${longer === null ? '' : `, or write the full form: ${longer}`}.`,
  'file-exists': ({ path }) =>
    `The file ${path} exists with other content and was not overwritten. Choose another name.`,
  'bad-environment': ({ name, given }) =>
    `The variable ${name} has the value "${shown(given)}", which cannot be read. ${name === 'REFUND_NOW' ? 'Write it like 2024-05-01T16:22:00+08:00' : 'Use zh or en'}, or unset it.`,
  'home-not-folder': ({ path }) =>
    `The place for your cases, ${path}, is a file. Move it away, or set REFUND_HOME to a folder.`,
  'store-newer': ({ path, found, known }) =>
    `${path} was written by a newer version (format ${found}, this one knows ${known}); it was left untouched. Upgrade refund.`,
  'store-damaged': ({ path, reason }) =>
    `The store ${path} is damaged (${reason}); it was left untouched. Copy the whole folder first, then restore from a backup.`,
  'store-busy': ({ path, seconds }) =>
    `The store ${path} is held by another window and was not free after ${seconds} seconds. Close that one and try again.`,
  'native-module': ({ reason }) =>
    `The database module does not load (${shown(reason)}). In the folder of refund run: npm rebuild better-sqlite3; if that does not help and Node is 22 or newer: npm install --no-save better-sqlite3@13`,
  'write-failed': ({ path, action, code }) =>
    action === 'output'
      ? `The result could not be written: ${path} (${code}). The command itself may be done: look at refund history before you repeat it.`
      : `Could not write: ${path} (${code}). What was there before is unchanged. Check rights and free space, then try again.`,
  'bytes-left': ({ path, code }) =>
    `It is gone from the records, but a file is still in ${path} and could not be deleted (${code}). Once that is settled, delete it with refund doctor --fix.`,
  'disk-full': ({ path, needed, free, single }) =>
    `${single ? 'A file is too large to be kept there' : 'The disk is full'}; nothing was taken, and what was there is unchanged. These files need ${needed}${free === null ? '' : `; ${free} are free at ${path}`}. Make room, or name another place with REFUND_HOME, and try again.`,
  cancelled: ({ draft }) =>
    draft
      ? 'Stopped; every answer so far is kept. Go on with: refund new --resume'
      : 'Cancelled; nothing was changed.',
  internal: ({ reason }) =>
    `The program itself failed (${shown(reason)}); this step was not saved. Try again; if it stays, refund verify tells whether the store is damaged; REFUND_DEBUG=1 shows details.`,
};
