import type { FactName } from '../case/facts.ts';
import { lettersOf, liveEvents, type Recorded } from '../case/history.ts';
import { foldHistory } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { LETTER_RECIPIENTS, PARTIES, type Party } from '../law/parties.ts';
import { readFile } from '../opening.ts';
import type { StoreReader } from '../store/reading.ts';
import { factText } from '../terminal/case-screen.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** Something that has to be said beside an answer: on the screen, and as one of the `warnings` of JSON. */
export interface Warned {
  readonly warning: string;
  readonly what: string;
  /** What to do; empty if `what` says it. */
  readonly instead: string;
}

/** Facts that stand in letters as they are typed. Which letters print a time or an amount is not looked up: all do. */
const PRINTED: readonly FactName[] = [
  'site',
  'url',
  'order',
  'paymentNo',
  'amountFen',
  'claimFen',
  'paidAt',
  'product',
  'account',
  'payee',
  'payeeAddress',
];
const ALWAYS: readonly FactName[] = ['amountFen', 'claimFen', 'paidAt'];

/**
 * The letters that were kept and now say otherwise, after facts were changed: of each recipient the newest one, as the
 * others are out of date anyway. A letter that was sent needs a correction; one that was not needs to be written anew.
 * @param changed the facts that were changed
 */
export function lettersThatDiffer(
  { environment }: Context,
  messages: Messages,
  store: StoreReader,
  number: number,
  changed: readonly FactName[],
): Warned[] {
  const history = store.history(number);
  const live = liveEvents(history);
  const facts = foldHistory(history)?.facts;
  const all = lettersOf(history).map((letter, index) => ({ ...letter, id: `L${index + 1}` }));
  const newest = new Map(
    all.filter(({ seq }) => live.has(seq)).map((letter) => [letter.event.to, letter] as const),
  );
  return [...newest.values()].flatMap(({ seq, event, id }): Warned[] => {
    const then = foldHistory(history.slice(0, seq))?.facts;
    if (!then || !facts) return [];
    const text = event.format === 'docx' ? null : keptText(store.vaultPath(event.digest));
    const isPrinted = (name: FactName) => {
      const value = then[name];
      if (value === undefined) return false;
      return ALWAYS.includes(name) || text === null || text.includes(clean(String(value)));
    };
    const names = PRINTED.filter(
      (name) => changed.includes(name) && then[name] !== facts[name] && isPrinted(name),
    );
    if (names.length === 0) return [];
    const { writing, interview, punctuation } = messages;
    const said = names.map(
      (name) => `${interview.factNames[name]} ${factText(name, then[name], messages, then.paidAbout)}`,
    );
    const party = event.to in PARTIES ? PARTIES[event.to as Party][environment.language] : clean(event.to);
    const sent = wasSent(history, live, seq, event.to);
    const known = LETTER_RECIPIENTS.some((one) => one === event.to);
    const command = known ? `refund letter ${number} --to ${event.to}` : `refund letter ${number}`;
    return [
      {
        warning: 'letter-differs',
        what: writing.letterDiffers(sent, id, party, said.join(punctuation.list)),
        instead: writing.letterDiffersInstead(sent, command),
      },
    ];
  });
}

/** Filed with its number or, without one, whatever went to the same recipient after it was written. */
function wasSent(
  history: readonly Recorded[],
  live: ReadonlySet<number>,
  letter: number,
  to: string,
): boolean {
  return history.some(({ seq, event }) => {
    if (!event || !live.has(seq) || seq < letter) return false;
    if (event.type === 'filing-logged') return event.refersTo === letter || event.to === to;
    return event.type === 'request-logged' && to === 'site';
  });
}

/** The text of a kept letter; null if it cannot be read, which `verify` tells of. */
function keptText(path: string): string | null {
  try {
    return readFile(path).toString('utf8');
  } catch {
    return null;
  }
}
