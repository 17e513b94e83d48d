import type { Messages } from '../messages.ts';
import { factNames } from './words.ts';

export const help: Messages['help'] = {
  about:
    'A case manager for refunds from card-selling sites: facts, clocks and letters. Everything stays on your computer.',
  version: 'show the version',
  examples:
    'Examples:\n  refund new        open a case, question by question\n  refund status     all cases and clocks\n  refund letter 1   the refund request to the site\n  refund demo       a sample case',
  titles: {
    'Usage:': 'Usage:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
    'Arguments:': 'Arguments:',
  },
  commands: {
    new: 'open a case, question by question',
    status: 'a case with its clocks and next step; without a number, all',
    letter: 'the refund request to the site',
    log: 'log what happened',
    logRequest: 'log: a refund was requested from the site',
    edit: 'correct facts; clocks follow',
    history: 'everything logged in a case',
    undo: 'take back the newest event (undo again to restore)',
    close: 'close a case',
    reopen: 'open a closed case again',
    demo: 'a sample case; touches none of your data',
  },
  arguments: { case: 'case number', requestText: 'what you wrote' },
  options: {
    help: 'show help',
    json: 'print JSON; never asks',
    resume: 'go on with an unfinished case',
    again: 'open another case for the same order',
    yes: 'do not ask again',
    all: 'closed cases too',
    allClocks: 'every clock',
    check: 'exit 3 when something presses within 24 hours',
    quiet: 'print nothing',
    asOf: 'as of this time; what was logged later is left out',
    to: 'recipient (so far: site)',
    format: 'text or markdown',
    output: 'write to a file; - is standard output',
    days: 'days to answer (1–60, default 7)',
    at: 'when; default now',
    event: 'which event to take back',
    outcome: 'refunded, partly, given-up, settled',
  },
  facts: factNames,
  colon: ': ',
};
