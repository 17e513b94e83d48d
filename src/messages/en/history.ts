import type { Messages } from '../messages.ts';
import { factNames, outcomes } from './words.ts';

export const history: Messages['history'] = {
  types: {
    'case-opened': 'opened',
    'facts-edited': 'facts changed',
    'request-logged': 'refund requested from the site',
    'contact-logged': 'contacted the site',
    'filing-logged': 'filed with',
    'reply-logged': 'reply',
    'refund-logged': 'came back',
    'clause-added': 'clause copied',
    'evidence-added': 'evidence added',
    'evidence-removed': 'evidence removed',
    erased: 'erased for good',
    'rule-set': 'length of a window changed',
    'letter-written': 'letter written',
    'case-closed': 'closed',
    'case-reopened': 'opened again',
    'event-undone': 'undone',
  },
  erased: '(erased)',
  undone: '[undone] ',
  edited: (names) => names.map((name) => factNames[name as keyof typeof factNames] ?? name).join(', '),
  outcome: (outcome) => outcomes[outcome] ?? outcome,
  reply: (party, outcome, text) => `${party}: ${outcome}${text ? ` "${text}"` : ''}`,
  own: (window, length) => (length === null ? `${window} as it was` : `${window} → ${length}`),
  refersTo: (seq) => `event ${seq}`,
};
