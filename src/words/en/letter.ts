import type { Areas } from '../words.ts';
import type { LintCase } from '../zh/letter.ts';
import { many } from './facts.ts';

/* Letters from outside, and what must be said before a step. */

export const letter: Areas['letter']['letter'] = {
  packages: {
    tooLong: (length, limit) => `the letter has ${length} characters, and they take ${limit}.`,
    shorten: 'Shorten your story or the product with refund edit, and export again.',
  },
  stopped: 'No letter was written.',
  askers: { site: 'the site', payment: "the payment app's support" },
  askWith: (who, text) => `Ask ${who} like this: ${text}`,
  yourWords: (number) =>
    `Some of your own words in the letter need a look before you send it (refund edit ${number} --statement changes the statement):`,
  ownDay:
    'The day in the letter is a reasonable time of your own, not a statutory one: once it is over you may press on, but it is no breach of law.',
  storyKept: (told, number) =>
    `Your story is not in the letter as you told it, only the facts read from it. What else matters: a few sentences of facts, days and amounts, enclosed with the letter:\n  refund edit ${number} --statement\nYou told: ${told}`,
  keepNotice: (number) =>
    `This letter ends the contract, at once or once its day has passed: keep a copy with -o FILE.docx, and once it is sent log it with refund log filed ${number} --to site --letter L1; only then later letters say that it has ended.`,
  blanks: (facts, commands) =>
    `${many(facts.length, 'blank')} in the letter (${facts.join(', ')}): fill in by hand before it goes; or, to have it printed:\n${commands.map((one) => `  ${one}`).join('\n')}`,
  twoDefendants:
    'Two defendants, because the marketplace did not say who the shop is. Fill in the shop’s real name if you can find it; if not, strike the first defendant and what is asked of it alone.',
  lawChecked: (day) => `The law cited was checked up to ${day}.`,
  length: (length, limit, source) => `${length} characters of ${limit} (${source}).`,
  left: (count, command) =>
    `There was no room for ${many(count, 'sentence')}; enclose the full text: ${command} -o enclosure.docx`,
  afterwards: (command) => `Once sent or filed, log it: ${command}`,
  codeTooLong: 'Too long for one code; the text is below. Try --form chat or ticket.',
  codeTooWide: (needed, columns) =>
    `The code takes ${needed} columns and the window has ${columns}: make it wider. The text is below.`,
};

export const guards: Areas['letter']['guards'] = {
  'all-back': {
    what: () => 'All of the money is back; there is nothing left to ask for',
    instead: () => 'close the case; if that was logged by mistake, refund undo',
  },
  'only-phone-credit': {
    what: () =>
      'The telecom authority only takes appeals against phone operators, and this is no phone credit',
    instead: () => 'go to the payment channel and 12315',
  },
  'only-fake-sites': {
    what: () =>
      '12377 takes reports of unlawful content and refunds nothing; nobody said that this site is a fake or unlawful',
    instead: () =>
      'go to the payment channel and 12315; if the site is a fake, say --reachable no with refund edit',
  },
  arrived: {
    what: () =>
      'You said that the right thing arrived: the whole price is hardly yours to ask for, and a chargeback would be wrong',
    instead: () => 'ask to lift the restriction, or only for what was not used, and say how much',
  },
  resale: {
    what: () =>
      'You bought to sell on: 12315 and the consumer association are for consumers and may well refuse',
    instead: () => 'the contract and the court are left, and the payment channel',
  },
  'app-first': {
    what: () => 'You paid inside an app: the bank usually sends you there first',
    instead: () => 'complain in the app; come to the bank if the app does nothing',
  },
  'institution-first': {
    what: ({ party }) => `You have not complained to ${party} yet; the regulator's line asks for that first`,
    instead: ({ party }) => `complain to ${party} and get a number`,
  },
  'institution-unknown': {
    what: () =>
      'The line needs to know which payment company or bank it is about; the case only says "other"',
    instead: () => 'see on the bill which it was and correct it',
  },
  'institution-time': {
    what: ({ party, at }) =>
      `${party} has not answered, and its usual time is not over${at === null ? '' : ` (${at})`}: the supervisor will have you wait`,
    instead: () => 'complain once that time is over, or once it answered and you are not satisfied',
  },
  'already-sent': {
    what: ({ party, at }) =>
      `Sent to ${party} on ${at ?? ''} and no answer logged: the same again helps nobody`,
    instead: () => 'the text below restates it with the dates; if they answered, paste that first',
  },
  'already-elsewhere': {
    what: ({ party, at }) =>
      `${party} has had it since ${at ?? ''}: this body refuses what another one handles or has handled`,
    instead: ({ party }) =>
      `wait for ${party}; if it comes to nothing the court is next; if ${party} refused to take it, log that first`,
  },
  'operator-first-15d': {
    what: ({ at }) =>
      at === null
        ? 'An appeal needs a complaint to the operator first, and either no answer in 15 days or one you do not accept'
        : `Not yet 15 days since the complaint to the operator and no answer logged: it would be sent back; file after ${at}`,
    instead: () => 'go to the operator; if it has answered and you do not accept it, paste the answer',
  },
  'over-limit': {
    what: ({ clock, at }) => `"${clock}" has passed (${at ?? ''})`,
    instead: () => 'it may be refused; where the limit is a mere habit, file all the same',
  },
  'guardian-agreed': {
    what: () =>
      'You said that the guardian agreed: then all of it cannot be claimed back for want of consent',
    instead: () =>
      'claim for what did not come or came wrong; if nobody agreed, set --guardian unaware or refuses',
  },
  'who-operated': {
    what: () => 'It has to be shown that the child itself did it; they will say that an adult paid',
    instead: () =>
      'have the proof of kinship, the child’s account and chats, and who held the phone; if it was the child, set --operated-by child',
  },
  'never-credited': {
    what: () =>
      'The operator answered that it never had this money: the telecom authority only takes what reached an operator, and filing there bars 12315',
    instead: () => 'its answer is evidence: take it to 12315',
  },
  'nothing-asked': {
    what: () =>
      'The site was never asked for the money: without that there is no dispute to show, and it may be refused',
    instead: () => 'send the site the request first and log it',
  },
  'own-order': {
    what: () =>
      'This reports the content of pages alone: the letter does not say what you bought or paid; leave order and payment records out',
    instead: () => 'for the money ask a lawyer or legal aid (12348) first; if you were cheated, the police',
  },
  'respondent-unknown': {
    what: () => 'The name and address of the other side are needed',
    instead: () =>
      'see the payee’s full name on the payment record, look it up in the national register of companies, and the site in the ICP register; for a shop without a shown address take the marketplace’s. Then set it',
  },
  'platform-first': {
    what: () =>
      'The marketplace has not said who the shop is: under the name of a shop alone a court hardly takes it, and only where the marketplace cannot say can it be sued as well',
    instead: () =>
      'ask it for the shop’s real name, address and contact, then set what it gave: refund edit with --shop-data',
  },
  'being-handled': {
    what: ({ party, at }) =>
      `${party} took it on${at === null ? '' : ` at ${at}`}: do not file the same matter twice`,
    instead: () => 'send more under their own number and log it',
  },
  'was-handled': {
    what: ({ party, at }) =>
      `${party} has dealt with it${at === null ? '' : ` (${at})`} and will not take it again`,
    instead: () => 'if nothing was agreed, a court is next',
  },
  'mend-first': {
    what: ({ party, at }) =>
      `${party} did not take it${at === null ? '' : ` (${at})`}: filed again as it is, it will not be taken either`,
    instead: () =>
      'mend the reason it gave first (address, contact, papers); if it is not theirs, file where they say',
  },
  'came-late': {
    what: ({ at }) =>
      `The goods came${at === null ? '' : ` at ${at}`}: say why you no longer want them if you claim all of it`,
    instead: () => 'close the case if you keep them; if the contract had ended before, the letter says so',
  },
  'time-bar': {
    what: ({ at }) =>
      `The three years for a claim in court may be over (${at ?? ''}): if they plead it, the court refuses`,
    instead: () =>
      'if you asked or complained within them they began anew: bring the proof, and ask a lawyer or 12348 first',
  },
  'over-legal-limit': {
    what: ({ clock, at }) =>
      `“${clock}” is over (${at ?? ''}); the law sets it, and later complaints are refused`,
    instead: () => 'if you found out later, set that day with refund edit --known-at and bring the proof',
  },
  'evidence-missing': {
    what: ({ kinds }) => `Key evidence is missing: ${kinds}`,
    instead: () => 'get it first; the checklist says how',
  },
  'fact-missing': {
    what: ({ kinds }) => `Needed for this letter and missing: ${kinds}`,
    instead: () => 'if you do not know it, ask for it with the text below',
  },
};

/* What is wrong with a draft letter, and a better sentence. */

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const order = ({ order: number, paymentNo }: LintCase) =>
  number !== null ? ` (order ${number})` : paymentNo !== null ? ` (payment ${paymentNo})` : '';
/** The article that says so, if it is in force. */
const under = (article: string) => (article === '' ? '' : ` (${article})`);
const facts = (about: LintCase) =>
  `Say: “On ${about.paidOn} I paid ${about.site} ${about.amount} yuan${order(about)}; it is still not settled.”`;
const LAWFUL =
  'Say: “If this is not settled I will complain to the payment channel and the market regulator (12315) as the law provides, and sue if I must.”';
const ASK_FOR = ({ amount }: LintCase) => `Say: “Please return the ${amount} yuan I paid.”`;

export const lint: Areas['letter']['lint'] = {
  date: (year, month, day) => `${day} ${MONTHS[month - 1] ?? ''} ${year}`,
  line: (number) => `line ${number}`,
  whole: 'whole text',
  better: 'better',
  colon: ': ',
  levels: { error: 'change', warning: 'look', notice: 'check yourself' },
  clean: (length, limit) =>
    `Nothing found that would harm you (${length} characters${limit === null ? '' : ` of at most ${limit}`}). Whether the facts are right only you can tell: read it once more.`,
  counts: (errors, warnings, notices) =>
    `${errors} to change, ${warnings} to look at, ${notices} to check yourself.`,
  because: (found, why) => `${found}: ${why}.`,
  instead: (better) => `${better.charAt(0).toUpperCase()}${better.slice(1)}.`,
  rules: {
    insult: {
      message: ({ found }) =>
        `“${found}” is an insult: it can be turned against you, and makes readers trust you less.`,
      better: facts,
    },
    accusation: {
      message: ({ found }) =>
        `“${found}” states a crime as a fact. Before an authority has found it, that may be defamation.`,
      better: (about) => `${facts(about)} A real suspicion is written as one, with what it rests on.`,
    },
    'fraud-unproved': {
      message: ({ found }) => `“${found}” needs proof of intent; a failed system or a late delivery is none.`,
      better: facts,
    },
    threat: {
      message: ({ found }) =>
        `“${found}” reads as a threat; beside a demand for money it may count as extortion.`,
      better: () => LAWFUL,
    },
    'vague-threat': {
      message: ({ found }) => `“${found}” does not say what you will do, and still sounds like a threat.`,
      better: () => LAWFUL,
    },
    'money-for-silence': {
      message: ({ found }) =>
        `“${found}” sells silence (no report, a withdrawal, a deleted post) for money: it may count as extortion.`,
      better: ({ amount }) =>
        `Say: “Please return the ${amount} yuan I actually paid. Once it is back, nothing about this order is left in dispute.”`,
    },
    guarantee: {
      message: ({ found }) => `“${found}”: nobody can promise how it ends.`,
      better: ASK_FOR,
    },
    impersonation: {
      message: ({ found }) =>
        `“${found}” claims an office. Asking for money as a lawyer, journalist or official you are not makes things worse.`,
      better: (about) => `Say: “I am the payer of this order${order(about)}.”`,
    },
    'triple-damages': {
      message: ({ found }) =>
        `“${found}”: three times the price is owed only for deceit on purpose, and the case holds no proof of that.`,
      better: ASK_FOR,
    },
    'beyond-claim': {
      message: ({ found }) =>
        `“${found}” goes beyond what you paid. A claim far above what the law gives may be taken for extortion.`,
      better: (about) => `${ASK_FOR(about)} Further loss: name the sum and attach the proof.`,
    },
    repealed: {
      message: ({ found, instead }) =>
        `${found} was repealed${instead === '' ? '' : `; now it is ${instead}`}.`,
      better: ({ instead }) =>
        instead === ''
          ? 'Take the citation out.'
          : `Cite ${instead}, after reading whether it still says the same.`,
    },
    'repealed-soon': {
      message: ({ found, instead }) => `${found} is repealed from ${instead} on.`,
      better: () => 'What is filed from that day on must cite the new rule.',
    },
    'repealed-days': {
      message: ({ found }) => `“${found}” is the time for mediation of the old rules, which were repealed.`,
      better: () =>
        'Say: “The market regulator decides within 7 working days whether it accepts; mediation, if both sides agree, ends within 60 days of acceptance.”',
    },
    'not-in-force': {
      message: ({ found, instead }) => `${found} came into force on ${instead}, too late for this.`,
      better: () => 'Take it out; refund letter shows what was in force then.',
    },
    'no-such-article': {
      message: ({ found, instead }) => `There is no ${found}: that law has ${instead} articles.`,
      better: () => 'Take it out, or look the article up.',
    },
    'no-such-days': {
      message: ({ found }) =>
        `No law sets the merchant “${found}”. The other side will see that it is false.`,
      better: ({ law }) =>
        `Say: “Under ${law.handling} an operator must take and handle complaints in good time. Please answer within a reasonable time.” (It names no days; 7 working days are the authority’s, to decide on acceptance.)`,
    },
    'seven-day-return': {
      message: ({ found }) =>
        `“${found}” does not apply: digital goods are excepted from the seven-day return.`,
      better: (about) =>
        `Claim non-performance: “${about.site} did not deliver as agreed; please return the ${about.amount} yuan I paid.”`,
    },
    'platform-only': {
      message: ({ found }) => `${found} binds only platforms; this site sells for itself.`,
      better: ({ law }) => `Cite ${law.delivery}, ${law.handling} and ${law.liability}: they bind it, too.`,
    },
    'platform-unasked': {
      message: ({ found }) => `${found} binds only platforms, and whether this site is one is not known.`,
      better: () =>
        'First find out whether it sells for itself (its licence on the home page, the payee); log it with refund edit --seller own-site or marketplace. Until then take this out.',
    },
    'consumers-only': {
      message: ({ found }) =>
        `${found} protects those who buy for their own use; you said this was for resale.`,
      better: ({ law }) => `Cite ${law.performance} and ${law.breach}: they hold for everybody.`,
    },
    'consumers-unasked': {
      message: ({ found }) =>
        `${found} protects those who buy for their own use; the case does not say so yet.`,
      better: () => 'For your own use: refund edit --purpose own-use. Otherwise take it out.',
    },
    'wrong-addressee': {
      message: ({ found }) => `${found} does not bind whoever gets this text.`,
      better: () => 'Take it out, or put it into the text for whom it binds.',
    },
    'wrong-claim': {
      message: ({ found }) => `${found} does not say what it is cited for.`,
      better: () => 'Take it out.',
    },
    'not-a-ground': {
      message: ({ found }) => `No refund rests on ${found}.`,
      better: () => 'Take it out.',
    },
    'unfit-article': {
      message: ({ found }) =>
        `${found} is about another case (a balance, prepaid money, a minor, a stolen card), not about this one.`,
      better: () => 'If it is such a case log it first: refund edit --money, --payer. Otherwise take it out.',
    },
    'unlisted-article': {
      message: ({ found }) => `${found} is not in the program’s table.`,
      better: () => 'Check it yourself: is it in force, and about this?',
    },
    'unknown-law': {
      message: ({ found }) => `The program does not know ${found}; the name may be wrong.`,
      better: () => 'Look it up in the national database of laws; take it out if it is not there.',
    },
    'unknown-clause': {
      message: ({ found }) =>
        `The case does not hold ${found}. A clause you kept no copy of is easily denied.`,
      better: () => 'First copy its words and address with refund clause add, then cite it.',
    },
    placeholder: {
      message: ({ found }) => `“${found}” is still to be filled in.`,
      better: (about) =>
        `Fill it in. In this case: ${about.site}, ${about.paidOn}, ${about.amount} yuan${order(about)}.`,
    },
    'card-number': {
      message: ({ found }) =>
        `A whole bank card number (${found}). Letters travel: keep the last four digits.`,
      better: ({ found }) => `Say: “card ending in ${found.slice(-4)}”.`,
    },
    'id-number': {
      message: ({ found }) => `A whole identity number (${found}). The reader does not need it.`,
      better: () => 'Take it out; an authority that has to check who you are asks for it itself.',
    },
    secret: {
      message: ({ found }) => `It gives away a secret (${found}). Give it to nobody.`,
      better: () => 'Take it out, and change the password now.',
    },
    'foreign-phone': {
      message: ({ found }) => `The number ${found} is neither yours nor in the case.`,
      better: () => 'If it is yours: refund me --phone. Otherwise take it out.',
    },
    'others-data': {
      message: ({ found }) => `“${found}” is somebody else’s personal data.`,
      better: () => 'Take it out; name the agent’s number or the company only.',
    },
    'missing-addressee': {
      message: ({ to }) =>
        to === 'site'
          ? 'It does not say to whom it goes.'
          : 'It does not name the respondent, or the reader.',
      better: (about) =>
        about.to === 'site'
          ? `Begin with: “${about.site}:”`
          : `Add: “Respondent: ${about.payee ?? about.site}.” Use the payee’s full name where the receipt shows it.`,
    },
    'missing-amount': {
      message: () => 'It names no amount.',
      better: (about) => `Add: “Amount: ${about.amount} yuan.”`,
    },
    'missing-request': {
      message: () => 'It does not say what you ask for.',
      better: (about) => `Add: “Please return the ${about.amount} yuan to the account I paid from.”`,
    },
    'missing-order': {
      message: () => 'It names no order number, so nobody can find the payment.',
      better: ({ order: number, paymentNo }) =>
        number === null ? `Add: “Payment number: ${paymentNo ?? ''}.”` : `Add: “Order number: ${number}.”`,
    },
    'missing-date': {
      message: () => 'It does not say on which day you paid.',
      better: (about) => `Add: “Paid on ${about.paidOn}.”`,
    },
    'foreign-order': {
      message: ({ found }) => `The case does not hold the number “${found}”.`,
      better: ({ order: number, paymentNo }) =>
        `Compare: ${number === null ? `the payment number is ${paymentNo ?? '(none yet)'}` : `the order number is ${number}`}.`,
    },
    'foreign-amount': {
      message: ({ found }) => `The case does not hold the amount “${found}”.`,
      better: ({ amount }) => `Compare: ${amount} yuan were paid.`,
    },
    'foreign-date': {
      message: ({ found }) => `The case holds nothing of “${found}”.`,
      better: ({ paidOn }) => `Compare: the payment was on ${paidOn}; log anything else with refund log.`,
    },
    'too-long': {
      message: ({ found, instead }) =>
        `${found} characters, and at most ${instead} are taken; the rest is cut off or refused.`,
      better: () =>
        'Keep four things: which day, how much, which order, what you ask. The story goes into an attachment.',
    },
    'refused-resale': {
      message: ({ found, law }) =>
        `${found === '' ? 'You said this was for resale' : `“${found}”`}: who does not buy for their own use is refused${under(law.refusal)}.`,
      better: () =>
        'If it was for your own use, say so: “I bought this for my own use.” Otherwise it is a matter of contract: settle, or sue.',
    },
    'refused-too-old': {
      message: ({ law }) => `More than three years since you knew: it is refused${under(law.refusal)}.`,
      better: () => 'If you learnt of it later: refund edit --known-at, with proof.',
    },
    'refused-elsewhere': {
      message: ({ found, law }) =>
        `“${found}”: what another office has accepted is refused here${under(law.refusal)}.`,
      better: () => 'Wait for that office; if it refused or you withdrew, say so with the day.',
    },
    'refused-mass': {
      message: ({ found }) => `“${found}” looks like a mass complaint and not like a dispute of your own.`,
      better: (about) =>
        `Write of your own payment only: “On ${about.paidOn} I paid ${about.amount} yuan${order(about)}.” Everybody files their own.`,
    },
    'refused-identity': {
      message: ({ law }) => `Your real name, phone or postal address is missing${under(law.particulars)}.`,
      better: () => 'Add them; with refund me they go into letters by themselves.',
    },
    'refused-respondent-address': {
      message: ({ law }) => `The respondent’s address is missing${under(law.particulars)}.`,
      better: () => 'Look at the licence on the home page; log it with refund edit --payee-address.',
    },
    'refused-facts': {
      message: ({ law }) => `It does not say what happened${under(law.particulars)}.`,
      better: facts,
    },
  },
};
