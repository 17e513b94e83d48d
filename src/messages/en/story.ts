import type { Messages } from '../messages.ts';

export const story: Messages['story'] = {
  title: 'Read from the text (each with the words it rests on):',
  line: (name, value, words) => `${name}: ${value} (“${words}”)`,
  warned: (what, words, instead) => `! ${what} (“${words}”). ${instead}`,
  several: (name, values) => `${name}: more than one, choose: ${values}`,
  dayOnly: (day) => `${day}, no time of day`,
  nothing: 'Nothing was read from it. Never mind: it is asked step by step.',
  problem: (name) => `It seems to be: ${name}`,
  overruled: (name) => `${name}: as given on the command line, not as in the text.`,
  choose: (name) => `${name}: which one is right?`,
  chooseWhy: 'The text has more than one; the program does not guess.',
  neither: 'none of these; I will type it',
  goOn: 'Open a refund case all the same?',
  goOnWhy: 'Yes, if what is said above is not so.',
  notSaved: 'Nothing is saved yet. If all of it is right, run it again with --yes.',
  missing: (flags) => `Not in the text, please add: ${flags}`,
  paste: 'Paste what happened, or the chat; then press Enter on an empty line',
  pasteWhy: 'In any words: when, where, what you bought, what you paid, what came of it.',
  warnings: {
    fraud: {
      what: 'This sounds like fraud (fake tasks, fake support, screen sharing), not like a refund dispute',
      instead:
        'Call your bank and the payment app at once, then the police (96110 or 110). Keep every record. Pay nothing more.',
    },
    minor: {
      what: 'It sounds as if a child paid',
      instead:
        'What a child under eight pays is void; from eight to eighteen it can be asked back where it does not suit the age and no parent agreed. Use the refund entry for minors of the game or platform first; open the case with --payer minor.',
    },
    marketplace: {
      what: 'It was bought on a marketplace',
      instead:
        'Ask for the refund in the order of that app first and let the platform step in; if that fails, open the case with --seller marketplace.',
    },
    'fee-demanded': {
      what: 'They want to be paid first before they refund',
      instead:
        'Do not pay: it does not come back either. Keep a screenshot and go on asking for the money you paid.',
    },
    'refunded-already': {
      what: 'It sounds as if the money is back already',
      instead: 'Look at the bill of the payment app; if it is all there, no case is needed.',
    },
    'nothing-deducted': {
      what: 'It sounds as if nothing was deducted',
      instead: 'Then there is nothing to refund. Look at the bill first; if it was deducted, use refund new.',
    },
    'changed-mind': {
      what: 'It sounds as if the right thing came and is only not wanted any more',
      instead: 'That is for the rules of the site: ask them. If it is an unused code, say so at once.',
    },
  },
};
