/* What happened: `log` and `got`. */

import type { Messages } from '../words.ts';

export const logging: Messages['logging'] = {
  vias: { chat: 'chat', phone: 'phone', ticket: 'ticket', email: 'mail' },
  replies: {
    answered: 'answered, but decided nothing',
    accepted: 'accepted, or agreed to the refund',
    refused: 'refused',
    'asks-more': 'asks me for more',
    decided: 'decided',
    settled: 'settled',
    ended: 'ended, closed',
  },
  outcomes: {
    answered: 'answered, nothing decided',
    accepted: 'accepted',
    refused: 'refused',
    'asks-more': 'asks for more',
    decided: 'decided',
    settled: 'settled',
    ended: 'ended',
  },
  contacted: (number, time) => `Logged: contacted the site at ${time} (case ${number}).`,
  filed: (number, time, party) => `Logged: filed with ${party} at ${time} (case ${number}).`,
  filedTwice: (number, party, time) =>
    `Filed with ${party} at ${time} already, without a result: do not file the same twice. Logged twice by mistake: refund undo ${number}.`,
  replied: (number, time, party, outcome) => `Logged: ${party}, ${time}: ${outcome} (case ${number}).`,
  refunded: (number, amount, whole) =>
    `Logged: ¥${amount} came back${whole ? ', all of it is back' : ''} (case ${number}).`,
  delivered: (number, time) =>
    `Logged: the goods came at ${time} (case ${number}). If they are right and you keep them, close the case; if not, go on: the letters say so.`,
  tooMuch: (back, paid) =>
    `¥${back} came back in all, more than the ¥${paid} paid. It is logged; if that is wrong, refund undo. You may have to give back the difference.`,
  tooMuchQuestion: (back, paid) =>
    `With this, ¥${back} came back, more than the ¥${paid} paid. Log it all the same?`,
  clauseAdded: (number) => `The clause is kept in case ${number}.`,
  noClauses: 'No clauses yet. Add one with refund clause add.',
  clauseOf: (title, number) => `"${title}" ${number}`.trim(),
  seen: (time, url) => `seen ${time}${url ? `: ${url}` : ''}`,
  ask: {
    contactText: { ask: 'What was said?', why: 'A sentence or two: what you asked, what they said.' },
    via: { ask: 'How?', why: 'You may have to say later how you reached them.' },
    agent: { ask: 'Agent number or name?', why: 'They can look up who promised.' },
    promise: { ask: 'Promised by when? (24h, 3wd, 2026-11-25)', why: 'A promise becomes a clock.' },
    promiseRefund: {
      ask: 'Was a refund promised by then, or an answer?',
      why: 'A promised refund is not kept by one more answer.',
    },
    to: { ask: 'With whom?', why: 'Each has its own time to answer.' },
    ref: { ask: 'Their reference number?', why: 'You need it to ask how things stand.' },
    from: { ask: 'Who answered?', why: 'It decides which clock is met.' },
    outcome: { ask: 'What was the outcome?', why: '"We are on it" does not settle your request.' },
    dueAsked: {
      ask: 'By when do they want it? (3d, 2026-11-25)',
      why: 'This is a deadline you have to meet.',
    },
    dueGiven: { ask: 'Promised by when? (3wd, 2026-11-25)', why: 'A promise becomes a clock.' },
    replyText: { ask: 'Their words?', why: 'The exact words help most.' },
    amount: { ask: 'How much came back? (yuan)', why: 'What the bill really shows.' },
    clauseTitle: { ask: 'What are these terms called?', why: 'Such as "top-up terms".' },
    clauseNumber: { ask: 'Which number?', why: 'Such as 5 or 3.2.' },
    clauseText: {
      ask: 'Its words? Paste them, then Enter on an empty line',
      why: 'Copy them: a letter quotes only what you copied.',
    },
    clauseUrl: { ask: 'On which page?', why: 'You may have to say where you saw it.' },
    clauseAfter: { ask: 'What time does it set? (1h, 30min, 3wd)', why: 'A time becomes a clock.' },
    clauseFrom: { ask: 'Counted from what?', why: 'The clock starts there.' },
    none: ' (Enter for none)',
    isRefund: 'a refund',
    isAnswer: 'an answer',
    clauseStarts: { payment: 'the payment', order: 'the order', request: 'the refund request' },
  },
  got: {
    unclear: 'not said: an answer, a yes or a no is for you to say (--outcome)',
    entries: 'This is a whole chat; it tells:',
    me: 'I',
    contacted: 'I contacted them',
    saysBack: 'says the money is back',
    wantsFee: 'wants money first; do not pay',
    wantsPapers: 'wants papers or a code; send none',
    somebody: 'they (not said who)',
    whoSpoke: { ask: 'Who said this?', why: 'The text does not say. It decides which clock is met.' },
    whatCame: (line) => ({
      ask: `What does this come to? ${line}`,
      why: 'The words leave doubt, and the program does not guess.',
    }),
    save: 'yes, log it',
    saveAll: (count) => `yes, log all ${count}`,
    notNow: 'not now (the text is kept for next time)',
    one: (place, line) => `No. ${place} | ${line}`,
    done: 'this one is right',
    remove: 'leave this one out',
    none: 'none',
    now: 'now',
    money: 'money that really came back',
    lookFirst: 'they say so; fill it in once the bill shows it',
    reallyBack: 'How much does the bill really show? (yuan)',
    whenSaid: { ask: 'When was it said? (yesterday 14:02)', why: 'Clocks run from then; the chat shows it.' },
    whenChat: {
      ask: 'The text has no time. When was this? (yesterday 14:02; Enter for now)',
      why: 'Clocks run from then.',
    },
    whichDay: (day) => ({
      ask: `The chat has clocks but no day. Which day was it? (yesterday; Enter for ${day})`,
      why: 'Clocks run from that day.',
    }),
    dayAssumed: (day) =>
      `The chat has clocks but no day; taken for ${day}. If that is wrong, add --at 'DATE'.`,
    contactFirst: (at, first) => ({
      ask:
        first === null
          ? `No contact with the site is logged, and they answered at ${at}: you had turned to them by then? Log that contact, too?`
          : `${at} lies before the first contact that is logged (${first}): you had turned to them by then? Log that contact, too?`,
      why: `People chat first and find this program later.${first === null ? '' : ' With No you give another time.'}`,
    }),
    whenTurned: (party, at) => ({
      ask: `Nothing logged says that you turned to ${party} before ${at}. When did you? (yesterday 14:02)`,
      why: 'Nobody answers unasked, and their time runs from then.',
    }),
    contactToo: (at) => ` The contact at ${at} was logged with it.`,
    backToo: (yuan) => ` So were the ¥${yuan} that came back.`,
    nothingNew: (number) => `Case ${number} has all that this chat tells; nothing was logged twice.`,
    toldBefore: (number, at) =>
      `Case ${number} has these words already (${at}); nothing was logged twice. If they said it again, add --at 'TIME'.`,
    sameAgain: (at) => ({
      ask: `These words were logged at ${at}. The same message, or did they say it again?`,
      why: 'One message logged twice would move the clocks.',
    }),
    sameReply: 'the same; leave it',
    saidAgain: 'they said it again; log it once more',
    recordedOnce: (number) => `Nothing was logged twice; case ${number} keeps the one it has.`,
    keptPaste: (words) => `What you pasted last is not logged yet: “${words}…”. Go on with it?`,
    useKept: 'go on with it',
    pasteNew: 'paste something else (the last one is not kept any longer)',
    recorded: (number, count) =>
      `Logged: ${count} things of the chat; the chat itself is kept as evidence (case ${number}).`,
    beforePayment: (count: number) =>
      `${count} more ${count === 1 ? 'was' : 'were'} said before the payment: not recorded one by one; the whole text is kept as evidence all the same. If the time of payment is wrong, correct it first with refund edit.`,
    onlyBeforePayment: (count: number, number: number) =>
      `All ${count} in this chat ${count === 1 ? 'was' : 'were'} said before the payment; nothing was recorded. If the time of payment is wrong: refund edit ${number} --paid-at. To keep it as evidence, take screenshots: refund evidence add ${number}.`,
    chatName: 'chat.txt',
    feeDemanded: (words) =>
      `They want money first (“${words}”): do not pay, it will not come back; this is a common scam. Keep a screenshot; if in doubt call 96110.`,
    papersDemanded: (words) =>
      `They want pictures of your identity or bank card, or a code ("${words}"): a refund the way it came needs none. Send nothing.`,
    cameLate: (number) =>
      `They say the goods were sent anew: look first whether they came; if so, refund log delivered ${number}.`,
    shopData: {
      given: (number) =>
        `The marketplace seems to say who the shop is: try the number, look up the name, then refund edit ${number} --shop-data given --payee --payee-address`,
      none: (number) =>
        `The marketplace seems not to say who the shop is: keep a screenshot and set refund edit ${number} --shop-data none; it can then be complained of and sued as well.`,
    },
    title: 'Read from this text:',
    from: 'from',
    outcome: 'outcome',
    due: 'promised by',
    dueAsked: 'wanted by',
    refund: 'a refund by then',
    answer: 'an answer by then',
    at: 'said at',
    agent: 'agent',
    restsOn: (words) => ` (from "${words}")`,
    unnamed: 'not said; for you to say (--from)',
    guessed: ' (not said; assumed)',
    moneyBack: 'They say the money was sent: look at the bill; once it is really there, log it',
    question: 'Log it like this?',
    why: 'Choose a line to change it; with "not now" the text is kept.',
    ask: {
      ask: 'Paste exactly what they said; then press Enter on an empty line',
      why: 'As many lines as you like, with names and times.',
    },
    notSaved: 'Nothing was logged. If it was read right, run the same command with --yes at its end.',
    needed: (flag, choices) => `The words do not say it; add --${flag} as well: ${choices.join(', ')}`,
  },
};
