import type { Messages } from '../messages.ts';
import { factNames, outcomes } from './words.ts';

export const history: Messages['history'] = {
  types: {
    'case-opened': 'opened',
    'facts-edited': 'facts changed',
    'request-logged': 'refund requested from the site',
    'letter-written': 'letter written',
    'case-closed': 'closed',
    'case-reopened': 'opened again',
    'event-undone': 'undone',
  },
  erased: '(erased)',
  undone: '[undone] ',
  edited: (names) => names.map((name) => factNames[name as keyof typeof factNames] ?? name).join(', '),
  outcome: (outcome) => outcomes[outcome] ?? outcome,
  refersTo: (seq) => `event ${seq}`,
};
