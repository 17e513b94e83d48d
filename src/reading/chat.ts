import type { ReplyOutcome } from '../case/events.ts';
import type { Period } from '../time/period.ts';
import { SITE_NAME } from './heads.ts';
import { readReply, type ReplyProposal, replyModel } from './reply.ts';
import { linesOf as linesOfReply } from './reply-clauses.ts';
import { type ReplyParty, senderOf } from './reply-sender.ts';
import { fold, refuseLong } from './text.ts';
import { linesOf, PAUSE } from './turns.ts';

/** Something that a chat shows to have happened; what the user said is never the site's promise. */
export interface ChatEntry {
  /** The user spoke, the site promised something by a time, or it replied. */
  readonly kind: 'contact' | 'promise' | 'reply';
  /** When, if the chat says so; milliseconds, UTC. */
  readonly at: number | null;
  /** Null where nothing says who it is that the user talks with. */
  readonly from: ReplyParty | 'me' | null;
  readonly agent: string | null;
  /** Null where nothing says what it came to. */
  readonly outcome: ReplyOutcome | null;
  readonly due: Period | null;
  /** What is promised by then is the money. */
  readonly refund: boolean;
  readonly moneyBack: boolean;
  readonly feeDemanded: boolean;
  readonly papersDemanded: boolean;
  readonly text: string;
}

/** A conversation, as a list of what happened in it. */
export interface Chat {
  /** In their order; empty if the text is no conversation. */
  readonly entries: readonly ChatEntry[];
  /** It names no day: its clocks were taken for the last ones that are over. */
  readonly dayAssumed: boolean;
}

/** What one of the two says without a pause. */
export interface Turn {
  readonly party: 'me' | 'them';
  readonly name: string;
  readonly at: number | null;
  readonly text: string;
}

/** What a pasted conversation tells. */
export function readChat(text: string, now: number, model = replyModel()): Chat {
  refuseLong(text);
  const { turns, dayAssumed } = turnsOf(text, now);
  const both = (['me', 'them'] as const).every((party) => turns.some((turn) => turn.party === party));
  if (!both) return { entries: [], dayAssumed: false };
  const entries: ChatEntry[] = [];
  const who = partyTalkedWith(turns, now);
  let spoke: number | null | undefined;
  for (const [place, turn] of turns.entries()) {
    const { party, at } = turn;
    if (party === 'me') {
      const again = spoke === undefined || (at !== null && spoke !== null && at - spoke > PAUSE);
      if (again) entries.push({ ...NOTHING, kind: 'contact', at, from: 'me', text: turn.text });
      spoke = at ?? spoke ?? null;
      continue;
    }
    if (isCourtesy(turn.text)) continue;
    const said = readReply(turn.text, at ?? now, model);
    const answered = turns[place + 1]?.party === 'me';
    if (tellsNothing(said, answered)) continue;
    const due = said.due?.value ?? null;
    const outcome = said.outcome?.value ?? null;
    const undecided = outcome === null && said.due === null && !said.moneyBack && said.leansTo !== null;
    entries.push({
      kind: due !== null && outcome !== 'asks-more' ? 'promise' : 'reply',
      at,
      from: said.from?.value ?? who,
      agent: said.agent?.value ?? agentIn(turn.name),
      outcome: undecided ? null : (outcome ?? 'answered'),
      due,
      refund: said.due?.refund ?? false,
      moneyBack: said.moneyBack !== null,
      feeDemanded: said.feeDemanded !== null,
      papersDemanded: said.papersDemanded !== null,
      text: turn.text,
    });
  }
  return { entries: withoutEchoes(entries), dayAssumed };
}

const NOTHING = {
  agent: null,
  outcome: null,
  due: null,
  refund: false,
  moneyBack: false,
  feeDemanded: false,
  papersDemanded: false,
} as const;

/** Whether a turn is nothing but a greeting, a thank-you or a nod: nobody need keep it. */
const isCourtesy = (text: string): boolean =>
  text.length <= LONGEST_COURTESY &&
  text.split(/[\s,。!?~:;]+/).every((piece) => piece === '' || COURTESY.test(piece));

const LONGEST_COURTESY = 120;
const COURTESY =
  /^(?:亲+|您好|你好|在的?|hi|hello|哈喽|[早下晚][上午]好|欢迎.{0,12}|好的?|嗯+|哦+|ok|收到|明白|不客气|不用谢|再见|祝.{1,12}|感谢.{0,16}|谢谢.{0,8}|.{0,14}(?:客服|机器人|助手).{0,12}|(?:工号)?[a-z]{0,2}\d{1,8}(?:号)?(?:客服)?为您服务|.{0,4}很高兴.{0,6}服务|.{0,6}(?:可以|需要|能)帮.{0,10}|有什么.{0,14}|请(?:讲|说|描述).{0,10}|人工请.{0,12})$/i;

/** Whether a turn of the other side leaves nothing to keep. @param answered the user answered it right away */
function tellsNothing(said: ReplyProposal, answered: boolean): boolean {
  if (said.due || said.moneyBack || said.feeDemanded || said.papersDemanded) return false;
  // What they asked for and got on the spot is nothing the user still has to hand in.
  if (said.outcome === null) return said.leansTo === null;
  return answered && said.outcome.value === 'asks-more';
}

/** Who it is that the user talks with, if a name or a word of theirs says so anywhere in the chat. */
function partyTalkedWith(turns: readonly Turn[], now: number): ReplyParty | null {
  const theirs = turns.filter(({ party }) => party === 'them');
  const text = theirs.map(({ name, text: said }) => `${name}: ${said}`).join('\n');
  const sender = senderOf(linesOfReply(text.slice(0, MOST_FOR_SENDER), now));
  return sender?.party ?? (theirs.some(({ name }) => isOfSite(name)) ? 'site' : null);
}

/** 数字权益铺-小何, 🐟鱼鱼卡铺🐟 */
const isOfSite = (name: string) => name.split(/[^\p{L}\d]+/u).some((part) => SITE_NAME.test(part));

/** Somebody names themselves early in a chat. Characters. */
const MOST_FOR_SENDER = 4000;

/** The turns of a chat: lines of one speaker without a pause are one. */
export function turnsOf(
  text: string,
  now: number,
): { readonly turns: readonly Turn[]; readonly dayAssumed: boolean } {
  const { plain } = fold(text);
  const turns: { party: 'me' | 'them'; name: string; at: number | null; said: string[] }[] = [];
  const lines = linesOf(plain, now);
  for (const { party, name, at, body } of lines) {
    const said = body.text.trim();
    const last = turns.at(-1);
    if (party === null || said === '') continue;
    const goesOn =
      last?.party === party &&
      last.name === name &&
      (at === null || (last.at !== null && at - last.at <= PAUSE));
    if (goesOn) {
      last.said.push(said);
      // What is promised counts from the last line; that the user spoke, from the first.
      if (party === 'them') last.at = at ?? last.at;
    } else turns.push({ party, name, at: at ?? last?.at ?? null, said: [said] });
  }
  const dayAssumed = lines.some((line) => line.dayAssumed);
  const told = turns.map(({ said, ...turn }): Turn => ({ ...turn, text: said.join('\n') }));
  return { turns: inOrder(told), dayAssumed };
}

/** A mail program shows the newest first. */
function inOrder(turns: readonly Turn[]): readonly Turn[] {
  const dated = turns.every(({ at }) => at !== null);
  return dated ? turns.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)) : turns;
}

/** An answer that decides nothing is not worth keeping where the same conversation goes on to one that tells more. */
function withoutEchoes(entries: readonly ChatEntry[]): ChatEntry[] {
  return entries.filter((entry, place) => {
    const next = entries[place + 1];
    const empty =
      entry.kind === 'reply' && entry.outcome === 'answered' && !entry.moneyBack && !entry.papersDemanded;
    return !(empty && next !== undefined && next.kind !== 'contact');
  });
}

/** Whom to ask for later: the number or the name that stands in a speaker's name behind the role or the site. */
function agentIn(name: string): string | null {
  const own =
    /(?:客服|专员|[坐座]席|小二|售后|代表)[\s:#-]*([^\s:#-]{1,12})$/.exec(name)?.[1] ??
    name.split(/[-_—·|:]/).at(-1);
  const named =
    own === name
      ? /^[小阿][\u4e00-\u9fff]{1,2}$/
      : /^[A-Za-z]{0,4}\d{1,8}$|^[\u4e00-\u9fff]{2,3}$|^[A-Za-z]{2,12}$/;
  return own !== undefined && named.test(own) && !SITE_NAME.test(own) ? own : null;
}
