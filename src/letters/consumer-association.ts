import { cameBack, refundOf } from './parts/demand.ts';
import { earlier, toldBefore } from './parts/earlier.ts';
import { enclosures } from './parts/enclosures.ts';
import { citationsOf, closingOf } from './parts/closing.ts';
import { groundSentences } from './parts/grounds-text.ts';
import { neededByRegulator } from './complaint-12315.ts';
import { clausesOver, promisesOver } from './parts/overdue.ts';
import { aboutMe, aboutThem, theirName } from './parts/parties.ts';
import { listed, numbered } from './parts/sections.ts';
import { happened, paid, told, traces } from './parts/story.ts';
import type { Composed, LetterView, RecipientLetter } from './view.ts';

/** To the consumer association, which mediates and has no power to order anything. */
export const consumerAssociation: RecipientLetter = {
  id: 'consumer-association',
  forms: ['formal'],
  setsDays: false,
  limit: () => null,
  needs: ({ facts, judged }) => neededByRegulator(facts, judged),
  compose: (view) => formal(view),
};

function formal(view: LetterView): Composed {
  const { facts, grounds, me } = view;
  return {
    left: 0,
    letter: {
      to: 'consumer-association',
      title: `${toldBefore(view, 'consumer-association') ? '再次' : ''}请求调解消费争议`,
      salutation: '消费者协会：',
      parts: numbered([
        { heading: '消费者', paragraphs: aboutMe(me, ['name', 'phone', 'address']) },
        { heading: '经营者', paragraphs: aboutThem(facts) },
        {
          heading: '请求',
          paragraphs: [`请帮助调解：由${theirName(facts)}${refundOf(view)}。我愿意接受调解。`],
        },
        {
          heading: '经过',
          paragraphs: [
            paid(facts, 'of-site'),
            happened(view, 'of-site') + told(facts).join(''),
            ...cameBack(view),
            ...listed(earlier(view, 'of-site')),
            ...[...clausesOver(view, 'of-site'), ...promisesOver(view, 'of-site')].map(({ full }) => full),
          ],
        },
        { heading: '可以核对的信息', paragraphs: traces(facts) },
        { heading: '理由', paragraphs: groundSentences(view) },
      ]),
      enclosures: enclosures(view),
      closing: closingOf(view, me.name ?? ''),
      citations: citationsOf(grounds),
    },
  };
}
