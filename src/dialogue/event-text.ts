import { formatYuan } from '../case/facts.ts';
import type { Recorded } from '../case/history.ts';
import { clean } from '../case/text.ts';
import { PARTIES, type Party } from '../law/parties.ts';
import { periodWords } from '../time/period.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';

/** What an event says, in one line. */
export function eventText({ event }: Recorded, messages: Messages, language: Language): string {
  const { history, logging, punctuation } = messages;
  if (event === null) return history.erased;
  const type = history.types[event.type] ?? event.type;
  const told = (what: string) => `${type}${punctuation.colon}${what}`;
  switch (event.type) {
    case 'case-opened':
      return told(`${clean(event.facts.site)} ${clean(event.facts.order ?? '')}`);
    case 'facts-edited':
      return told(history.edited(Object.keys(event.changes)));
    case 'contact-logged':
    case 'request-logged':
      return event.text ? told(clean(event.text)) : type;
    case 'filing-logged': {
      const ref = event.ref === null ? '' : ` ${clean(event.ref)}`;
      return `${type} ${PARTIES[event.to][language]}${ref}`;
    }
    case 'reply-logged': {
      const outcome = logging.outcomes[event.outcome] ?? event.outcome;
      return told(history.reply(PARTIES[event.from][language], outcome, clean(event.text ?? '')));
    }
    case 'refund-logged':
      return told(`¥${formatYuan(event.amountFen)}`);
    case 'clause-added':
      return told(logging.clauseOf(clean(event.title), clean(event.number)));
    case 'evidence-added':
      return told(`E${event.number} ${clean(event.name)}`);
    case 'evidence-removed':
      return told(`E${event.number}`);
    case 'erased':
      return event.number === null ? type : told(`E${event.number}`);
    case 'rule-set':
      return told(history.own(event.window, event.length && periodWords(event.length)[language]));
    case 'letter-written':
      return told(partyName(event.to, language));
    case 'case-closed':
      return told(history.outcome(event.outcome));
    case 'case-reopened':
      return type;
    case 'event-undone':
      return told(history.refersTo(event.refersTo));
  }
}

/** The recipient of a letter; a party that this program does not know keeps its own name. */
function partyName(id: string, language: Language): string {
  return id in PARTIES ? PARTIES[id as Party][language] : clean(id);
}
