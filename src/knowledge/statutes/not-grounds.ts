import type { Words } from '../words.ts';
import type { NotCitable } from './not-citable-row.ts';
import { namesOf } from './short-names.ts';

const CODE = namesOf('中华人民共和国民法典');
const E_COMMERCE = namesOf('中华人民共和国电子商务法');
const CONSUMERS = namesOf('中华人民共和国消费者权益保护法');
const CONSUMERS_REGULATION = namesOf('中华人民共和国消费者权益保护法实施条例');
const COMPLAINTS = namesOf('市场监督管理投诉举报处理办法');
const PREPAYMENT = namesOf('最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释');
const CRIMES = ['中华人民共和国刑法', '刑法'] as const;
const PUBLIC_ORDER = ['中华人民共和国治安管理处罚法', '治安管理处罚法'] as const;
const PRIVACY = ['中华人民共和国个人信息保护法', '个人信息保护法', '个保法'] as const;

const TELL_FACTS: Words = {
  zh: '只写事实、金额和退款的要求；怀疑被骗就去报警，不要写进退款信',
  en: 'write facts, amounts and the refund you ask for; if you suspect a crime go to the police, not into the letter',
};
const LEAVE_OUT: Words = { zh: '去掉这一条，它不是退款的依据', en: 'leave it out: no refund rests on it' };
const FOR_YOU: Words = {
  zh: '这一条是约束投诉人的，写进去只会提醒对方怀疑你',
  en: 'this one binds whoever complains: citing it only invites suspicion of you',
};
const ACCUSES: Words = {
  zh: '在退款信里写罪名像是指控或者威胁，反而可能让你惹上麻烦',
  en: 'naming a crime in a refund letter reads as an accusation or a threat and may turn against you',
};
const SCOPE: Words = {
  zh: '它只说适用于谁、适用于什么，不产生退款的权利',
  en: 'it only says whom or what the law covers and gives no right to a refund',
};
const GUARDS_OTHERS: Words = {
  zh: '它保护的是名誉和个人信息，提醒你写信时别越界，不是退款的依据',
  en: 'it protects reputation or personal data: a limit on what you write, no ground for a refund',
};

type Entry = readonly [
  id: string,
  names: readonly string[],
  article: string | null,
  why: Words,
  better: Words,
];

const ENTRIES: readonly Entry[] = [
  ['ecommerce-9', E_COMMERCE, '第九条', SCOPE, LEAVE_OUT],
  [
    'ecommerce-63',
    E_COMMERCE,
    '第六十三条',
    {
      zh: '它说平台可以建立在线解决争议的机制，是可以，不是必须',
      en: 'it lets platforms offer dispute resolution; it does not oblige them',
    },
    LEAVE_OUT,
  ],
  ['consumers-2', CONSUMERS, '第二条', SCOPE, LEAVE_OUT],
  ['consumers-regulation-27', CONSUMERS_REGULATION, '第二十七条', FOR_YOU, LEAVE_OUT],
  ['consumers-regulation-49', CONSUMERS_REGULATION, '第四十九条', FOR_YOU, LEAVE_OUT],
  ['complaints-7', COMPLAINTS, '第七条', FOR_YOU, LEAVE_OUT],
  ['complaints-17', COMPLAINTS, '第十七条', FOR_YOU, LEAVE_OUT],
  ['complaints-42', COMPLAINTS, '第四十二条', FOR_YOU, LEAVE_OUT],
  [
    'civil-153',
    CODE,
    '第一百五十三条',
    {
      zh: '它说的是违法的交易无效；拿它要退款，等于说自己买的是违法的东西',
      en: 'it voids unlawful deals: resting a refund on it says that what you bought was unlawful',
    },
    {
      zh: '没到账、到账不对的，用民法典第五百七十七条',
      en: 'for what did not come or came wrong, cite article 577 of the Civil Code',
    },
  ],
  ['civil-1024', CODE, '第一千零二十四条', GUARDS_OTHERS, LEAVE_OUT],
  ['civil-1025', CODE, '第一千零二十五条', GUARDS_OTHERS, LEAVE_OUT],
  ['civil-1034', CODE, '第一千零三十四条', GUARDS_OTHERS, LEAVE_OUT],
  ['prepayment-1', PREPAYMENT, '第一条', SCOPE, LEAVE_OUT],
  ['prepayment-26', PREPAYMENT, '第二十六条', SCOPE, LEAVE_OUT],
  ['privacy', PRIVACY, null, GUARDS_OTHERS, LEAVE_OUT],
  ['crimes', CRIMES, null, ACCUSES, TELL_FACTS],
  [
    'crimes-243',
    CRIMES,
    '第二百四十三条',
    {
      zh: '诬告陷害说的是捏造事实害人；它是给举报的人划的线',
      en: 'false accusation: a line drawn for whoever reports others',
    },
    TELL_FACTS,
  ],
  ['crimes-246', CRIMES, '第二百四十六条', GUARDS_OTHERS, TELL_FACTS],
  [
    'crimes-274',
    CRIMES,
    '第二百七十四条',
    {
      zh: '敲诈勒索：要的钱超过实际损失、再拿曝光举报相要挟，踩线的是你自己',
      en: 'extortion: asking for more than the loss under threat of exposure would put you on the wrong side',
    },
    TELL_FACTS,
  ],
  [
    'extortion-reading',
    [
      '最高人民法院、最高人民检察院关于办理敲诈勒索刑事案件适用法律若干问题的解释',
      '敲诈勒索司法解释',
      '敲诈勒索解释',
    ],
    null,
    ACCUSES,
    TELL_FACTS,
  ],
  [
    'defamation-reading',
    [
      '最高人民法院、最高人民检察院关于办理利用信息网络实施诽谤等刑事案件适用法律若干问题的解释',
      '网络诽谤司法解释',
      '网络诽谤解释',
    ],
    null,
    GUARDS_OTHERS,
    TELL_FACTS,
  ],
  ['public-order', PUBLIC_ORDER, null, ACCUSES, TELL_FACTS],
];

/** Law that is in force and still no ground: it says whom it covers, or keeps whoever writes from going too far. */
export const NOT_GROUNDS: readonly NotCitable[] = ENTRIES.map(([id, names, article, why, better]) => ({
  id,
  kind: 'not-a-ground',
  names,
  article,
  why,
  better,
}));
