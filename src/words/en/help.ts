import type { Messages } from '../words.ts';
import { factNames } from './facts.ts';

export const topics: Messages['topics'] = {
  facts: {
    title: 'The facts of a case',
    lines: ['new, edit and import take all of these: refund edit 1 --product card'],
  },
  'exit-codes': {
    title: 'Exit codes',
    lines: [
      '0    done, nothing wrong',
      '1    not done (the screen says why, and what to do)',
      '2    the command line is wrong, or answers or contents are missing',
      '3    only refund status --check: something presses within 24 hours, or they are overdue',
      '4    what is kept is damaged: run refund verify first',
      '130  you stopped it with Ctrl-C',
    ],
  },
  environment: {
    title: 'Environment variables',
    lines: [
      'REFUND_HOME   the folder that holds everything. Without it: ~/.local/share/refund on Linux, ~/Library/Application Support/refund on macOS, %LOCALAPPDATA%\\refund on Windows',
      'REFUND_NOW    an instant that "now" stands still at, like 2024-05-01T16:22:00+08:00',
      'REFUND_LANG   zh or en; without it Chinese, or English where the system is English',
      'REFUND_PLAIN  1: lists are answered by number and nothing is drawn again, for screen readers; TERM=dumb does the same',
      'REFUND_QUIET  1: no reminder at the end of a command',
      'REFUND_DEBUG  1: errors show their details, too',
      'NO_COLOR      set: no colours; FORCE_COLOR set: colours in any case',
    ],
  },
  privacy: {
    title: 'Privacy',
    lines: [
      'Everything lies in one folder on your own computer that only you can read. The program never uses the network: nothing is uploaded, counted or checked for updates.',
      'It never needs a password, a code from a text message or a whole card number: leave them out.',
      'Name, phone and address are kept by refund me and stand only in letters that need them; a letter saved with -o stays in the case with them, and goes along in a full refund export.',
      'What is typed on a command line stays in the history of the shell; run the command without it to be asked instead.',
      'To delete for good: an exhibit with refund erase 1 E1, a case with refund erase 1, everything by deleting the folder (refund doctor says where it is).',
      'Before you hand anything on: refund export 1 --for 12315 holds only what they need to see, --redact hides the names, addresses and numbers it can find in texts; pictures cannot be masked, look through them yourself.',
    ],
  },
  times: {
    title: 'How to write times and amounts',
    lines: [
      'moment  2026-11-20 14:02, 11-20 14:02, 11月20日 14:02, 昨天 14:02, 今天下午两点半, 刚刚',
      'length  24h (hours), 30min (minutes), 15d (days), 3wd (working days)',
      'amount  100, 100.00, ¥100, in yuan',
      'Without a zone it is Beijing time, wherever the program runs.',
    ],
  },
};

export const completion: Messages['completion'] = {
  install: {
    bash: 'To have it always: add the line source <(refund completion bash) to the end of ~/.bashrc and open a new window.',
    zsh: 'To have it always: add the line source <(refund completion zsh) to the end of ~/.zshrc, after compinit, and open a new window.',
    fish: 'To have it always: add the line refund completion fish | source to the end of ~/.config/fish/config.fish and open a new window.',
  },
};

export const help: Messages['help'] = {
  about:
    'A case manager for refunds from card-selling sites: facts, clocks and letters. Everything stays on your computer.',
  version: 'show the version',
  helpFlag: 'show help',
  examplesTitle: 'Examples:',
  moreCommands: 'The other commands (clauses, clocks, calendar, backup, checks …): refund help all',
  moreFacts: 'The other facts (order, product, account, payee …): refund help facts',
  topics: 'How one command is used: refund help letter. See also: ',
  titles: {
    'Usage:': 'Usage:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
    'Arguments:': 'Arguments:',
  },
  placeholders: {
    picture: 'picture',
    options: 'options',
    command: 'command',
    case: 'case',
    text: 'text',
    file: 'file',
    exhibit: 'exhibit',
    window: 'window',
    shell: 'shell',
    topic: 'command or topic',
    time: 'time',
    day: 'day',
    amount: 'amount',
    yuan: 'yuan',
    order: 'number',
    age: 'years',
    'card-tail': 'digits',
    choice: 'one of',
    code: 'code',
    count: 'number',
    form: 'form',
    format: 'format',
    hash: 'digest',
    kind: 'kind',
    length: 'length',
    letter: 'letter',
    n: 'n',
    name: 'name',
    number: 'number',
    outcome: 'outcome',
    recipient: 'recipient',
    seq: 'number',
    start: 'start',
    url: 'url',
    via: 'way',
    what: 'what',
  },
  groups: {
    begin: 'Begin here:',
    happened: 'What happened:',
    proof: 'Evidence:',
    clocks: 'Clocks:',
    case: 'The case itself:',
    data: 'Bills, backups, checks:',
    more: 'More:',
  },
  examples: [
    ['refund new', 'open a case, question by question'],
    ['refund status', 'all cases and clocks'],
    ['refund letter 1', 'the refund request to the site'],
    ['refund demo', 'a sample case'],
  ],
  facts: factNames,
  closeWindow: 'Press Enter to close this window.',
  and: ', ',
  colon: ': ',
};
