import { type Cell, inRow, type Paragraph, paragraphs } from './cells.ts';
import { timesIn } from './forms.ts';

/** One turn of a talk. */
export interface Turn {
  readonly who: 'me' | 'them';
  /** An instant, if the picture says it with its day. */
  readonly at: number | null;
  readonly text: string;
  /** Folded as the rules want it, in both readings. */
  readonly plain: string;
  readonly second: string;
}

const STAMP =
  /^(?:(?:20\d\d[-/.年]\s*)?\d{1,2}[-/.月]\d{1,2}日?\s*)?(?:星期.|周.|昨天|今天|前天|Yesterday|Today)?\s*(?:凌晨|早上|上午|中午|下午|晚上|AM|PM)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:AM|PM)?$/i;
/** What stands around a talk: the bar of the phone, its title, what can be tapped. */
const AROUND =
  /^(?:\d{1,2}:\d{2}(?::\d{2})?|\d?[45]G.*|.*\d{1,3}%|发送|按住说话|输入.{0,8}|请输入.*|已读|未读|Read|Delivered|Send|<|返回|以上是历史消息|.{0,3}加载更多.{0,3}|查看更多消息|对方正在输入.*|撤回了一条消息)$/i;
/** Names that a page gives the other side, and those it gives the user. */
const THEIRS = /客服|专员|店铺|商家|卖家|官方|工号|机器人|助手|平台|小二|管家|agent|support|service|bot/i;
const MINE = /^(?:我|本人|me|you|用户\S*|user\S*|买家\S*|游客\S*|访客\S*)(?=[\s:;(]|$)/i;
const NAME_AND_TIME =
  /^(?<name>\S.{0,22}?)\s*(?<time>(?:20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?\d{1,2}:\d{2}(?::\d{2})?)$/;
const TIME_AND_NAME = /^(?<time>20\d\d[-/.]\d{2}[-/.]\d{2}\s*\d{1,2}:\d{2}(?::\d{2})?)\s+(?<name>\S.{0,22})$/;

/** The turns of a talk: speakers by the name above, else by the side, else by the colour. */
export function turnsOf(cells: readonly Cell[], width: number, now: number): Turn[] {
  const body = withoutBars(cells);
  const named = namedTurns(body, width, now);
  return named ?? sidedTurns(body, width, now);
}

/** Without the top of the page: the bar of the phone and the title. */
function withoutBars(cells: readonly Cell[]): Cell[] {
  const height = Math.max(0, ...cells.map((cell) => cell.top + cell.height));
  return cells.filter(
    (cell) => !AROUND.test(cell.plain) || (cell.top > height * 0.08 && STAMP.test(cell.plain)),
  );
}

/** Talks whose every turn has its speaker's name above. */
function namedTurns(cells: readonly Cell[], width: number, now: number): Turn[] | undefined {
  const heads = rowsOf(cells).map((row) => {
    const text = row.map(({ plain }) => plain).join(' ');
    const found = (NAME_AND_TIME.exec(text) ?? TIME_AND_NAME.exec(text))?.groups;
    const name = found?.['name']?.trim() ?? '';
    // A sentence that ends with a time is no name.
    const isName = found !== undefined && !STAMP.test(text) && !/[;!?,。]/.test(name) && name.length <= 16;
    return { row, name: isName ? name : undefined, time: found?.['time'] ?? '' };
  });
  const names = heads.filter(({ name }) => name !== undefined);
  if (names.length < 2) return undefined;
  const known = names.some(({ name = '' }) => THEIRS.test(name) || MINE.test(name));
  const sides = names.map(({ row }) => sideOf(row, width));
  if (!known && new Set(sides).size < 2) return undefined;
  const turns: Turn[] = [];
  let current: { who: Turn['who']; at: number | null; cells: Cell[] } | undefined;
  const close = () => {
    if (current && current.cells.length > 0) turns.push(turnFrom(current.who, current.at, current.cells));
  };
  for (const { row, name, time } of heads) {
    if (name !== undefined) {
      close();
      const who = MINE.test(name)
        ? 'me'
        : THEIRS.test(name)
          ? 'them'
          : sideOf(row, width) === 'right' || known
            ? 'me'
            : 'them';
      current = { who, at: timesIn(time, now)[0] ?? null, cells: [] };
    } else current?.cells.push(...row);
  }
  close();
  return turns;
}

function rowsOf(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = [];
  for (const cell of cells) {
    const row = rows.at(-1);
    if (row?.[0] && inRow(row[0], cell)) row.push(cell);
    else rows.push([cell]);
  }
  return rows;
}

function sideOf(row: readonly Cell[], width: number): 'left' | 'right' | 'middle' {
  const left = Math.min(...row.map((cell) => cell.left));
  const right = Math.max(...row.map((cell) => cell.left + cell.width));
  const [before, after] = [left, width - right];
  if (Math.abs(before - after) < width * 0.06) return 'middle';
  return before < after ? 'left' : 'right';
}

/** Talks in bubbles: those of the user end at the right edge, the other side's begin at the left one. */
function sidedTurns(cells: readonly Cell[], width: number, now: number): Turn[] {
  const groups = paragraphs(cells);
  const [leftEdge, rightEdge] = [
    Math.min(...groups.map(({ left }) => left)),
    Math.max(...groups.map(({ right }) => right)),
  ];
  const bubbles = groups.filter(({ plain }) => !STAMP.test(plain));
  // Lines begin exactly at the left edge of a bubble; where they wrap they end up to a character before the right one.
  const sideOfBubble = (one: Paragraph) => {
    if (one.left - leftEdge < width * 0.022) return 'them';
    return rightEdge - one.right < width * 0.06 ? 'me' : undefined;
  };
  const theirColour = colourOf(bubbles.filter((one) => sideOfBubble(one) === 'them'));
  const myColour = colourOf(bubbles.filter((one) => sideOfBubble(one) === 'me'));
  if (!theirColour || !myColour) return [];
  const distinct = far(theirColour, myColour) > 24;
  let at: number | null = null;
  const turns: Turn[] = [];
  for (const group of groups) {
    const text = group.plain;
    if (STAMP.test(text)) {
      at = timesIn(text, now)[0] ?? null;
      continue;
    }
    const ground = group.cells[0]?.ground;
    const [toMine, toTheirs] = ground ? [far(ground, myColour), far(ground, theirColour)] : [0, 0];
    // Something that has the colour of neither is no bubble: a title, a notice in the middle.
    if (distinct && Math.min(toMine, toTheirs) > 40) continue;
    const bySide = sideOfBubble(group);
    const byColour = distinct && ground ? (toMine < toTheirs ? 'me' : 'them') : undefined;
    // What stands at neither edge is a bubble only if it has the very colour of one.
    if (bySide === undefined && (!distinct || Math.min(toMine, toTheirs) > 12)) continue;
    const who = byColour ?? bySide;
    if (who) turns.push(turnFrom(who, at, group.cells));
  }
  return turns;
}

function turnFrom(who: Turn['who'], at: number | null, cells: readonly Cell[]): Turn {
  const parts = paragraphs(cells);
  const whole = (text: (part: Paragraph) => string) => parts.map(text).join('\n');
  return {
    who,
    at,
    text: whole((part) => part.cells.map(({ text }) => text).join('')),
    plain: whole(({ plain }) => plain),
    second: whole(({ second }) => second),
  };
}

type Colour = readonly [number, number, number];

function colourOf(groups: readonly { readonly cells: readonly Cell[] }[]): Colour | undefined {
  const grounds = groups.flatMap(({ cells }) => (cells[0]?.ground ? [cells[0].ground] : []));
  if (grounds.length === 0) return undefined;
  // The one that most others are near to.
  const [best] = grounds.toSorted((a, b) => neighbours(b) - neighbours(a));
  function neighbours(colour: Colour) {
    return grounds.filter((one) => far(one, colour) < 24).length;
  }
  return best;
}

function far(a: Colour, b: Colour): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
}
