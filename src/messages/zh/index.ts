import { next, warnings } from './advice.ts';
import { backup } from './backup.ts';
import { bill } from './bill.ts';
import { calendar } from './calendar.ts';
import { completion } from './completion.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { evidence } from './evidence.ts';
import { examples } from './examples.ts';
import { guards } from './guards.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { interview } from './interview.ts';
import { lint } from './lint.ts';
import { letter } from './letter.ts';
import { logging } from './logging.ts';
import { me } from './me.ts';
import { packages } from './packages.ts';
import { punctuation } from './punctuation.ts';
import { road } from './road.ts';
import { rules } from './rules.ts';
import { say } from './say.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { topics } from './topics.ts';
import { verify } from './verify.ts';
import { outcomes, values, writing } from './words.ts';

export const zh = {
  backup,
  bill,
  calendar,
  completion,
  doctor,
  errors,
  evidence,
  examples,
  guards,
  help,
  history,
  interview,
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
  values,
  topics,
  verify,
  warnings,
  writing,
};
