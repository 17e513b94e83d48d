import { type Parsed, parsed, plainWidth, refused } from './parsed.ts';

export type AmountReason =
  'empty' | 'not-a-number' | 'in-words' | 'negative' | 'too-many-decimals' | 'zero' | 'too-large';

/** Ten million yuan, in fen. */
const MOST_FEN = 1_000_000_000;

/** An amount of yuan as a person writes it (`100`, `￥1,000.50`, `１００元`), in exact fen. */
export function parseAmount(text: string): Parsed<number, AmountReason> {
  const bare = plainWidth(text)
    .replace(/^(?:¥|rmb)\s*/i, '')
    .replace(/\s*(?:元|块|圆|rmb)$/i, '');
  if (bare === '') return refused('empty');
  if (/^[-−–]/.test(bare)) return refused('negative');
  if (/^[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+/.test(bare)) return refused('in-words');
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(bare);
  if (!found) return refused('not-a-number');
  const [, yuan = '', decimals = ''] = found;
  if (decimals.length > 2) return refused('too-many-decimals');
  const fen = Number(yuan.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (fen === 0) return refused('zero');
  return fen > MOST_FEN ? refused('too-large') : parsed(fen);
}

/** Fen as yuan with two decimals: 10000 → 100.00. */
export function formatYuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
