import type { Messages } from '../messages.ts';

export const noCase: Readonly<Record<string, string>> = {
  'nothing-deducted':
    'Nothing was deducted, so there is nothing to refund and no case.\nCheck the bill in the app you paid with; if money did leave, come back with refund new. Never pay an "unfreezing fee".',
  'arrived-and-undisputed':
    'The right thing arrived and no rule is disputed, so there is no ground for a refund and no case.\nIf that changes, come back with refund new.',
};

export const next: Messages['next'] = {
  'ask-site': {
    action: 'Send the site your refund request',
    reason: () => "the site's clocks start with it; once sent, log it",
  },
  'look-first': {
    action:
      'Look at the bill in the app first: did the money come back by itself? If not, send the site your request',
    reason: (number) =>
      `failed orders are sometimes refunded by themselves; if so, refund log refunded ${number}; if not, ask today`,
  },
  'gather-evidence': {
    action: 'First keep the payment record as evidence, then complain',
    reason: () => 'without it nobody can trace the money; download the electronic receipt as the list says',
  },
  'go-to-operator': {
    action: 'Call the operator, complain and ask for its record of the top-up',
    reason: () => 'an appeal needs that first, and a record or its absence is evidence. Log it once done',
  },
  'go-to-12315': {
    action: 'Complain to the market regulator (12315)',
    reason: () =>
      'it decides within 7 working days whether to accept; only one authority or association at a time. Log it once filed',
  },
  'go-to-telecom': {
    action: 'Appeal to the telecom authority',
    reason: () => 'the operator gave no answer or none you accept; log it once filed',
  },
  'go-to-pboc': {
    action: 'The bank or app did not deal with the theft: complain about it to its regulator',
    reason: () => 'payment companies: the central bank (12363); banks: 12378. Log it once filed',
  },
  'go-to-court': {
    action: 'Complaints and mediation did not solve it: you can go to court',
    reason: () => 'the fee is 50 yuan up to 10,000 yuan, filing works online; ask legal aid (12348) first',
  },
  'wait-for-site': {
    action: 'Wait for the site; paste what they say as it is',
    reason: () => 'keep screenshots of payment, order and chat; you may also file in the app you paid with',
  },
  'go-to-channel': {
    action: 'The site did not act: file a complaint on this payment in the app you paid with',
    reason: () => "use this text for it; the app's own page decides on time limits. Log it once filed",
  },
  'wait-for-answer': {
    action: 'Wait for the answer; paste it as it is',
    reason: () => 'the program reads what was said and promised, and logs it after your yes',
  },
  'send-what-was-asked': {
    action: 'Send what they asked for',
    reason: () => 'a missed date may count as giving up; log it once sent',
  },
  'close-refunded': {
    action: 'All of the money is back: the case can be closed',
    reason: () => 'a closed case has no reminders; it can be opened again',
  },
  'bank-first': {
    action: 'Call the bank and the payment app first: freeze, block, report the theft; then the police',
    reason: () => 'you did not make this payment: it is for the bank and the police, not for a refund letter',
  },
  'police-first': {
    action: 'Go to the police first (110, or 96110) and keep the receipt',
    reason: () => 'nobody is there to read a letter; never pay an "unfreezing fee" or a "deposit"',
  },
  'operator-first': {
    action: 'Ask the operator first: did the credit arrive, is the number at risk of suspension?',
    reason: () => 'a record, or its absence, is evidence; pay no more into this kind of channel',
  },
  'not-by-letter': {
    action: 'This trade may itself be unlawful: write no refund letter',
    reason: () => 'ask a lawyer or legal aid (12348) first; if you were cheated, go to the police',
  },
  done: { action: 'Closed', reason: (number) => `to go on, refund reopen ${number}` },
};

export const warnings: Messages['warnings'] = {
  'stolen-payment': {
    what: 'You did not make this payment (it was stolen)',
    instead:
      'Call the bank and the payment app at once: freeze the account, block the card, report the theft; then the police (110). This is not for a refund letter to the site.',
  },
  'site-vanished': {
    what: 'The site can no longer be reached',
    instead:
      'Go to the police first (110, or 96110) with the payment record, then complain to the payment channel. Never pay an "unfreezing fee", "deposit" or "handling fee" to get money back.',
  },
  'unlawful-goods': {
    what: 'What was bought may itself be unlawful (fake clicks, cheats, traded accounts)',
    instead:
      'Such a contract may be void, and a letter or complaint may bring you into trouble. Ask a lawyer or legal aid (12348) first; if you were cheated, go to the police. Pay no more.',
  },
  'cheap-credit': {
    what: 'Very cheap phone credit or "slow top-up" is a laundering pattern the police warn of',
    instead:
      'The credit may be stolen money: the number can be suspended, and who knowingly buys may be liable. Stop, ask the operator for its record and the state of the number, and go to the police if it is suspended. Pay no more.',
  },
};
