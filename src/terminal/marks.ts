/** One mark a meaning, on the line of time and before every clock: what happened, today, and whose end it is. */
export const MARKS = { happened: '●', today: '▲', yours: '○', theirs: '□' } as const;
