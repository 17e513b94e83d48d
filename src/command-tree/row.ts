import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';

type Help = Messages['help'];

/** One command: its words in the help, what it takes, and the file that does it, imported when it is called. */
export interface CommandRow {
  /** With the name of its group before it: `log contact`. */
  readonly name: string;
  readonly about: keyof Help['commands'];
  /** Stands in no help. */
  readonly hidden?: true;
  readonly arguments?: readonly (readonly [string, keyof Help['arguments']])[];
  /**
   * Ends with the next step of the case it is called with (of all, without one), or of the one it just opened: no
   * reminder of that follows.
   */
  readonly tellsNext?: 'called' | 'opened';
  /** Takes every fact of a case as a flag. */
  readonly facts?: true;
  readonly options?: readonly (readonly [string, keyof Help['options']])[];
  /** Absent for a group that only holds others. `run` takes the arguments in their order, then the options. */
  readonly load?: () => Promise<{
    run(context: Context, messages: Messages, ...given: never[]): Promise<ExitStatus>;
  }>;
}
