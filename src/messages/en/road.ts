import type { Messages } from '../messages.ts';

export const road: Messages['road'] = {
  states: { done: 'done', waiting: 'waiting', open: 'open', later: 'not yet', never: 'not for this' },
  bars: {
    'other-goods': () => 'not said to be phone credit',
    'other-problem': () => 'not for this kind of problem',
    resale: () => 'not for what was bought to sell on',
    'not-yet': (_, at) => (at === null ? 'the step before has no result yet' : `${at}`),
    elsewhere: (party) => `${party} has or had it; filing in both places is refused`,
    'not-fake': () => 'the site itself is no fake',
    gone: () => 'the site can no longer be reached',
    unlawful: () => 'the goods may be unlawful',
    stolen: () => 'the payment was stolen',
  },
  title: 'How far along the road',
  also: 'Also possible now',
  by: (clock, when, left) => `When: ${when} | ${left} | ${clock}`,
  stage: (stage) => `Now: ${stage}`,
  stages: {
    opened: 'opened, the site was not contacted yet',
    contacted: 'the site was contacted, no refund was asked for yet',
    requested: 'the site was asked for the refund',
    disputed: 'taken to the payment channel, or refused by the site',
    complained: 'with an authority',
    court: 'in court',
    closed: 'closed',
  },
};
