// Commands as each shell takes them: what is printed to be copied, and what comes from where it was pasted.
import { clean } from '../case/text.ts';
import type { Shell } from '../platform.ts';

/** A text from outside as one word of a command to copy: the shell expands and runs nothing in it. */
export function shellQuote(text: string, shell: Shell): string {
  const word = clean(text).trim();
  if (shell === 'posix') return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  // A backslash at the end would keep the mark from closing. No path has this mark in it, and between the two shells
  // and their versions nothing makes it arrive as it is.
  const plain = word.replaceAll('"', '”').replace(/\\+$/, '$&$&');
  // To PowerShell, round marks are marks, too.
  if (shell === 'powershell') return `'${plain.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
  // `%NAME%` would be read as a variable even here: there is none that is called `"^NAME"`.
  return `"${plain.replaceAll(/%([A-Za-z_]\w*)/g, '%"^$1"')}"`;
}

/** Commands that stand in the program's own sentences, written for bash and its like, as the user's shell takes them. */
export function forShell(text: string, shell: Shell): string {
  if (shell === 'posix') return text;
  return text
    .replaceAll(/(?<=[ =])'((?:[^'\n]|'\\'')*)'/g, (_, inside: string) =>
      shellQuote(inside.replaceAll(String.raw`'\''`, "'"), shell),
    )
    .replaceAll(/ \\$/gm, shell === 'cmd' ? ' ^' : ' `');
}

/**
 * The words of a command that was written for another shell: to cmd.exe a single mark is a letter like others, and
 * `'two words'` comes as two. Only what begins and ends with one is taken for quoted.
 */
export function withoutStrayQuotes(words: readonly string[], shell: Shell): readonly string[] {
  if (shell !== 'cmd') return words;
  const meant: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [, flag = '', opened] = /^(--[\w-]+=)?'(.*)$/.exec(words[at] ?? '') ?? [];
    const length = opened === undefined ? 0 : lengthOfQuoted([opened, ...words.slice(at + 1)]);
    if (length === 0) meant.push(words[at] ?? '');
    else {
      meant.push(flag + [opened, ...words.slice(at + 1, at + length)].join(' ').slice(0, -1));
      at += length - 1;
    }
  }
  return meant;
}

/** How many words are up to the closing mark; 0 if there is none, or another one before it. */
function lengthOfQuoted(words: readonly (string | undefined)[]): number {
  const last = words.findIndex((word) => word?.includes("'"));
  return last >= 0 && /^[^']*'$/.test(words[last] ?? '') ? last + 1 : 0;
}
