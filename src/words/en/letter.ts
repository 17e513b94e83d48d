/* Letters from outside, and what must be said before a step. */

import type { Messages } from '../words.ts';
import { many } from './facts.ts';

export const letter: Messages['letter'] = {
  stopped: 'No letter was written.',
  askers: { site: 'the site', payment: "the payment app's support" },
  askWith: (who, text) => `Ask ${who} like this: ${text}`,
  yourWords: (number) =>
    `Some of your own words in the letter need a look before you send it (refund edit ${number} --describe changes your story):`,
  length: (length, limit, source) => `${length} characters of ${limit} (${source}).`,
  left: (count, command) =>
    `There was no room for ${many(count, 'sentence')}; enclose the full text: ${command} -o enclosure.docx`,
  afterwards: (command) => `Once sent or filed, log it: ${command}`,
  codeTooLong: 'Too long for one code; the text is below. Try --form chat or ticket.',
  codeTooWide: (needed, columns) =>
    `The code takes ${needed} columns and the window has ${columns}: make it wider. The text is below.`,
};

export const guards: Messages['guards'] = {
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
  'evidence-missing': {
    what: ({ kinds }) => `Key evidence is missing: ${kinds}`,
    instead: () => 'get it first; the checklist says how',
  },
  'fact-missing': {
    what: ({ kinds }) => `Needed for this letter and missing: ${kinds}`,
    instead: () => 'if you do not know it, ask for it with the text below',
  },
};
