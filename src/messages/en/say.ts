import type { Messages } from '../messages.ts';

export const say: Messages['say'] = {
  choose: {
    ask: 'What did they say?',
    why: 'Choose the nearest; where none fits, the last, and type their words.',
  },
  other: 'none of these; I type it',
  type: { ask: 'Their words', why: 'As they were. They only choose the answer and are sent to nobody.' },
  unknown: (number) =>
    `This is none of the usual phrases; above is a general answer (in Chinese, for the site): adapt it before you send it. Where they really answered, paste it: refund got ${number}`,
  logIt: 'Log what they said: ',
  police: 'Once you called the police: ',
  promised: 'Where they named an agent or a time, add --agent and --promise.',
  allBack: (number) => `All of the money is back; close the case: refund close ${number} --outcome refunded`,
};
