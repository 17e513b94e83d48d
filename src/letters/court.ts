/** The statement of claim. */
import { timeOfExhibit } from '../case/state.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { chineseDate, dayOf } from '../time/day.ts';
import type { LetterView, Recipient } from './letter.ts';
import {
  aboutMe,
  aboutThem,
  aNumber,
  citationsOf,
  closingOf,
  damages,
  exhibitsFor,
  FORMAL_ONLY,
  groundSentences,
  listed,
  nameOf,
  numbered,
  ofCase,
  ofMe,
  refundOf,
  whatWentWrong,
} from './parts.ts';
import { brokenWords, earlier, paid, reference, traces } from './story.ts';

/** With its list of evidence (民事诉讼法 第一百二十二条: a plaintiff concerned, a named defendant, claims and facts). */
export const court: Recipient = {
  ...FORMAL_ONLY,
  needs: (view) => [
    ...ofMe('name', 'phone', 'address'),
    ...ofCase('payee', 'payeeAddress'),
    ...aNumber(view),
  ],
  compose: (view) => {
    const { facts, me } = view;
    const claims = [
      ...rescission(view),
      `判令被告${refundOf(view).replace('我的', '原告的')}。`,
      ...damages(view),
      '本案诉讼费用由被告承担。',
    ];
    return {
      left: 0,
      letter: {
        to: view.to,
        title: '民事起诉状',
        salutation: '',
        parts: [
          { heading: '原告', paragraphs: aboutMe(me, ['name', 'phone', 'address']) },
          { heading: '被告', paragraphs: aboutThem(facts) },
          { heading: '诉讼请求', paragraphs: listed(claims) },
          ...numbered({
            事实: [paid(facts), ...whatWentWrong(view), ...traces(facts)],
            起诉前的处理: [...listed(earlier(view)), ...brokenWords(view)],
            理由: groundSentences(view),
          }),
          { heading: '证据目录', paragraphs: evidenceList(view) },
          { heading: '', paragraphs: ['此致', '有管辖权的人民法院'] },
        ],
        // The exhibits stand in the list of evidence.
        enclosures: [],
        closing: [
          ...closingOf(view, `具状人：${me.name ?? ''}`),
          `（案件记录摘要：${view.factsHash.slice(0, 16)}，用于核对上列证据收存以后没有变动）`,
        ],
        citations: citationsOf(view.grounds),
      },
    };
  },
};

/** A plaintiff who rests on the right to rescind has to claim it. */
function rescission({ grounds, facts }: LetterView): string[] {
  const rests = grounds.some(({ key }) => key === 'civil-563-1-4' || key === 'civil-563-1-3');
  const which = reference(facts) === '' ? '' : `（${reference(facts)}）`;
  return rests ? [`判令解除原告与被告之间这笔交易${which}的合同。`] : [];
}

/** In the courts' usual order: number, name, source, what it proves. */
function evidenceList({ state }: LetterView): string[] {
  return listed(
    exhibitsFor(state, []).map((exhibit) => {
      const day = chineseDate(dayOf(timeOfExhibit(exhibit).time));
      const proves = EVIDENCE_KINDS[exhibit.kind].proves.zh.replaceAll('你', '原告');
      return `${nameOf(exhibit)}（E${exhibit.number}，${day}）；来源：原告保存；证明：${proves}。`;
    }),
  );
}
