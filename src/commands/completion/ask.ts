/** A text as one word of a shell's script, the same in all three. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** How a script calls the program: by its name, or, where the shell finds none, as it was called for the script. */
export interface Caller {
  readonly node: string;
  readonly program: string;
}
