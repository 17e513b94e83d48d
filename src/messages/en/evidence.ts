import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

export const evidence: Messages['evidence'] = {
  askKind: (name) => `What kind of evidence is "${name}"?`,
  askKindWhy: 'It decides what is still missing and what goes with which letter.',
  added: (id, kind, name) => `${id} | ${kind} | ${name}`,
  notDescribed: (id, number) =>
    `What you said about it was not added to ${id}. To change that: refund evidence remove ${number} ${id}, then add it again with those words`,
  already: (name, id, number) => `"${name}" is already ${id} in case ${number}; not taken twice`,
  elsewhere: (name, id, number) => `"${name}" is ${id} in case ${number} as well; it counts in both`,
  refused: (name, why) => `Not taken: "${name}" ${why}`,
  why: {
    empty: 'is empty',
    special: 'is no plain file',
    unreadable: 'cannot be read (no rights, or a bad disk)',
    missing: 'does not exist',
    changing: 'was changed while it was copied; add it once it is finished',
    link: 'is a link, which is not followed; name the real file',
    loop: 'is a link to itself',
  },
  addedCount: (count, number) =>
    `${many(count, 'exhibit')} taken (case ${number}); the originals are untouched.`,
  progress: (name, done, total) => `copying ${name}: ${done} / ${total}`,
  captured: (time) => `${time} (as you said)`,
  fileTime: (time) => `${time} (of the file)`,
  addedTime: (time) => `${time} (when added)`,
  proves: 'proves',
  opened: (path) => `A copy was opened: ${path}; nothing done to it touches what is kept.`,
  noViewer: (path) => `Nothing here can open files. The copy is at ${path}.`,
  none: (number) => `No evidence yet. Keep screenshots, then refund evidence add ${number} FILE`,
  removed: (id, number) =>
    `${id} is no longer among the evidence of case ${number}; the file is kept, refund undo ${number} brings it back.`,
  purged: (id, number) => `${id} of case ${number} is removed and its file deleted for good.`,
  strength: (met, need, weakness) =>
    `${met} of ${need} needed${weakness === '' ? ', complete.' : `; ${weakness}.`}`,
  lacking: (name, why) => `no ${name}: ${why}`,
  have: 'There already',
  missing: 'Missing',
  helpful: 'Would help',
  gaps: 'What does not fit together',
  howToGet: 'how to get it',
  howToAdd: (number) => `Once kept: refund evidence add ${number} FILE`,
  nothingBetween: (from, to, days) => `nothing between ${from} and ${to}, ${days} days: what happened then?`,
  contactWithoutChat: (time) => `you contacted the site at ${time}, but its record is not kept`,
  letterWithoutDelivery: (time) => `a letter was sent at ${time}, but nothing shows that it arrived`,
  noOriginal:
    "All that is kept are pictures. Do not delete the records on the phone yet; export the app's official receipt or bill as well, and record the chat: both are stronger than screenshots",
  fileFacts: {
    unreadable: (id) => `the file of ${id} cannot be read: see refund verify`,
    'type-differs': (id) => `${id} is of another type than its name says; it may have been renamed`,
    'cut-short': (id) => `${id} is cut short; get a whole one`,
    'huge-picture': (id) => `${id} claims an impossible size; others may not be able to open it`,
    'small-picture': (id) =>
      `${id} is smaller than any phone's screen and may be cropped; keep the whole picture`,
  },
  pdf: {
    locked: (id) =>
      `${id} needs a password, so its content cannot be compared; note the password in the caption or keep a copy without one`,
    broken: (id) => `${id} cannot be opened and may be incomplete; download it again`,
  },
  edited: (id, program) =>
    `${id} was saved with ${program}. That does not mean its content was changed, but somebody may ask; keep the picture as it was before, too`,
  changedLater: (id, taken, changed) =>
    `${id} says it was taken at ${taken} and saved again at ${changed}. Turning or forwarding does that, too; keep the original`,
  otherOrder: (id, order) => `${id} names another order, ${order}: is it in the right case?`,
  namesNoOrder: (id) => `${id} names neither this order nor this payment`,
  namesNoAmount: (id) => `${id} does not name this amount`,
  namesNoDay: (id) => `${id} names days, but not the day of this payment: was another period exported?`,
  seen: (texts) => `you saw: ${texts.join(', ')}`,
  noReader:
    'Pictures were not read: that needs npm install -g tesseract.js @tesseract.js-data/chi_sim. You can do without: type what they show with --order, --amount and --at.',
  readNeedsTerminal:
    'Pictures were not read: you would have to confirm in a terminal what was read, and it needs tesseract.js and @tesseract.js-data/chi_sim. You can do without: type what they show with --order, --amount and --at.',
  notRead: (name) =>
    `"${name}" could not be read; you can type what it shows with --order, --amount and --at.`,
  readRight: {
    order: (name, text) => `The order or payment number in "${name}" is ${text}, right?`,
    amountFen: (name, text) => `The amount in "${name}" is ¥${text}, right?`,
    at: (name, text) => `The time in "${name}" is ${text}, right?`,
  },
  readWhy: 'Machines misread; only what you compared with the picture is kept.',
  seenOrder: (id, order) =>
    `in ${id} you saw ${order}, which is neither the order nor the payment number of this case: is it in the right case?`,
  seenAmount: (id, seen, amount) => `in ${id} you saw ¥${seen}; the case says ¥${amount}`,
  seenDay: (id, seen, paid) => `in ${id} you saw the day ${seen}; the payment was on ${paid}`,
  inStatus: (met, need, missing, number) =>
    `Evidence: ${met} of ${need} needed${missing === '' ? ', complete' : `, missing ${missing}: refund evidence check ${number}`}`,
  eraseQuestion: (id, number) =>
    `To delete ${id === null ? `all of case ${number}` : id} for good, type the case number ${number}`,
  eraseWhy: 'Facts, texts and files go and cannot be brought back; the chain can still be verified.',
  erased: (id, number) =>
    id === null
      ? `All of case ${number} is deleted for good.`
      : `${id} of case ${number} is deleted for good.`,
  stillUsed: (id) => `The file of ${id} is used elsewhere and was not deleted.`,
  purgeQuestion: (id, number) => `To delete the file of ${id} for good, type the case number ${number}`,
  purgeWhy: 'It cannot be brought back; without --purge it only leaves the list.',
};
