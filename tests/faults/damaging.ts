/** Always the same numbers between 0 and 1 for the same seed. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Flips a bit, cuts the end off, or exchanges two pieces. */
export function damage(bytes: Buffer, chance: () => number): Buffer {
  const place = () => Math.floor(chance() * bytes.length);
  const way = chance();
  if (way < 0.2) return bytes.subarray(0, place());
  const changed = Buffer.from(bytes);
  if (way < 0.4) {
    const [one, other] = [place(), place()];
    const length = Math.min(512, changed.length - Math.max(one, other), Math.abs(one - other));
    changed.set(bytes.subarray(one, one + length), other);
    changed.set(bytes.subarray(other, other + length), one);
    return changed;
  }
  const at = place();
  changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  return changed;
}
