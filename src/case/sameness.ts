/** A text reduced to what two people would call the same: width, case and spaces do not count. */
export function samenessKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}
