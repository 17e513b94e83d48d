import type { EvidenceKind } from '../law/evidence.ts';
import { dayOf } from '../time/day.ts';
import {
  type Cell,
  cellsOf,
  type Paragraph,
  paragraphs,
  SEAM,
  twice,
  unwrapped,
  type Value,
} from './cells.ts';
import { type Turn, turnsOf } from './chat.ts';
import {
  amountAlone,
  AMOUNT_PATTERN,
  CODE,
  fenOf,
  orderForm,
  paymentForm,
  timesIn,
  yearlessTimesIn,
} from './forms.ts';
import { isLabel, kindOf, LABELS } from './labels.ts';
import { names } from './names.ts';
import {
  type Found,
  only,
  type Page,
  paidIn,
  type PictureFact,
  type PictureFacts,
  type ToCheck,
  valuesOf,
} from './page.ts';
import type { Line, PictureText } from './picture.ts';

/** Everything that was read of one picture. */
export interface PictureReading {
  readonly kind: EvidenceKind;
  readonly facts: PictureFacts;
  /** The words each fact was read from. */
  readonly words: { readonly [N in PictureFact]?: string };
  readonly check: readonly ToCheck[];
  readonly turns: readonly Turn[];
  readonly lines: readonly Line[];
  readonly tilted: boolean;
}

/** Reads the lines of a picture: what kind it is, and which facts stand in it. Nothing is guessed. */
export function readFacts({ lines, width, tilted }: PictureText, now: number): PictureReading {
  const cells = cellsOf(lines);
  const flows = paragraphs(cells);
  const talk = turnsOf(cells, width, now);
  const kind = kindOf(
    cells,
    talk.length,
    flows.map(({ plain }) => plain),
  );
  const turns = kind === 'chat' ? talk : [];
  const page: Page = { cells, flows, kind, turns, now };
  const found = [payment(page), amount(page), order(page), time(page), ...names(page)];
  const settled = agree(found);
  return { kind, ...settled, turns, lines, tilted };
}

const OF_ONE_ORDER: readonly PictureFact[] = ['amountFen', 'paidAt', 'product', 'orderState'];

/** Facts that must fit each other: a payment number holds its day, and says which app it is of. */
function agree(found: readonly Found[]): Pick<PictureReading, 'facts' | 'words' | 'check'> {
  const facts: Partial<Record<PictureFact, string | number>> = {};
  const words: Partial<Record<PictureFact, string>> = {};
  const check: ToCheck[] = [];
  for (const one of found) {
    if ('value' in one) [facts[one.fact], words[one.fact]] = [one.value, one.words];
    else if ('candidates' in one) check.push({ fact: one.fact, candidates: one.candidates, why: one.why });
  }
  // A list of orders: whatever else was read is of one of them, and nobody knows of which.
  if (check.some(({ fact, why }) => fact === 'order' && why === 'several')) {
    for (const fact of OF_ONE_ORDER) {
      const value = facts[fact];
      if (value === undefined) continue;
      delete facts[fact];
      check.push({ fact, candidates: [value], why: 'several' });
    }
  }
  const { paymentNo, paidAt } = facts;
  const form = typeof paymentNo === 'string' ? paymentForm(paymentNo) : undefined;
  if (
    form &&
    paymentNo !== undefined &&
    typeof paidAt === 'number' &&
    Math.abs(dayOf(paidAt) - form.day) > 1
  ) {
    // One of the two was misread, or they are not of one payment.
    delete facts.paymentNo;
    delete facts.paidAt;
    check.push(
      { fact: 'paymentNo', candidates: [paymentNo], why: 'other-day' },
      { fact: 'paidAt', candidates: [paidAt], why: 'other-day' },
    );
  } else if (form) facts.payChannel = form.channel;
  return { facts: facts as PictureFacts, words, check };
}

function payment(page: Page): Found {
  const { cells, now } = page;
  const numbers: { value: string; words: string }[] = [];
  const doubtful: string[] = [];
  const take = (first: string, second: string, words: string) => {
    const form = paymentForm(first);
    if (!form || form.day > dayOf(now)) return;
    // Where the other reading has a letter or a figure less, it is none: only one of the two has the form.
    if (first === second || !paymentForm(second)) numbers.push({ value: first, words });
    else doubtful.push(first, second);
  };
  const bare = (text: string) => text.replaceAll(/[\s|]/g, '');
  const match = (text: string) => /(?<![\dA-Za-z])\d{28}(?!\d)/.exec(bare(text))?.[0] ?? '';
  for (const cell of cells) {
    // A number of so many digits has one form, so that its lines can be put together again.
    const whole =
      /\d$/.test(cell.plain) && match(cell.plain) === '' ? unwrapped(cells, cell, cell, isLabel) : cell;
    const tail = (text: string) => match(text.replace(/^.*?(?=[\d]{6,}$)/, ''));
    const first = match(whole.plain) || tail(whole.plain);
    const second = match(whole.second) || tail(whole.second);
    if (first !== '' || second !== '')
      take(paymentForm(first) ? first : second, paymentForm(first) ? second : first, cell.text);
  }
  if (numbers.length === 0 && doubtful.length > 0)
    return { fact: 'paymentNo', candidates: [...new Set(doubtful)], why: 'read-differently' };
  return only('paymentNo', numbers);
}

function amount(page: Page): Found {
  const fact = 'amountFen';
  const { cells, kind } = page;
  const sum = (text: string, value: Value) => {
    const found = value.firstLine === Infinity ? amountAlone(text) : undefined;
    return found && found.sign !== '+' && found.fen > 0 ? found.fen : undefined;
  };
  if (kind === 'chat' || kind === 'restriction-notice' || kind === 'ticket') return told(page);
  if (kind !== 'payment-record' && kind !== 'order-page') return { fact, none: true };
  const isRefund = cells.some(({ plain }) => /^(?:退款(?:成功|详情|到账)|Refund details)/i.test(plain));
  const paid = valuesOf(page, LABELS.paid, sum);
  const named = valuesOf(page, LABELS.total, sum);
  const lone = kind === 'payment-record' ? loneSums(cells) : [];
  const spoken = kind === 'payment-record' ? spokenSums(page.flows) : [];
  if (paid.differing.length > 0)
    return { fact, candidates: [...new Set(paid.differing)], why: 'read-differently' };
  if (lone.some(({ sign }) => sign === '+') || isRefund) return { fact, none: true };
  const outgoing = lone.filter(({ sign }) => sign === '-');
  const first = [...paid.values, ...outgoing, ...spoken];
  if (first.length > 0) return only(fact, first);
  // Before discounts a total is not what was paid; where nothing is taken off, it is.
  const others = [...named.values, ...lone];
  if (others.length === 0) {
    const whole = valuesOf(
      page,
      LABELS.paid,
      (text) => Number(/^-?\s*¥?\s*(\d{1,6})\s*元?$/.exec(text)?.[1] ?? NaN) * 100 || undefined,
    );
    return whole.values.length > 0
      ? { fact, candidates: whole.values.map(({ value }) => value), why: 'no-decimals' }
      : { fact, none: true };
  }
  const reduced = cells.some(({ plain }) => /优惠|折扣|立减|红包|满减|抵扣|Discount|Coupon/i.test(plain));
  if (reduced) return { fact, candidates: [...new Set(others.map(({ value }) => value))], why: 'no-label' };
  return only(fact, others);
}

/** Sums that stand alone in a row in the largest type of the page: what a bill is about. */
function loneSums(cells: readonly Cell[]): { value: number; words: string; sign: string }[] {
  const sums = cells.flatMap((cell) => {
    const { same, found } = twice(cell, amountAlone);
    const alone = cells.every(
      (one) =>
        one === cell || Math.abs(one.top + one.height / 2 - cell.top - cell.height / 2) > cell.height * 0.4,
    );
    return same && found && alone
      ? [{ value: found.fen, words: cell.text, sign: found.sign, height: cell.height }]
      : [];
  });
  const usual =
    cells.map(({ height }) => height).toSorted((a, b) => a - b)[Math.floor(cells.length / 2)] ?? 0;
  const largest = Math.max(0, ...sums.map(({ height }) => height));
  return sums.filter(({ height }) => height > usual * 1.25 && height > largest * 0.9);
}

/** Sums that a message says were paid. */
function spokenSums(flows: readonly Paragraph[]): { value: number; words: string }[] {
  return flows.flatMap((flow) => {
    const { same, found } = twice(flow, paidIn);
    return same ? found.map((value) => ({ value, words: flow.plain.slice(0, 80) })) : [];
  });
}

/** What a talk or a notice says of the sum: that it was paid, or right behind the number of the order. */
function told({ turns, flows, kind }: Page): Found {
  const fact = 'amountFen';
  const said = kind === 'chat' ? turns : flows;
  const sums = said.flatMap((one) => {
    const { same, found } = twice(one, (text) => [...paidIn(text), ...ofOrder(text)]);
    return same ? found.map((value) => ({ value, words: one.plain.slice(0, 80) })) : [];
  });
  return only(fact, sums);
}

/** 订单 2026… (111.11元): the sum of that order. */
function ofOrder(text: string): number[] {
  const pattern = new RegExp(
    String.raw`订单(?:编?号)?\s*[:为是]?\s*${CODE}\s*[;,(]\s*(?<sum>${AMOUNT_PATTERN})\s*元`,
    'g',
  );
  return [...text.matchAll(pattern)].flatMap(({ groups }) => (groups?.['sum'] ? [fenOf(groups['sum'])] : []));
}

function order(page: Page): Found {
  const fact = 'order';
  const seen: { value: string; words: string }[] = [];
  const differing: string[] = [];
  const wrapped: string[] = [];
  const whole = (text: string, value: Value) => {
    const code = new RegExp(`^(${CODE})(?=$|[^A-Za-z0-9_.,*-])`).exec(text)?.[1];
    // Where a line ends nobody sees whether a character was lost.
    const cut = code !== undefined && code.length >= value.firstLine;
    if (cut) wrapped.push(code);
    return cut ? undefined : code;
  };
  const groups = [LABELS.order, LABELS.merchantOrder];
  for (const group of page.kind === 'payment-record' ? groups.toReversed() : groups) {
    const found = valuesOf(page, group, whole);
    seen.push(...found.values.filter(({ value }) => orderForm(value) !== 'none'));
    differing.push(...found.differing.filter((one) => orderForm(one) !== 'none'));
    wrapped.splice(0, wrapped.length, ...wrapped.filter((one) => orderForm(one) !== 'none'));
    if (seen.length + differing.length + wrapped.length > 0) break;
  }
  if (seen.length === 0 && differing.length === 0 && wrapped.length === 0) seen.push(...spokenOrders(page));
  const distinct = [...new Set(seen.map(({ value }) => value))];
  if (distinct.length > 1) return { fact, candidates: distinct, why: 'several' };
  if (differing.length > 0)
    return { fact, candidates: [...new Set([...distinct, ...differing])], why: 'read-differently' };
  if (wrapped.length > 0)
    return { fact, candidates: [...new Set([...distinct, ...wrapped])], why: 'wrapped' };
  const [first] = seen;
  if (!first) return { fact, none: true };
  return orderForm(first.value) === 'sure'
    ? { fact, ...first }
    : { fact, candidates: [first.value], why: 'looks-alike' };
}

/** An order named in running text, or sent alone after it was asked for. */
function spokenOrders({ turns, flows, kind }: Page): { value: string; words: string }[] {
  const named = new RegExp(
    String.raw`(?<![工快运流])(?:订单(?:编?号)?|(?<!工|交易|支付)单号|order\s*(?:no\.?|number|id)?)\s*[:为是#]?\s*(?<code>${CODE})(?![A-Za-z0-9_${SEAM}-])`,
    'gi',
  );
  const inText = (text: string) =>
    [...text.matchAll(named)].flatMap(({ groups }) =>
      groups?.['code'] && orderForm(groups['code']) !== 'none' ? [groups['code']] : [],
    );
  const said = kind === 'chat' ? turns : flows;
  const found = said.flatMap((one) => {
    const both = twice(one, inText);
    return both.same ? both.found.map((value) => ({ value, words: one.plain.slice(0, 80) })) : [];
  });
  const alone = turns.flatMap(({ who, plain: text, second }, index) => {
    const code = new RegExp(`^${CODE}$`).exec(text)?.[0];
    const asked = turns
      .slice(Math.max(0, index - 3), index)
      .some((one) => /订单|单号|order/i.test(one.plain));
    return who === 'me' &&
      code !== undefined &&
      second === text &&
      asked &&
      code.length >= 8 &&
      orderForm(code) !== 'none'
      ? [{ value: code, words: text }]
      : [];
  });
  return [...found, ...alone];
}

function time(page: Page): Found {
  const fact = 'paidAt';
  const { kind, now, flows } = page;
  if (kind !== 'payment-record' && kind !== 'order-page') return { fact, none: true };
  const one = (text: string) => {
    const times = timesIn(text, now);
    return times.length === 1 ? times[0] : undefined;
  };
  for (const group of [LABELS.paidAt, ...(kind === 'payment-record' ? [LABELS.tradedAt] : [])]) {
    const { values, differing } = valuesOf(page, group, one);
    if (differing.length > 0) return { fact, candidates: [...new Set(differing)], why: 'read-differently' };
    if (values.length > 0) return only(fact, values);
  }
  if (kind !== 'payment-record') return { fact, none: true };
  const created = valuesOf(page, LABELS.createdAt, one);
  const ofAlipay = page.cells.some(
    ({ plain }) => paymentForm(plain.replaceAll(/\D/g, ''))?.channel === 'alipay',
  );
  if (ofAlipay && created.values.length > 0 && created.differing.length === 0)
    return only(fact, created.values);
  // Of a message: the time that it says before the sum.
  const said = flows.flatMap((flow) => {
    const both = twice(flow, (text) => {
      if (paidIn(text).length === 0) return [];
      const before = text.slice(0, new RegExp(AMOUNT_PATTERN).exec(text)?.index ?? 0);
      const exact = timesIn(before, now);
      return exact.length > 0 ? exact : yearlessTimesIn(before, now);
    });
    return both.same && both.found.length === 1
      ? both.found.map((value) => ({ value, words: flow.plain.slice(0, 80) }))
      : [];
  });
  return only(fact, said);
}
