import type { CommandRow } from './row.ts';

/** What happened, and what the other side said. A group stands before what it holds. */
export const HAPPENED: readonly CommandRow[] = [
  {
    name: 'log',
    about: 'log',
  },
  {
    name: 'log contact',
    about: 'logContact',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'contactText'],
    ],
    options: [
      ['--via <via>', 'via'],
      ['--agent <number>', 'agent'],
      ['--promise <time>', 'promise'],
      ['--refund', 'promiseRefund'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-contact.ts'),
  },
  {
    name: 'log request',
    about: 'logRequest',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'requestText'],
    ],
    options: [
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-request.ts'),
  },
  {
    name: 'log filed',
    about: 'logFiled',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'note'],
    ],
    options: [
      ['--to <recipient>', 'filedTo'],
      ['--ref <number>', 'ref'],
      ['--letter <letter>', 'letter'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-filed.ts'),
  },
  {
    name: 'log reply',
    about: 'logReply',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'replyText'],
    ],
    options: [
      ['--from <recipient>', 'from'],
      ['--outcome <outcome>', 'replyOutcome'],
      ['--due <time>', 'due'],
      ['--refund', 'promiseRefund'],
      ['--agent <number>', 'agent'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-reply.ts'),
  },
  {
    name: 'log refunded',
    about: 'logRefunded',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'note'],
    ],
    options: [
      ['--amount <yuan>', 'refundedAmount'],
      ['--at <time>', 'at'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/log-refunded.ts'),
  },
  {
    name: 'got',
    about: 'got',
    tellsNext: 'called',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'gotText'],
    ],
    options: [
      ['--from <recipient>', 'from'],
      ['--outcome <outcome>', 'replyOutcome'],
      ['--at <time>', 'at'],
      ['--yes', 'yes'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/got.ts'),
  },
  {
    name: 'say',
    about: 'say',
    arguments: [
      ['<case>', 'case'],
      ['[text]', 'sayText'],
    ],
    options: [['--json', 'json']],
    load: () => import('../commands/say.ts'),
  },
  {
    name: 'clause',
    about: 'clause',
  },
  {
    name: 'clause add',
    about: 'clauseAdd',
    tellsNext: 'called',
    arguments: [['<case>', 'case']],
    options: [
      ['--title <text>', 'clauseTitle'],
      ['--number <text>', 'clauseNumber'],
      ['--text <text>', 'clauseText'],
      ['--after <length>', 'clauseAfter'],
      ['--from <start>', 'clauseFrom'],
      ['--refund', 'clauseRefund'],
      ['--url <url>', 'clauseUrl'],
      ['--at <time>', 'clauseAt'],
      ['--json', 'json'],
    ],
    load: () => import('../commands/clause-add.ts'),
  },
  {
    name: 'clause list',
    about: 'clauseList',
    arguments: [['<case>', 'case']],
    options: [['--json', 'json']],
    load: () => import('../commands/clause-list.ts'),
  },
];
