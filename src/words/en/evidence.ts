/* Evidence, packages to take along, and the care of the data: `verify`, `doctor`, `backup`. */

import type { Areas } from '../words.ts';
import { many } from './facts.ts';

const damagedHere = (number: number) =>
  `! Case ${number}: the record here was changed after it was written (refund verify says where); it was left as it is.`;

export const evidence: Areas['evidence']['evidence'] = {
  askKind: (name) => `What kind of evidence is "${name}"?`,
  askCaption: { ask: 'What is it, in a word or two?', why: 'Letters put it behind the name of the exhibit.' },
  askCapturedAt: {
    ask: 'When did what it shows happen?',
    why: 'Exhibits stand in that order; the day alone will do.',
  },
  askKindWhy: 'It decides what is still missing and what goes with which letter.',
  added: (id, kind, name) => `${id} | ${kind} | ${name}`,
  notDescribed: (id, number) =>
    `What you said about it was not added to ${id}. To change that: refund evidence edit ${number} ${id}`,
  already: (name, id, number) => `"${name}" is already ${id} in case ${number}; not taken twice`,
  mended: (name, id, number) =>
    `"${name}" is ${id} in case ${number}, whose kept copy was missing or damaged; this one stands there now`,
  elsewhere: (name, id, number) => `"${name}" is ${id} in case ${number} as well; it counts in both`,
  refused: (name, why) => `Not taken: "${name}" ${why}`,
  why: {
    empty: 'is empty; save or capture it again',
    special: 'is not an ordinary file; give a real one',
    unreadable:
      'cannot be read (no permission, or a bad disk): change its rights, or copy it to a folder of your own',
    missing: 'does not exist; check its name and place',
    changing: 'was changed while it was copied; add it once it is finished',
    link: 'is a link, which is not followed; name the real file',
    'too-deep': 'has a path too long for the system; copy it to a folder less deep',
    loop: 'is a link to itself; name the real file',
    'too-large': 'is too large: at most 1 GB is taken from standard input; save it as a file',
  },
  addedCount: (count, number) =>
    `${many(count, 'exhibit')} taken (case ${number}); the originals are untouched.`,
  progress: (name, done, total) => `copying ${name}: ${done} / ${total}`,
  captured: (time) => `${time} (as you said)`,
  namedTime: (time) => `${time} (from its name)`,
  takenTime: (time) => `${time} (when the picture was taken, as it says)`,
  fileTime: (time) => `${time} (of the file)`,
  addedTime: (time) => `${time} (when added)`,
  proves: 'proves',
  openedDamaged: (id) =>
    `! The kept copy of ${id} is not as it was taken in, so this is not what it was. If you still have the file, add it again with refund evidence add; else look in a backup: refund restore with --merge.`,
  opened: (path) => `A copy was opened: ${path}; nothing done to it touches what is kept.`,
  noViewer: (path) => `Nothing here can open files. The copy is at ${path}.`,
  none: (number) => `No evidence yet. Keep screenshots, then refund evidence add ${number}`,
  removed: (id, number) =>
    `${id} is no longer among the evidence of case ${number}; the file is kept, refund undo ${number} brings it back.`,
  purged: (id, number) => `${id} of case ${number} is removed and its file deleted for good.`,
  strength: (met, need, weakness) =>
    `${met} of ${need} needed${weakness === '' ? ', complete.' : `; ${weakness}.`}`,
  lacking: (name, why) => `no ${name}: ${why}`,
  have: 'What you have',
  missing: 'Missing',
  helpful: 'Would help',
  gaps: 'Open questions',
  howToGet: 'how to get it',
  howToAdd: (number) => `Once kept: refund evidence add ${number}`,
  nothingBetween: (from, to, days) => `nothing between ${from} and ${to}, ${days} days: what happened then?`,
  contactWithoutChat: (time) => `you contacted the site at ${time}, but its record is not kept`,
  letterWithoutDelivery: (time) => `a letter was sent at ${time}, but nothing shows that it arrived`,
  several: (ids) =>
    ids.length > 3 ? `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} more` : ids.join(', '),
  corrected: (id, number) => `${id} was corrected (case ${number}); refund undo ${number} takes that back.`,
  nothingToCorrect: 'Nothing is different; nothing was logged.',
  identity: (id) =>
    `${id} looks like an identity card. A site that wants your card, a photo of you holding it or your bank card before it refunds must not get them: a refund goes back the way it came, and with these somebody can borrow in your name. If you gave them already, keep the chat and call 96110.`,
  noOriginal:
    "Everything you have kept is a picture. Do not delete the records on the phone yet; export the app's official receipt or bill as well, and record the chat: both are stronger than screenshots",
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
    unread: (id) =>
      `${id} is a PDF without text that could be read (its pages may be pictures, or its fonts unknown), so that nothing in it was compared; compare number, amount and day yourself`,
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
  readByMachine: (texts, confirmed) =>
    `read by machine: ${texts.join(', ')} (${confirmed ? 'compared by you' : 'not compared'})`,
  seenOrder: (id, order) =>
    `in ${id} you saw ${order}, which is neither the order nor the payment number of this case: is it in the right case?`,
  seenAmount: (id, seen, amount) => `in ${id} you saw ¥${seen}; the case says ¥${amount}`,
  seenDay: (id, seen, paid) => `in ${id} you saw the day ${seen}; the payment was on ${paid}`,
  eraseQuestion: (id, number) =>
    `To delete ${id === null ? `all of case ${number}` : id} for good, type the case number ${number}`,
  askOfRules: (count) =>
    `${many(count, 'rule')} of your own for this site hold its name as well. Erase them, too?`,
  askOfRulesWhy: 'Kept, they name the site in the store; other cases of the same site go by them.',
  ofRules: { erase: 'erase them, too', keep: 'keep them' },
  copiesKept:
    'A copy of the older store was kept when the program was updated, and may still hold what was erased. If you will not go back to the older version, delete it:',
  rulesKept: (count) =>
    `${many(count, 'rule')} of your own for this site (refund rules set --site) are still there and name it. To erase them as well:`,
  rulesErased: (count) => `${many(count, 'rule')} of your own for this site erased as well.`,
  eraseWhy: 'Facts, texts and files go and cannot be brought back; the chain can still be verified.',
  erased: (id, number) =>
    id === null
      ? `All of case ${number} is deleted for good.`
      : `${id} of case ${number} is deleted for good.`,
  filesShared: (count) =>
    `${count} of the files ${count === 1 ? 'is' : 'are'} evidence of another case, too, and ${count === 1 ? 'was' : 'were'} not deleted.`,
  purgedShared: (id, number) =>
    `${id} was taken out of case ${number} for good; its file is that of another exhibit, too, and was not deleted.`,
  stillUsed: (id) => `The file of ${id} is used elsewhere and was not deleted.`,
  purgeQuestion: (id, number) => `To delete the file of ${id} for good, type the case number ${number}`,
  purgeWhy: 'It cannot be brought back; without --purge it only leaves the list.',
};

const list = (ids: readonly string[]) => ids.join(', ');

export const packages: Areas['evidence']['packages'] = {
  folderName: (number, to) => `refund-case-${number}${to === null ? '' : `-for-${to}`}`,
  made: (path, to) => `Package made${to === null ? '' : ` (for ${to})`}: ${path}`,
  holds: (exhibits, letters) =>
    `It holds ${many(exhibits, 'exhibit')}, ${many(letters, 'letter')}, a timeline, a list of evidence and a page to print (请先打开.html); every file was verified.`,
  removed: (count) =>
    `Removed or undone, but told of by the record and so travelling along in "已移除": ${many(count, 'file')}.`,
  damaged: (count) =>
    `${many(count, 'file')} above lost or damaged: left out, and the package says so. Take in again what you still have with refund evidence add.`,
  leftForRecipient: (ids) => `Left out, the recipient need not see: ${list(ids)}`,
  leftLetters: (ids) => `Left out, letters to others, not sent, or older: ${list(ids)}`,
  leftWord: (ids) => `Left out, numbers in Word files cannot be hidden: ${list(ids)}`,
  leftLocation: (ids) =>
    `Left out, the place they were taken at cannot be taken out of them (HEIC, very large films, photos in archives and Word files): ${list(ids)}. Save pictures as JPEG, take the place out of the others on the phone, and add those.`,
  withPlace: (ids) =>
    `These pictures or films say where they were taken (GPS) and are in as they are: ${list(ids)}. To hand on a copy without that, add --strip-location.`,
  stripped: (ids) =>
    `The place they were taken at is out of these pictures or films; the image is as it was, and the originals stay with you: ${list(ids)}. The package has both digests and is for reading only.`,
  askOfPlaces: (ids) =>
    `${list(ids)} say where they were taken (GPS; perhaps your home). Take it out of the copies that go?`,
  askOfPlacesWhy:
    'Only the place in the metadata goes; the image and the originals stay. The package is then for reading and cannot be imported.',
  masked:
    'Hidden by their form: card, phone, identity, passport and company numbers (the last stay where the reader has to find out who runs the site), names in messengers, e-mail, car plates, and addresses down to the house; names and addresses after a label such as 姓名, 收货人, 地址, and names that something introduces (张先生, 我叫张三); and what refund me and the case know. Other names and places are not found: read it once more. The numbers of the order and the payment, and the account for who looks up whether it was topped up, stay where they are needed.',
  unmasked: (ids) =>
    `Files themselves cannot be masked and are in as they are. Look at them first: ${list(ids)}`,
  missingOfMe: (fields) =>
    `The recipient has to know who you are, which is not filled in. Add it and export again: refund me ${fields.map((field) => `--${field}`).join(' ')}`,
  letterNow: (to) =>
    `The letter to ${to ?? ''} is in it, written anew from the case as it stands; once it is sent, note that with refund log.`,
  noLetter: (to, what) => `There is no new letter to ${to ?? ''} in it: ${what}`,
  lookAt: (page) => `Look at it in a browser before you hand it over; it prints, too: ${page}`,
  lookInZip: 'Unpack it and look at 请先打开.html before you hand it over; it prints, too.',
  howToImport: (command) => `This is the whole case; to bring it to another computer: ${command}`,
  notImportable:
    'This one is for its reader alone and cannot be imported. For another computer, export without --for, --redact and --strip-location.',
  erases: (number, count) =>
    `Case ${number}: ${many(count, 'record')} that this computer still has ${count === 1 ? 'was' : 'were'} erased in what is to be taken. Taking it erases them here, too, files included, for good.`,
  askErasing: 'Take it all the same, and erase them here?',
  askErasingWhy:
    'That is so if refund erase was used on another computer. If it was not you, say no: nothing is touched.',
  imported: (path, taken) =>
    taken ? `Imported a case from ${path}; everything was verified.` : `${path} was verified; no new case.`,
  incoming: {
    came: (number, came, title) =>
      `Case ${number}${came === number ? '' : ` (${came} in the package)`}${title ? ` | ${title}` : ''}`,
    longer: (number) => `Case ${number}: the package went on further; that was taken.`,
    same: () => 'It is here already, just the same.',
    damagedHere: (number, inFull) =>
      `${damagedHere(number)}${inFull ? ` The one in the package is whole, and no older. To have it: export every other case, then import those and this package into an empty folder (REFUND_HOME).` : ''}`,
    tailThere: (count) => `Only in the package, ${count}:`,
  },
  lost: (count) =>
    `${many(count, 'file')} lost or damaged already when the package was made. refund verify names them; take in again what you still have.`,
  litter: (names) =>
    `Left aside, as the system itself puts such files there: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}.`,
  seeCase: (command) => `See the case: ${command}`,
};

export const verify: Areas['evidence']['verify'] = {
  fine: (files) => `All is as it was: ${many(files, 'file')} and every record.`,
  bad: (count) => `${many(count, 'thing')} wrong:`,
  problem: (number, item, what) => `${number === null ? '' : `case ${number} | `}${item}: ${what}`,
  item: (name) => {
    const names: Readonly<Record<string, string>> = {
      against: 'the digest to check',
      head: 'the end of the chain',
      length: 'the number of records',
      identity: "the case's identity",
      number: "the case's number",
      empty: 'the record of the case',
      'too-large': 'the size of the case',
      rules: 'your own rules (more than one list of them)',
      register: 'the list of cases (one was taken out or put in, or numbers were changed)',
      places: 'the order of the records',
    };
    return (
      names[name] ??
      name
        .replace(/^schema /, 'the structure of the database: ')
        .replace(/^orphans /, 'rows of the database that belong to no case: ')
        .replace(/^draft /, 'unfinished case ')
    );
  },
  kinds: {
    missing: 'the file is gone',
    changed: 'the bytes have changed',
    unreadable: 'it cannot be read',
    unexpected: 'belongs to no case',
    journal: 'the record was altered or is damaged',
  },
  expected: (digest) => `expected ${digest}`,
  found: (digest) => `found ${digest}`,
  advice: {
    missing: 'If you still have the file, refund evidence add takes it in again; or restore a backup.',
    changed: 'Do not use it any more; restore a backup, or take the original in again.',
    unreadable:
      'It may be as it was: most often it belongs to another user (taken in with sudo), or the disk fails. Make all files of the data folder your own; if it still cannot be read, restore a backup, or take the original in again.',
    unexpected:
      'Left by a copy that was broken off, or the database is an older copy: if you have a newer backup, restore it first. refund doctor --fix moves it to lost+found and deletes nothing.',
    journal:
      'Copy the whole folder first; then move the files in it whose names begin with refund.sqlite elsewhere, and restore a backup with refund restore.',
  },
  notices: {
    writable: (number, item) =>
      `Note: ${item} of case ${number ?? ''} has become writable; its bytes are unchanged.`,
    link: (number, item) =>
      `Note: ${item} of case ${number ?? ''} is only a link to a file elsewhere; its bytes are unchanged, but once that file is gone it is gone here, too. Take the original in again with refund evidence add, and it is kept here.`,
  },
  contained: (hash) => `The journal still contains ${hash.slice(0, 16)}.`,
  head: (head) => `Digest of all records (write it down, check it later with --against): ${head}`,
};

export const doctor: Areas['evidence']['doctor'] = {
  setUp: (version, node, home) => `refund ${version} | Node ${node} | data in ${home}`,
  ages: (day, year) =>
    `Law checked as of ${day}, days off known until ${year}. The program goes nowhere near the net and never updates itself: put a newer one in its place, and your cases stay.`,
  checks: {
    node: (version) => `Node ${version} is too old: use 20.19 or newer of 20, or 22.14 or newer`,
    rights: (path) => `others may read or change it: ${path}`,
    leftover: (path) => `left by a copy that was broken off: ${path}`,
    orphan: (path) => `belongs to no case: ${path}`,
    astray: (digest) => `a case misses a file that lies in lost+found: ${digest}`,
    calendar: (year) =>
      `days off are known to ${year} only, later working days are provisional: upgrade, or refund rules workdays --add`,
    law: (day) =>
      `The law was checked last on ${day}, a year ago, and may have changed: take a newer version, or look up the text in force`,
    damage: (count) =>
      `${many(Number(count), 'file or record', 'files or records')} wrong: see refund verify`,
    me: (path) =>
      `the file with who you are cannot be read: ${path}; move it away and fill it in again with refund me`,
    clock: (time) => `this computer's clock is behind the newest record (${time}): set it right`,
  },
  fixed: (what) => `mended | ${what}`,
  fine: 'Nothing is wrong.',
  found: (count) => `${many(count, 'thing')} to look at.`,
  howToFix: 'This can be mended safely, no evidence is deleted: refund doctor --fix',
  noRights:
    'The rights could not be set: this disk (often a stick or a memory card) keeps none, and whoever has it can read everything. Move the folder of your cases to the computer’s own disk (REFUND_HOME).',
  orphanHint:
    'Files that belong to no case: left by a copy that was broken off, or the database refund.sqlite may be an older copy that does not know them. If you have a newer backup, restore it first; --fix only moves them to lost+found.',
  lostAndFound: (count, folder) =>
    `${folder} holds ${many(count, 'file')} of no case (list.txt lists them). Look first, then delete: refund doctor --empty-lost-and-found`,
  emptyQuestion: (count, folder) =>
    `To delete the ${many(count, 'file')} in ${folder} for good, type their number, ${count}`,
  emptyWhy:
    'They cannot be brought back. Evidence from before the database was lost may be among them: look first.',
  emptied: (count, folder) =>
    count === 0 ? `Nothing in ${folder} to delete.` : `${many(count, 'file')} in ${folder} deleted for good.`,
  keptAstray: 'What a case still misses was kept: refund doctor --fix puts it back.',
  closed: (home) => `Others could look into ${home}; from now on only you can.`,
};

export const backup: Areas['evidence']['backup'] = {
  passphrase: 'Passphrase',
  passphraseAgain: 'Once more',
  takesLong: (seconds, megabytes) =>
    `The passphrase of this file takes longer to try: about ${seconds} seconds and ${megabytes} MB of memory. Please wait.`,
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
  besideOriginal:
    'It lies in the folder of the cases themselves: if that is lost, so is the backup. Copy it to a stick or to another computer, too.',
  plain:
    'It is not encrypted: it holds your evidence and personal data. Keep it where nobody else can get at it, or add --encrypt.',
  encrypted: (command) =>
    `It is encrypted: without the passphrase nobody can open it, nor can you. It opens without this program, too: ${command}`,
  howToRestore: (command) => `To restore: ${command}`,
  restored: (path, count) =>
    count === 0
      ? `${path} was verified; no new case.`
      : `Restored ${many(count, 'case')} from ${path}; everything was verified.`,
  came: (number, came, title) =>
    `Case ${number}${came === number ? '' : ` (${came} in the backup)`}${title ? ` | ${title}` : ''}`,
  sameOrder: (number) => `, the same order as case ${number}`,
  andMore: (count) => `… and ${count} more`,
  longer: (number) => `Case ${number}: the backup went on further; that was taken.`,
  gone: (number) =>
    `Case ${number}: it was erased or taken back here, and was not taken in. If it was only taken back: refund undo ${number}`,
  shorter: (number) => `Case ${number}: this one went on further; it was left alone.`,
  same: (count) => `${many(count, 'case')} the same here.`,
  forked: (number) => `Case ${number}: both went on; it was left alone.`,
  damagedHere: (number, inFull) =>
    `${damagedHere(number)}${inFull ? ' The one in the backup is whole, and no older. To have it: export what other cases have beyond the backup, copy the whole folder, move the files whose names begin with refund.sqlite elsewhere, restore the backup, and import what you exported.' : ''}`,
  tailHere: (count) => `Only here, ${count}:`,
  tailThere: (count) => `Only in the backup, ${count}:`,
  tailEvent: (seq, time, what) => `Event ${seq} | ${time ? `${time} | ` : ''}${what}`,
  filesTaken: (fresh, mended) =>
    `${many(fresh, 'file')} taken${mended > 0 ? `, ${many(mended, 'damaged one')} replaced` : ''}.`,
  rulesTaken: 'Your own lengths and days off were taken, too.',
  rulesDamagedHere:
    'Your own rules and days off: the record here was changed, and was left alone; refund verify says where.',
  rulesKept: 'Your own lengths and days off differ; those here were left alone.',
  meTaken: 'Who you are was taken, too (see refund me).',
  meKept: 'Who you are is known here already; it was left alone.',
  textLeft: (number) =>
    `Case ${number}: a pasted text waits for it here, and the backup has another one, which was not taken. Log the one here (refund got ${number}), then run refund restore with --merge again to have it.`,
  draftTaken: 'The unfinished case was taken, too: refund new --resume',
  draftKept: 'There is an unfinished case here already; the one in the backup was not taken.',
  damagedDrafts: (ids) =>
    `Unfinished, and could not be understood: ${ids.join(', ')}; left aside. All the rest was taken.`,
  lost: (count) =>
    `${many(count, 'file')} lost or damaged already when the backup was made. refund verify names them; take in again what you still have.`,
  damagedLeft: (numbers) =>
    `The record of these was damaged already when the backup was made, and was not taken: ${numbers.map((one) => (one === null ? 'your own rules or a case without a number' : `case ${one}`)).join(', ')}. It stays in the backup.`,
  checkAfterwards: 'See all cases: refund status --all',
};
