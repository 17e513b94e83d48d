import { LAW } from './ecommerce.ts';
import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY, NOBODY, PAYMENT_TROUBLE, RULES, SHORT } from './scopes.ts';

const PLATFORM = { ...LAW, binds: 'marketplace' } as const;

/** The E-Commerce Law on platforms: never against a site that sells for itself. */
export const PLATFORMS = {
  'ecommerce-30-1': {
    ...PLATFORM,
    article: '第三十条',
    paragraph: '1',
    strength: 3,
    to: AGAINST_SITE,
    fits: PAYMENT_TROUBLE,
    summary: {
      zh: '平台要采取技术和其他措施，保证网络稳定运行、交易安全',
      en: 'a platform must keep its systems stable and trade on it secure',
    },
  },
  'ecommerce-31': {
    ...PLATFORM,
    article: '第三十一条',
    strength: 2,
    to: AGAINST_SITE,
    fits: [...PAYMENT_TROUBLE, ...RULES],
    summary: {
      zh: '平台要完整地留存交易信息，从交易完成起至少三年',
      en: 'a platform must keep the records of a transaction, complete, for at least three years',
    },
  },
  'ecommerce-32': {
    ...PLATFORM,
    article: '第三十二条',
    strength: 2,
    to: AGAINST_SITE,
    fits: RULES,
    summary: {
      zh: '平台制定服务协议和交易规则，要公开、公平、公正，把各方的权利义务写明白',
      en: 'a platform must make its rules openly, fairly and impartially and say what each side may and must do',
    },
  },
  'ecommerce-33': {
    ...PLATFORM,
    article: '第三十三条',
    strength: 2,
    to: AGAINST_SITE,
    fits: RULES,
    summary: {
      zh: '平台要在首页一直公示协议和规则，让人方便地看全、能下载',
      en: 'a platform must keep its rules on show on its home page, to be read in full and downloaded',
    },
  },
  'ecommerce-34-1': {
    ...PLATFORM,
    article: '第三十四条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: RULES,
    never: {
      zh: '这里的“七日”是改规则要提前公示的时间，不是退款期限；规则没改过就不要用',
      en: 'its seven days are notice before a rule changes, no time for a refund; only where rules were changed',
    },
    summary: {
      zh: '平台修改规则要先公开征求意见，并至少提前七天公示改动的内容',
      en: 'a platform must consult on a change of rules and publish it at least seven days ahead',
    },
  },
  'ecommerce-37-2': {
    ...PLATFORM,
    article: '第三十七条',
    paragraph: '2',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有页面上标着“自营”的时候才用',
      en: 'only where the page is marked as the platform’s own sale',
    },
    summary: {
      zh: '平台标着自营的业务，由平台按卖家承担责任',
      en: 'for what it marks as its own sales a platform is liable as the seller',
    },
  },
  'ecommerce-38-1': {
    ...PLATFORM,
    article: '第三十八条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: [...SHORT, ...RULES],
    only: { reseller: false },
    never: {
      zh: '要有事实说明平台知道或者应当知道，比如之前投诉过同一家店',
      en: 'only with facts showing that the platform knew or should have known, such as earlier complaints',
    },
    summary: {
      zh: '平台知道或者应当知道店家侵害消费者却没有采取必要措施的，与店家承担连带责任',
      en: 'a platform that knew, or should have, of a shop’s wrongs and did nothing is jointly liable',
    },
  },
  'ecommerce-58-3': {
    ...PLATFORM,
    article: '第五十八条',
    paragraph: '3',
    consumersOnly: true,
    strength: 3,
    to: NOBODY,
    fits: [...SHORT, ...RULES],
    never: {
      zh: '先看是不是符合消费者权益保护法第四十四条的条件',
      en: 'first see whether the conditions of article 44 of the Consumers Law are met',
    },
    summary: {
      zh: '消费者要求平台先行赔偿的，适用消费者权益保护法的有关规定',
      en: 'whether a platform pays first is settled by the Consumers Law',
    },
  },
  'ecommerce-61': {
    ...PLATFORM,
    article: '第六十一条',
    consumersOnly: true,
    strength: 2,
    to: AGAINST_SITE,
    fits: [...SHORT, ...RULES],
    summary: {
      zh: '消费者和平台上的店家发生争议的，平台应当积极协助消费者维权',
      en: 'a platform must actively help a consumer in a dispute with one of its shops',
    },
  },
} satisfies Record<string, StatuteRow>;
