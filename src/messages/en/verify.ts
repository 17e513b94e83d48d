import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

export const verify: Messages['verify'] = {
  fine: (files) => `All is as it was: ${many(files, 'file')} and every record.`,
  bad: (count) => `${many(count, 'thing')} wrong:`,
  problem: (number, item, what) => `${number === null ? '' : `case ${number} | `}${item}: ${what}`,
  item: (name) => {
    const names: Readonly<Record<string, string>> = {
      against: 'the digest to check',
      head: 'the end of the chain',
      length: 'the number of records',
      identity: "the case's identity",
      state: 'the case as it stands',
      exhibits: 'the list of evidence',
    };
    return names[name] ?? name;
  },
  kinds: {
    missing: 'the file is gone',
    changed: 'the bytes have changed',
    unexpected: 'belongs to no case',
    journal: 'the record was altered or is damaged',
  },
  expected: (digest) => `expected ${digest}`,
  found: (digest) => `found ${digest}`,
  advice: {
    missing: 'If you still have the file, refund evidence add takes it in again; or restore a backup.',
    changed: 'Use it no more; restore a backup, or take the original in again.',
    unexpected: 'Most likely left by a copy that was broken off; refund doctor clears it away.',
    journal: 'Copy the whole folder first, then restore a backup.',
  },
  writable: (number, item) =>
    `Note: ${item} of case ${number ?? ''} has become writable; its bytes are unchanged.`,
  contained: (hash) => `The journal still contains ${hash.slice(0, 16)}.`,
  head: (head) => `Digest of all records (write it down, check it later with --against): ${head}`,
};
