// Times whole processes in alternation, A B A B …, so that a machine that slows down slows both.
import { spawnSync } from 'node:child_process';

/**
 * One run of a command.
 * @returns {number} milliseconds from start to end
 */
export function timeOnce({ command, words, env, cwd }) {
  const began = process.hrtime.bigint();
  const { status, signal, stderr } = spawnSync(command, words, {
    env,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: Infinity,
  });
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  if (status !== 0)
    throw new Error(`${command} ${words.join(' ')} ended with ${status ?? signal}: ${stderr}`);
  return took;
}

/**
 * Runs both commands in turn after one uncounted pair.
 * @param runs {number} counted pairs
 * @param before called before each run, to put the disk back
 * @returns medians in milliseconds and the median of the ratios pair by pair
 */
export function timePairs(a, b, runs, before = () => {}) {
  const times = { a: [], b: [], ratio: [] };
  for (let run = -1; run < runs; run += 1) {
    before('a');
    const first = timeOnce(a);
    before('b');
    const second = timeOnce(b);
    if (run < 0) continue;
    times.a.push(first);
    times.b.push(second);
    times.ratio.push(first / second);
  }
  return { a: median(times.a), b: median(times.b), ratio: median(times.ratio) };
}

export function median(values) {
  const sorted = values.toSorted((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
