import type { Messages } from '../words.ts';
import { interview, me, outcomes, punctuation, writing } from './facts.ts';
import { logging } from './happened.ts';
import { completion, help, topics } from './help.ts';
import { calendar, history, next, road, rules, say, stats, status, warnings } from './status.ts';

export const en: Messages = {
  calendar,
  completion,
  help,
  history,
  interview,
  language: 'en',
  logging,
  me,
  next,
  outcomes,
  punctuation,
  road,
  rules,
  say,
  stats,
  status,
  topics,
  warnings,
  writing,
};
