import { clean } from '../../case/clean.ts';
import { formatYuan } from '../../case/amount.ts';
import type { ReplyOutcome } from '../../case/events.ts';
import { refundedFen } from '../../case/view.ts';
import type { Happening } from '../../case/state.ts';
import { dayOf } from '../../deadlines/civil-day.ts';
import { PARTIES, type Recipient } from '../../knowledge/parties.ts';
import type { LetterView } from '../view.ts';
import { chineseDate, chineseTime, shortTime } from './dates.ts';
import { THEY, type Voice } from './story.ts';

/**
 * What was tried before, by date, and what came back. Spoken to the site its own name is “你们”.
 * @param quote whether words of others are quoted; a public text leaves them out
 */
export function earlier(view: LetterView, voice: Voice, quote = true): string[] {
  const { happened } = view.state;
  return happened
    .toSorted((a, b) => a.event.at - b.event.at || a.seq - b.seq)
    .filter(({ event }) => voice !== 'to-site' || concernsSite(event))
    .map(({ event }) => lineOf(event, voice, quote));
}

/** What the site took part in: it need not know of the police or an authority before they call. */
function concernsSite(event: Happening): boolean {
  if (event.type === 'filing-logged') return event.to === 'site';
  return event.type !== 'reply-logged' || event.from === 'site';
}

/** Whether the recipient has heard of it before, so that the letter is one more. */
export function toldBefore({ state }: LetterView, to: Recipient): boolean {
  return state.happened.some(
    ({ event }) =>
      (event.type === 'filing-logged' && event.to === to) ||
      (event.type === 'request-logged' && to === 'site'),
  );
}

/** The first time the site was asked for the money back. */
export function firstRequest({ state }: LetterView): Happening | undefined {
  return state.happened.find(
    ({ event }) => event.type === 'request-logged' || (event.type === 'filing-logged' && event.to === 'site'),
  )?.event;
}

/** That the site was asked for the money, when, and what came of it; nothing where it never was. */
export function askedInVain(view: LetterView, they: string): string {
  const asked = firstRequest(view);
  if (asked === undefined) return '';
  const answer = view.state.happened.findLast(
    ({ event }) => event.type === 'reply-logged' && event.from === 'site' && event.at >= asked.at,
  )?.event;
  const refused = answer?.type === 'reply-logged' && answer.outcome === 'refused';
  const agreed =
    answer?.type === 'reply-logged' && (answer.outcome === 'accepted' || answer.outcome === 'settled');
  const some = refundedFen(view.state) > 0;
  const came = refused
    ? `${they}拒绝`
    : agreed
      ? `${they}表示同意，但${some ? '只退了一部分' : '至今没有退'}`
      : some
        ? '只退了一部分'
        : '至今没有解决';
  return `${shortTime(asked.at, view.today)}已向${they}要求退款，${came}。`;
}

const CAME: Readonly<Record<ReplyOutcome, string>> = {
  answered: '作了答复，但没有处理结果',
  accepted: '表示受理',
  refused: '表示拒绝',
  'asks-more': '要求我补充材料',
  decided: '作出了处理决定',
  settled: '同意协商解决',
  ended: '告知处理终止',
};

export function cameOf(from: Recipient, outcome: ReplyOutcome): string {
  if (from === 'site' && outcome === 'accepted') return '表示同意处理';
  if (from !== 'site' && outcome === 'settled') return '主持协商，双方谈成了';
  return CAME[outcome];
}

/** What one does there, where it is no complaint. */
const FILED: Readonly<Partial<Record<Recipient, string>>> = {
  police: '报了案',
  court: '提起了诉讼',
  telecom: '提出了申诉',
  '12377': '提交了举报',
};

function lineOf(event: Happening, voice: Voice, quote: boolean): string {
  const name = (party: Recipient) => (party === 'site' ? siteIs(voice) : PARTIES[party].zh);
  const words = (text: string | null) => (quote && text ? `：“${clean(text)}”` : '');
  const agent = (number: string | null) => (quote && number ? `（工号${clean(number)}）` : '');
  const when = chineseTime(event.at);
  switch (event.type) {
    case 'contact-logged':
      return `${when}，我联系了${voice === 'to-site' ? '你们的客服' : '该网站的客服'}${agent(event.agent)}${words(event.text)}。`;
    case 'request-logged':
      return `${when}，我向${name('site')}提出了退款要求${words(event.text)}。`;
    case 'filing-logged':
      return event.to === 'site'
        ? `${when}，我向${name('site')}发出了书面的退款要求${reference(event.ref)}。`
        : `${when}，我向${name(event.to)}${FILED[event.to] ?? '提交了投诉'}${reference(event.ref)}。`;
    case 'reply-logged':
      return `${when}，${name(event.from)}${agent(event.agent)}${cameOf(event.from, event.outcome)}${words(event.text)}。`;
    case 'refund-logged':
      return `${chineseDate(dayOf(event.at))}，退回${formatYuan(event.amountFen)}元。`;
  }
}

function siteIs(voice: Voice): string {
  return voice === 'to-site' ? THEY[voice] : '该网站';
}

function reference(ref: string | null): string {
  return ref === null ? '' : `（编号${clean(ref)}）`;
}
