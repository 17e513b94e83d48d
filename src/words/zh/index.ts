import type { Language } from '../language.ts';
import { interview, me, outcomes, punctuation, writing } from './facts.ts';
import { logging } from './happened.ts';
import { completion, help, topics } from './help.ts';
import { calendar, history, next, road, rules, say, stats, status, warnings } from './status.ts';

export const zh = {
  calendar,
  completion,
  help,
  history,
  interview,
  language: 'zh' as Language,
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
