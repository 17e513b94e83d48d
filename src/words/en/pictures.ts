import type { Areas } from '../words.ts';

const unread: Areas['pictures']['pictures']['unread'] = {
  'no-picture': 'is no screenshot, photo, PDF or text: not read',
  'no-text': 'has no text to be read (scanned, locked or broken): open it and take a screenshot of it',
  'too-long-text': 'is so long that nobody knows which payment is meant: read bills with refund import',
  heic: 'is HEIC, which cannot be read. Share it from the phone as JPEG, or take a screenshot of it',
  webp: 'is WebP, which cannot be read. Save it as JPG or PNG, or take a screenshot of it',
  gif: 'is GIF, which cannot be read. Save it as JPG or PNG',
  damaged: 'cannot be opened and may be incomplete. Look for the original and try again',
  'too-large': 'is too large to be read. Cut it into several',
  'too-many-bytes': 'has more than 60 MB and was not read. Crop it or save it as JPG',
  'took-too-long': 'was not done after a minute and was given up. Cut it into several',
  'no-reader':
    'could not be read: the part that reads pictures is missing. Install refund again, or type what it shows',
  unreadable: 'cannot be opened. Check its name and its rights',
};

const doubts: Areas['pictures']['pictures']['doubts'] = {
  several: 'there are several, and nothing says which',
  'looks-alike': 'letters and figures look alike (O and 0, I and 1): compare it with the picture',
  'read-differently': 'read twice, and differently',
  'no-decimals': 'no decimals: a dot may have been lost',
  wrapped: 'it is broken into two lines: compare it with the picture',
  'other-day':
    'the day inside the payment number is not that of the payment: one was misread, or they are of two payments',
  'no-label': 'nothing says that this is what was paid',
};

export const pictures: Areas['pictures']['pictures'] = {
  unread,
  doubts,
  progress: (number, all, name) => `Reading picture ${number} of ${all}: ${name}`,
  notRead: (names, why) => {
    const named = names.slice(0, 3).map((name) => `"${name}"`);
    const more = names.length - named.length;
    const [first = ''] = named;
    if (named.length === 1) return `${first} ${unread[why]}.`;
    return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}: each ${unread[why]}.`;
  },
  title: (name, kind) => `${name}: ${kind}`,
  fact: (name, value) => `  ${name}: ${value}`,
  check: (name, values, why) => `  ? ${name}: ${values.join(' or ')} (${doubts[why]})`,
  nothing: '  No amount, number or time was found in it.',
  tilted:
    '  This looks like a photo of a screen, which is easily misread: compare. A screenshot would be better.',
  tiny: '  This picture is small, its letters may be unclear: compare. The original would be better.',
  turned: (degrees) => `  The picture was not upright and was read turned by ${degrees} degrees.`,
  turns: (count) => `  A chat, ${count} ${count === 1 ? 'turn' : 'turns'}:`,
  me: 'me',
  them: 'them',
  conflict: (name, values) =>
    `! The pictures differ, ${name}: ${values.join('; ')}. Is one of another order among them?`,
  agrees: (name, value, files) => `${name} ${value}: the same in ${files.join(', ')}.`,
  agreesWithCase: (id, names) => `${names.join(', ')} in ${id}: as in the case.`,
  choose: (name) => `${name}: which one is right? Look at the picture`,
  chooseWhy: 'Where a machine cannot tell, the program does not guess.',
  neither: 'neither, I will type it',
  confirm: 'Is all of the above right? Compare it with the pictures first',
  confirmWhy: 'Machines misread. After a no you are asked one by one.',
  notSaved: 'Nothing is saved yet. If it is right, run it again with --yes.',
  otherThan: (id, name, seen, known) =>
    `the ${name} read in ${id} is ${seen}; the case says ${known}: is it in the right case, or is the case wrong?`,
};
