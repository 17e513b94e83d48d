import type { Paint } from '../ports.ts';

/** Whether a stream takes colour: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal. */
export function takesColour(isTerminal: boolean, variables: NodeJS.ProcessEnv): boolean {
  if (variables['NO_COLOR']) return false;
  const forced = variables['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && variables['TERM'] !== 'dumb';
}

const same = (text: string) => text;
const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/** The colours of a stream; where it takes none, the library that makes them is not even loaded. */
export async function makePaint(colours: boolean): Promise<Paint> {
  if (!colours) return plain;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
