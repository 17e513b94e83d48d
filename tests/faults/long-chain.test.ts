import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { effects } from '../../src/effects.ts';
import { GENESIS, linkHash, payloadDigest, type StoredEvent } from '../../src/store/chain.ts';
import { openForWriting } from '../../src/store/store.ts';
import { event, FACTS_OF_STORY, OPENED, PAID_AT } from '../support/case-builders.ts';
import { Inside } from '../support/inside.ts';

const SOAK = process.env['REFUND_SOAK'] !== undefined;
const EVENTS = SOAK ? 60_000 : 12_000;
/**
 * Milliseconds of a processor that each command may take: how busy the machine is does not count. Where the work was
 * the square of the events, the slowest of them took minutes.
 */
const LONGEST = SOAK ? 60_000 : 12_000;
/** Between two records. All of them lie before the days off that are known end, of which doctor tells. */
const STEP = SOAK ? 720_000 : 3_600_000;

/** What somebody who writes down everything for years has: promises, answers, requests, complaints, money back. */
function happened(index: number): CaseEvent {
  const at = PAID_AT + index * STEP;
  const text = `客服第 ${index} 次说：单号 CM2024050${index}，电话 1380000${String(index).padStart(4, '0')}，[请填写] 再等等`;
  switch (index % 6) {
    case 0:
      return event({ type: 'request-logged', text }, at);
    case 1:
      return event(
        {
          type: 'reply-logged',
          from: 'site',
          outcome: 'answered',
          due: { amount: 3, unit: 'days' },
          refund: false,
          agent: `${index}`,
          text,
        },
        at,
      );
    case 2:
      return event(
        {
          type: 'filing-logged',
          to: 'payment',
          ref: `T${index}`,
          refersTo: null,
          answerDays: 7,
          text,
        } as never,
        at,
      );
    default:
      return event(
        {
          type: 'contact-logged',
          via: 'chat',
          agent: `${index}号`,
          promise: { amount: 24, unit: 'hours' },
          refund: index % 5 === 0,
          text,
        },
        at,
      );
  }
}

function linked(events: readonly CaseEvent[]): StoredEvent[] {
  let previous = GENESIS;
  return events.map((one, index) => {
    const salt = randomBytes(16);
    const payload = Buffer.from(JSON.stringify(one), 'utf8');
    const digest = payloadDigest(salt, payload);
    const hash = linkHash(previous, digest);
    previous = hash;
    return { seq: index + 1, algorithm: 'sha256', salt, payload, digest, hash, place: null };
  });
}

it(`a case of ${EVENTS} records is read, written to, checked and taken along without waiting for ever`, async () => {
  const place = new Inside();
  const at = (name: string) => join(place.folder, name);
  const now = PAID_AT + (EVENTS + 1) * STEP;
  try {
    const identity = 'a'.repeat(32);
    const opening = { ...OPENED, identity, facts: { ...FACTS_OF_STORY, site: '某某卡盟' } };
    const events = [opening, ...Array.from({ length: EVENTS - 1 }, (_, index) => happened(index + 1))];
    const world = {
      home: place.home,
      effects,
      randomHex: (bytes: number) => randomBytes(bytes).toString('hex'),
    };
    const opened = await openForWriting(world, makeRules);
    await opened.store.adopt([{ identity, number: 1, events: linked(events) }], {});
    opened.close();
    const slow: string[] = [];
    const draft = [...Array(2500).keys()].map(
      (line) => `你好，订单 CM2024050${line} 付款100元没到账，请退款，电话 1380000${line}。`,
    );
    writeFileSync(at('稿子.txt'), draft.join('\n'));
    const elsewhere = { import: at('other'), restore: at('third') };
    for (const line of [
      'me --name 张三 --phone 13900000000 --address 某路1号',
      'status',
      'status 1',
      'status 1 --details --json',
      'next 1',
      'history 1',
      'log contact 1 还在等 --promise 24h',
      'undo 1 --yes',
      'letter 1 --to site',
      'letter 1 --to payment -o @/信.docx',
      'letter 1 --to site --form chat',
      'letter 1 --check @/稿子.txt',
      'say 1 再等等',
      'calendar -o @/期限.ics',
      'verify',
      'doctor',
      'export 1 -o @/包.zip',
      'export 1 --for payment --redact -o @/材料',
      'import @/包.zip',
      'backup @/备份.zip',
      'restore @/备份.zip',
      'erase 1 --confirm 1',
    ]) {
      const words = line.replace('@', place.folder).split(' ');
      const home = elsewhere[words[0] as keyof typeof elsewhere] ?? place.home;
      const begun = process.cpuUsage();
      const { code, err } = await place.run(words, { now, home });
      const { user, system } = process.cpuUsage(begun);
      const took = (user + system) / 1000;
      // The draft holds what a letter should not.
      const expected = line.includes('--check') ? 1 : 0;
      expect([line, code, code === expected ? '' : err]).toEqual([line, expected, '']);
      if (took > LONGEST) slow.push(`${line}: ${took.toFixed(0)} ms`);
    }
    expect(slow).toEqual([]);
  } finally {
    place.remove();
  }
}, 1_800_000);
