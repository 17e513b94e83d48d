import { type Chat, type ChatEntry, turnsOf } from '../../src/reading/chat.ts';
import { type ChatRow, clockOf, type ToldEntry } from './corpus.ts';
import { isPromised, mark, type Marks } from './measure.ts';

/** What one chat adds to each figure: of its speakers, and of each of its entries. */
export function chatMarks(row: ChatRow, { entries }: Chat): Marks[] {
  const said = turnsOf(row.text, clockOf(row)).turns.map(({ party }) => party);
  const spoken = said.filter((party, place) => party !== said[place - 1]);
  const left = [...entries];
  const marks = row.entries.map((told): Marks => {
    const place = left.findIndex((entry) => isSame(told, entry));
    const [found] = place === -1 ? [] : left.splice(place, 1);
    if (told.kind === 'contact' || !found) return { 'entry found': mark(found !== undefined) };
    return { 'entry found': 1, ...entryMarks(told, found) };
  });
  const invented = entries.map((entry): Marks => ({ 'entry invented': mark(left.includes(entry)) }));
  const mine = entries.map((entry): Marks => ({ 'mine taken for theirs': mark(isMine(row, entry)) }));
  return [
    {
      'speakers right': mark(
        spoken.join() === row.turns.filter((party, place) => party !== row.turns[place - 1]).join(),
      ),
    },
    ...marks,
    ...invented,
    ...mine,
  ];
}

/** The same thing happened at the same time. */
function isSame(told: ToldEntry, entry: ChatEntry): boolean {
  const isContact = told.kind === 'contact';
  if (isContact !== (entry.kind === 'contact')) return false;
  if (told.at === null) return entry.at === null && (isContact || told.kind === entry.kind);
  return entry.at !== null && Math.floor(entry.at / 60_000) === Math.floor(Date.parse(told.at) / 60_000);
}

function entryMarks(told: ToldEntry, found: ChatEntry): Marks {
  const { outcome, due } = found;
  const kind =
    told.due == null ? due === null || outcome === 'asks-more' : due !== null && isPromised(told.due, due);
  const acceptable =
    outcome === told.outcome || told.alsoAcceptable?.includes(outcome ?? 'answered') === true;
  return {
    'outcome right': mark(acceptable),
    'promise right': told.due == null ? undefined : mark(kind),
    'promise invented': told.due == null ? mark(!kind) : undefined,
    'refund right': told.due == null ? undefined : mark(found.refund === (told.refund ?? false)),
    'who right': mark(found.from === (told.from ?? null)),
    'agent right': told.agent === undefined ? undefined : mark(found.agent === told.agent),
    'alarm right': mark(
      found.moneyBack === (told.moneyBack ?? false) &&
        found.feeDemanded === (told.feeDemanded ?? false) &&
        found.papersDemanded === (told.papersDemanded ?? false),
    ),
  };
}

/** Whether the other side is said to have said what the user did. */
const isMine = (row: ChatRow, { kind, text }: ChatEntry): boolean =>
  kind !== 'contact' &&
  turnsOf(row.text, clockOf(row)).turns.some(({ party, text: said }) => party === 'me' && said === text);
