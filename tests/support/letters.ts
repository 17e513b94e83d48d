import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import type { Me } from '../../src/case/me.ts';
import { letterView } from '../../src/dialogue/letter-draft.ts';
import type { LetterRecipient } from '../../src/law/parties.ts';
import type { Composed, Form, LetterView } from '../../src/letters/letter.ts';
import { compose, RECIPIENTS } from '../../src/letters/recipients.ts';
import { render } from '../../src/letters/render.ts';
import { assessed } from './assessed.ts';
import { historyOf, OPENED } from './case-builders.ts';

export const ME: Me = {
  name: '张三',
  phone: '13800001111',
  address: '北京市海淀区学院路1号',
  postcode: '100083',
};

/** A case with everything that any recipient may need. */
export const WHOLE: Partial<Facts> = {
  product: '100元游戏点卡',
  account: 'player1001',
  paymentNo: '2024050122001400001',
  payee: '某某网络科技有限公司',
  payeeAddress: '浙江省杭州市西湖区文三路2号',
  url: 'https://kameng.example',
  purpose: 'own-use',
  seller: 'own-site',
  payer: 'self',
  reachable: 'yes',
  money: 'order',
  goods: 'game-card',
};

export interface Written extends Composed {
  readonly text: string;
  readonly view: LetterView;
}

/** The letter of a case as it stands so many hours after the payment. */
export function letterOf(
  to: LetterRecipient,
  form: Form,
  facts: Partial<Facts>,
  events: readonly CaseEvent[] = [],
  hours = 2,
  me: Me = ME,
): Written {
  const assessment = assessed(facts, events, hours);
  const history = historyOf({ ...OPENED, facts: assessment.state.facts }, ...events).map((one) => ({
    ...one,
    hash: `${one.seq}`.padStart(64, '0'),
  }));
  const view = letterView(assessment, history, me, { to, form, format: 'text', days: 7 });
  const composed = compose(view);
  return { ...composed, view, text: render(composed.letter, 'text') };
}

/** Every recipient with every form it takes. */
export const EVERY_FORM = (Object.keys(RECIPIENTS) as LetterRecipient[]).flatMap((to) =>
  RECIPIENTS[to].forms.map((form) => ({ to, form })),
);
