import type { Language } from '../language.ts';
import { backup, doctor, evidence, packages, verify } from './evidence.ts';
import { interview, me, outcomes, punctuation, writing } from './facts.ts';
import { bill, logging, story } from './happened.ts';
import { completion, help, topics } from './help.ts';
import { guards, letter, lint } from './letter.ts';
import { calendar, history, next, road, rules, say, stats, status, warnings } from './status.ts';

export const zh = {
  backup,
  bill,
  calendar,
  completion,
  doctor,
  evidence,
  guards,
  help,
  history,
  interview,
  language: 'zh' as Language,
  lint,
  letter,
  logging,
  me,
  next,
  outcomes,
  packages,
  punctuation,
  road,
  rules,
  say,
  stats,
  status,
  story,
  topics,
  verify,
  warnings,
  writing,
};
