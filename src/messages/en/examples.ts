import type { Messages } from '../messages.ts';

export const examples: Messages['examples'] = {
  root: [
    ['refund new', 'open a case, question by question'],
    ['refund status', 'all cases and clocks'],
    ['refund letter 1', 'the refund request to the site'],
    ['refund demo', 'a sample case'],
  ],
  new: [
    ['refund new', 'question by question; each answer is kept'],
    ['refund new --from-text story.txt', 'read your own account of it, fact by fact'],
    ['refund new --resume', 'go on where you stopped'],
  ],
  me: [
    ['refund me --name 张三 --phone 13800000000', 'for letters that must be signed'],
    ['refund me', 'what is kept now'],
  ],
  status: [
    ['refund status', 'open cases, the most pressing first'],
    ['refund status 1', 'clocks, what is missing, the next step'],
    ['refund status --check', 'ends with 3 where something presses: for login scripts'],
  ],
  next: [['refund next 1', 'how far the case is, and what to do now']],
  letter: [
    ['refund letter 1', 'the refund request to the site'],
    ['refund letter 1 --to payment', 'the complaint inside the payment app'],
    ['refund letter 1 --to 12315 -o complaint.docx', 'a Word file, kept on record'],
    ['refund letter 1 --to site --form chat --qr', 'a short message, as a code for the phone'],
    ['refund letter 1 --check mine.txt', 'check a letter of your own before it goes'],
  ],
  log: [
    ['refund log request 1', 'the refund request was sent'],
    ["refund log contact 1 'they said wait' --promise 24h", 'asked the site; they promised 24 hours'],
    ['refund log filed 1 --to 12315 --ref NUMBER', 'a complaint was filed'],
  ],
  logContact: [
    ["refund log contact 1 'done in 24 hours' --promise 24h --agent 1001", 'the promise becomes a clock'],
    [
      "refund log contact 1 'nobody answers' --via phone --at '2026-11-24 18:30'",
      'something of an earlier day',
    ],
  ],
  logRequest: [
    ['refund log request 1', 'sent just now'],
    ["refund log request 1 --at '2026-11-24 18:30'", 'sent earlier'],
  ],
  logFiled: [
    ['refund log filed 1 --to payment --ref NUMBER', 'filed inside the payment app'],
    ['refund log filed 1 --to site --letter L1', 'the kept letter L1 was sent to the site'],
  ],
  logReply: [
    ["refund log reply 1 --from site --outcome refused 'no refunds'", 'the site refused'],
    ['refund log reply 1 --from 12315 --outcome accepted', '12315 took it on'],
    ["refund log reply 1 --from payment --outcome asks-more --due 3d 'order page'", 'more wanted in 3 days'],
  ],
  logRefunded: [
    ['refund log refunded 1 --amount 100', '100 yuan came back'],
    ["refund log refunded 1 --amount 40 --at '2026-11-24 10:00'", 'a part, earlier'],
  ],
  got: [
    ['refund got 1', 'paste their words; logged after your yes'],
    ['refund got 1 - < reply.txt', 'the same from a file'],
  ],
  say: [
    ["refund say 1 '系统处理中'", 'what to answer to that'],
    ['refund say 1', 'choose from what sites usually say'],
  ],
  evidence: [
    ['refund evidence add 1 paid.png chats/', 'take in; the originals are untouched'],
    ['refund evidence check 1', 'what is missing, and how to get it'],
  ],
  evidenceAdd: [
    ['refund evidence add 1 paid.png chats/', 'files and folders, any number'],
    ['refund evidence add 1 paid.png --order CM2024 --amount 100', 'what the picture shows, to be compared'],
  ],
  evidenceList: [['refund evidence list 1', 'in the order things happened']],
  evidenceCheck: [['refund evidence check 1', 'what is there, what is missing, how to get it']],
  evidenceOpen: [['refund evidence open 1 E1', 'opens a copy; the kept file stays as it is']],
  evidenceRemove: [
    ['refund evidence remove 1 E2', 'out of the list; can be undone'],
    ['refund evidence remove 1 E2 --purge', 'with the file; cannot be undone'],
  ],
  clause: [['refund clause add 1', "copy what the site's rules say"]],
  clauseAdd: [
    ['refund clause add 1', 'question by question'],
    [
      "refund clause add 1 --title Terms --number 5 --text '超过1小时未处理可申请退款' --after 1h --from order",
      'a time in it becomes a clock',
    ],
  ],
  clauseList: [['refund clause list 1', 'the clauses you copied']],
  calendar: [['refund calendar -o clocks.ics', 'for the calendar of your phone, with reminders']],
  rules: [['refund rules', 'where every window and statute comes from']],
  rulesSet: [
    ['refund rules set channel-30d --days 20 --case 1', 'the app says 20 days'],
    ['refund rules set channel-30d --default --case 1', 'back to the usual length'],
  ],
  rulesWorkdays: [['refund rules workdays --add 2027.json', "load a new year's days off"]],
  edit: [
    ["refund edit 1 --paid-at '05-01 14:05'", 'another time of payment; clocks follow'],
    ['refund edit 1 --purpose own-use', 'one more fact'],
  ],
  history: [['refund history 1', 'everything that was logged']],
  undo: [
    ['refund undo 1', 'take back the newest record'],
    ['refund undo 1 --event 4', 'take back record 4'],
  ],
  close: [['refund close 1 --outcome refunded', 'the money is back: close the case']],
  reopen: [['refund reopen 1', 'something new: open it again']],
  doctor: [
    ['refund doctor', 'what is wrong'],
    ['refund doctor --fix', 'mend what is safe to mend'],
  ],
  erase: [
    ['refund erase 1 E2', 'one exhibit, for good'],
    ['refund erase 1', 'the whole case, for good'],
  ],
  verify: [
    ['refund verify', 'hold everything against the journal'],
    ['refund verify --against DIGEST', 'prove that what stood then still stands'],
  ],
  import: [
    ['refund import bill.zip', 'has money come back? or a case from one payment'],
    ['refund import package.zip', 'take back a case from refund export'],
  ],
  export: [
    ['refund export 1 --for 12315 -o package.zip', 'what 12315 needs to see'],
    ['refund export 1', 'the whole case, for another computer'],
  ],
  backup: [
    ['refund backup backup.zip', 'everything in one file'],
    ['refund backup backup.age --encrypt', 'locked with a passphrase'],
  ],
  restore: [
    ['refund restore backup.zip', 'on a new computer'],
    ['refund restore backup.zip --merge', 'beside the cases that are here'],
  ],
  stats: [['refund stats', 'what was paid, what came back, in how many days']],
  demo: [['refund demo', 'a sample case; touches none of your data']],
  completion: [
    ['source <(refund completion bash)', 'in ~/.bashrc'],
    ['source <(refund completion zsh)', 'in ~/.zshrc'],
    ['refund completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
  help: [
    ['refund help letter', 'how one command is used'],
    ['refund help exit-codes', 'exit codes'],
  ],
  numbers: [],
};
