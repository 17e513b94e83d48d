import { Chalk } from 'chalk';
import type { Paint } from '../ports.ts';

/** Whether a stream takes colour: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal. */
export function takesColour(isTerminal: boolean, variables: NodeJS.ProcessEnv): boolean {
  if (variables['NO_COLOR']) return false;
  const forced = variables['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && variables['TERM'] !== 'dumb';
}

export function makePaint(colours: boolean): Paint {
  return new Chalk({ level: colours ? 1 : 0 });
}
