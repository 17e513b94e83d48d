import type { Messages } from '../messages.ts';
import { next, warnings } from './advice.ts';
import { calendar } from './calendar.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { evidence } from './evidence.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { interview } from './interview.ts';
import { lint } from './lint.ts';
import { logging } from './logging.ts';
import { me } from './me.ts';
import { rules } from './rules.ts';
import { say } from './say.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';
import { outcomes, values, writing } from './words.ts';

export const en: Messages = {
  calendar,
  doctor,
  errors,
  evidence,
  help,
  history,
  interview,
  lint,
  logging,
  me,
  next,
  outcomes,
  rules,
  say,
  stats,
  status,
  values,
  verify,
  warnings,
  writing,
};
