import type { ReplyOutcome } from '../case/events.ts';
import { HOUR } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { readReply, replyModel } from './reply.ts';
import type { ReplyParty } from './reply-sender.ts';
import { fold } from './text.ts';
import { linesOf, type Party } from './turns.ts';

/** Something that a chat shows to have happened; what the user said is never the site's promise. */
export interface ChatEntry {
  /** The user spoke, the site promised something by a time, or it replied. */
  readonly kind: 'contact' | 'promise' | 'reply';
  /** When, if the chat says so; milliseconds, UTC. */
  readonly at: number | null;
  readonly from: ReplyParty | 'me';
  readonly agent: string | null;
  readonly outcome: ReplyOutcome | null;
  readonly due: Period | null;
  /** What is promised by then is the money. */
  readonly refund: boolean;
  readonly moneyBack: boolean;
  readonly feeDemanded: boolean;
  readonly text: string;
}

interface Turn {
  readonly party: Party;
  readonly name: string;
  readonly at: number | null;
  readonly text: string;
}

/** A chat of fewer turns is a reply with what it answers. */
const LEAST_TURNS = 4;
/** Longer than this between two turns, and it is another conversation; milliseconds. */
const PAUSE = 3 * HOUR;

/** What a pasted conversation tells, in its order; empty if the text is none. */
export function readChat(text: string, now: number, model = replyModel()): ChatEntry[] {
  const turns = turnsOf(text, now);
  const both = (['me', 'them'] as const).every((party) => turns.some((turn) => turn.party === party));
  if (!both || turns.length < LEAST_TURNS) return [];
  const entries: ChatEntry[] = [];
  let spoke: number | null | undefined;
  for (const turn of turns) {
    const { party, at, name } = turn;
    if (party === 'me') {
      const again = spoke === undefined || (at !== null && spoke !== null && at - spoke > PAUSE);
      if (again) entries.push({ ...NOTHING, kind: 'contact', at, from: 'me', text: turn.text });
      spoke = at ?? spoke ?? null;
    } else if (party === 'them') {
      const said = readReply(turn.text, at ?? now, model);
      const due = said.due?.value ?? null;
      if (!said.outcome && !due && !said.moneyBack && !said.feeDemanded) continue;
      const promised = due !== null && said.outcome?.value !== 'asks-more';
      entries.push({
        kind: promised ? 'promise' : 'reply',
        at,
        from: said.from?.value ?? 'site',
        agent: said.agent?.value ?? agentIn(name),
        outcome: said.outcome?.value ?? null,
        due,
        refund: said.due?.refund ?? false,
        moneyBack: said.moneyBack !== null,
        feeDemanded: said.feeDemanded !== null,
        text: turn.text,
      });
    }
  }
  return withoutEchoes(entries);
}

const NOTHING = {
  agent: null,
  outcome: null,
  due: null,
  refund: false,
  moneyBack: false,
  feeDemanded: false,
} as const;

/** The turns of a chat: lines of one speaker without a pause are one. */
function turnsOf(text: string, now: number): Turn[] {
  const { plain } = fold(text);
  const turns: Turn[] = [];
  for (const { party, name, at, body } of linesOf(plain, now)) {
    const said = body.text.trim();
    const last = turns.at(-1);
    if (party === null || said === '') continue;
    const goesOn =
      last !== undefined &&
      last.name === name &&
      (at === null || (last.at !== null && at - last.at <= PAUSE));
    if (goesOn) turns[turns.length - 1] = { ...last, text: `${last.text}\n${said}` };
    else turns.push({ party, name, at: at ?? last?.at ?? null, text: said });
  }
  return turns;
}

/** Of several answers that decide nothing, one after the other, the last tells enough. */
function withoutEchoes(entries: readonly ChatEntry[]): ChatEntry[] {
  return entries.filter((entry, place) => {
    const next = entries[place + 1];
    const same = entry.kind === 'reply' && next?.kind === 'reply' && next.outcome === entry.outcome;
    return !(same && entry.outcome === 'answered');
  });
}

const agentIn = (name: string): string | null =>
  /(?<=客服|专员|坐席|小二)[\s#-]*([A-Za-z]{0,2}\d{1,8})/.exec(name)?.[1] ?? null;
