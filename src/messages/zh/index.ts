import { errors } from './errors.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { interview } from './interview.ts';
import { status } from './status.ts';
import { next, outcomes, values, writing } from './words.ts';

export const zh = { errors, help, history, interview, next, outcomes, status, values, writing };
