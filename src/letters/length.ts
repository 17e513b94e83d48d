/** Characters (code points) of a text as it would be pasted: without the empty end. */
export function lengthOf(text: string): number {
  return Array.from(text.trimEnd()).length;
}
