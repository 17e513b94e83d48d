import { timeOf } from '../case/fold.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { chineseDate, dayOf } from '../time/day.ts';
import type { Composed, LetterView, RecipientLetter } from './letter.ts';
import {
  aboutMe,
  aboutThem,
  cameBack,
  citationsOf,
  closingOf,
  damages,
  exhibitsFor,
  groundSentences,
  listed,
  nameOf,
  numbered,
  refundOf,
} from './parts.ts';
import {
  clausesOver,
  earlier,
  paid,
  promisesOver,
  reference,
  toldStory,
  traces,
  whatHappened,
} from './story.ts';

/** A simple statement of claim with its list of evidence (民事诉讼法 第一百二十二条: a plaintiff concerned, a named defendant, claims and facts). */
export const court: RecipientLetter = {
  id: 'court',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: ({ facts }) => [
    { of: 'me', name: 'name' },
    { of: 'me', name: 'phone' },
    { of: 'me', name: 'address' },
    { of: 'case', name: 'payee' },
    { of: 'case', name: 'payeeAddress' },
    ...(facts.paymentNo === undefined && facts.order === undefined
      ? ([{ of: 'case', name: 'paymentNo' }] as const)
      : []),
  ],
  compose: (view) => formal(view),
};

function formal(view: LetterView): Composed {
  const { facts, grounds, me, factsHash } = view;
  return {
    left: 0,
    letter: {
      to: 'court',
      title: '民事起诉状',
      salutation: '',
      parts: [
        { heading: '原告', paragraphs: aboutMe(me, ['name', 'phone', 'address']) },
        { heading: '被告', paragraphs: aboutThem(facts) },
        {
          heading: '诉讼请求',
          paragraphs: listed([
            ...rescission(view),
            `判令被告${refundOf(view).replace('我的', '原告的')}。`,
            ...damages(view),
            '本案诉讼费用由被告承担。',
          ]),
        },
        ...numbered([
          {
            heading: '事实',
            paragraphs: [
              paid(facts, 'of-site'),
              whatHappened(view, 'of-site') + toldStory(facts).join(''),
              ...cameBack(view),
              ...traces(facts),
            ],
          },
          {
            heading: '起诉前的处理',
            paragraphs: [
              ...listed(earlier(view, 'of-site')),
              ...[...clausesOver(view, 'of-site'), ...promisesOver(view, 'of-site')].map(({ full }) => full),
            ],
          },
          { heading: '理由', paragraphs: groundSentences(view) },
        ]),
        { heading: '证据目录', paragraphs: evidenceList(view) },
        { heading: '', paragraphs: ['此致', '有管辖权的人民法院'] },
      ],
      enclosures: [],
      closing: [
        ...closingOf(view, `具状人：${me.name ?? ''}`),
        `（案件记录摘要：${factsHash.slice(0, 16)}，用于核对上列证据收存以后没有变动）`,
      ],
      citations: citationsOf(grounds),
    },
  };
}

/** Whoever rests on the right to rescind has to claim it. */
function rescission({ grounds, facts }: LetterView): string[] {
  const rests = grounds.some(({ key }) => key === 'civil-563-1-4' || key === 'civil-563-1-3');
  const which = reference(facts) === '' ? '' : `（${reference(facts)}）`;
  return rests ? [`判令解除原告与被告之间这笔交易${which}的合同。`] : [];
}

/** In the courts' usual order: number, name, source, what it proves. */
function evidenceList(view: LetterView): string[] {
  return exhibitsFor(view.state, []).map((exhibit, index) => {
    const day = chineseDate(dayOf(timeOf(exhibit).time));
    return `${index + 1}. ${nameOf(exhibit)}（E${exhibit.number}，${day}）；来源：原告保存；证明：${EVIDENCE_KINDS[exhibit.kind].proves.zh.replaceAll('你', '原告')}。`;
  });
}
