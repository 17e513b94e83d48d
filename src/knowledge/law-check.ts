/** The day on which every window and every statute was last held against its source, YYYY-MM-DD. */
export const LAW_CHECKED_ON = '2026-11-22';

const SHANGHAI = 8 * 60 * 60 * 1000;

/**
 * Whether twelve months have passed since the law was last checked: from the beginning of the same date a year
 * later, in Shanghai.
 * @param instant milliseconds, UTC
 */
export function lawCheckIsOld(instant: number): boolean {
  const [year = 0, month = 1, date = 1] = LAW_CHECKED_ON.split('-').map(Number);
  return instant >= Date.UTC(year + 1, month - 1, date) - SHANGHAI;
}
