const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** Bytes as a person reads them: 812 B, 1.5 MB. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit] ?? ''}`;
}
