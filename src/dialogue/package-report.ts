import { statSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../case/text.ts';
import { PAGE } from '../sharing/package.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import type { Shell } from '../platform.ts';
import { shellQuote } from '../terminal/shell.ts';
import { say } from '../terminal/text.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import type { Exported } from './package-contents.ts';
import type { Warned } from './sent-letters.ts';

/** What is said of a package once it is written: to a person, to a script, as JSON. */

/** Says what was written and what was not, and what could not be masked. */
export function reportExported(
  { stdout, stderr, environment }: Context,
  messages: MessagesWith<'evidence'>,
  path: string,
  exported: Exported,
  json: boolean | undefined,
): void {
  const { contents, chosen } = exported;
  const stripped = contents.exhibits.flatMap(({ id, copy }) => (copy ? [id] : []));
  const withPlace =
    stripped.length > 0 ? [] : chosen.places.filter((id) => contents.exhibits.some((one) => one.id === id));
  const { to, redacted, whole, chain, exhibits, letters } = contents;
  const head = chain.events.at(-1)?.hash ?? '';
  const packed = [...exhibits, ...letters].filter(({ lost }) => !lost);
  const unmasked = redacted ? packed.filter(({ masks }) => !masks).map(({ id }) => id) : [];
  if (json) {
    const files = packed.map(({ id, member, digest, copy }) =>
      copy
        ? { id, path: member, sha256: copy.digest, originalSha256: digest }
        : { id, path: member, sha256: digest },
    );
    const { leftOut, damaged } = chosen;
    writeJson(stdout, {
      path,
      for: to,
      redacted,
      importable: whole,
      head,
      files,
      unmasked,
      leftOut,
      damaged,
      withLocation: withPlace,
      locationStripped: stripped,
      letter: contents.letter?.member ?? null,
      warnings: warningsOf(messages, exported),
    });
    return;
  }
  if (stdout.isPlain) {
    writeLines(stdout, [
      ['row', 'value'].join('\t'),
      ['package', clean(path)].join('\t'),
      ['importable', whole ? 'yes' : 'no'].join('\t'),
      ['head', head].join('\t'),
      ...packed.map(({ id, member }) => ['file', id, member].join('\t')),
      ...unmasked.map((id) => ['unmasked', id].join('\t')),
      ...withPlace.map((id) => ['with-location', id].join('\t')),
      ...stripped.map((id) => ['location-stripped', id].join('\t')),
      ...chosen.leftOut.map(({ id, why }) => ['left-out', id, why].join('\t')),
      ...chosen.damaged.map(({ item, kind }) => ['damaged', clean(item), kind].join('\t')),
    ]);
  }
  say(
    stdout.isPlain ? stderr : stdout,
    sentences(messages, path, environment.shell, exported, { unmasked, stripped, withPlace }),
  );
}

/** What has to be said of a package besides its own fields. */
function warningsOf({ packages }: MessagesWith<'evidence'>, { stops, missingOfMe }: Exported): Warned[] {
  const open = missingOfMe.length > 0 ? packages.missingOfMe(missingOfMe) : null;
  return [...stops, ...(open === null ? [] : [{ warning: 'missing-of-me', what: open, instead: '' }])];
}

function sentences(
  { packages, verify, punctuation }: MessagesWith<'evidence'>,
  path: string,
  shell: Shell,
  { contents, chosen, missingOfMe, stops }: Exported,
  {
    unmasked,
    stripped,
    withPlace,
  }: Readonly<Record<'unmasked' | 'stripped' | 'withPlace', readonly string[]>>,
): string[] {
  const { to, whole, redacted, exhibits, letters, removed } = contents;
  const list = (why: string) => chosen.leftOut.filter((one) => one.why === why).map(({ id }) => id);
  const told = (ids: readonly string[], words: (ids: readonly string[]) => string) =>
    ids.length === 0 ? [] : [words(ids)];
  const count = (files: readonly { lost: boolean }[]) => files.filter(({ lost }) => !lost).length;
  const isFolder = statSync(path).isDirectory();
  const page = isFolder ? join(path, PAGE) : null;
  return [
    packages.made(clean(path), to),
    packages.holds(count(exhibits), count(letters) + (contents.letter?.member ? 1 : 0)),
    ...(contents.letter?.member ? [packages.letterNow(to)] : []),
    ...stops.flatMap(({ what, instead }) => [packages.noLetter(to, what), ...(instead ? [instead] : [])]),
    ...(removed.length > 0 ? [packages.removed(removed.length)] : []),
    ...chosen.damaged.map(
      ({ item, kind }) => `· ${clean(verify.item(item))}${punctuation.colon}${verify.kinds[kind]}`,
    ),
    ...(chosen.damaged.length > 0 ? [packages.damaged(chosen.damaged.length)] : []),
    ...told(list('recipient'), packages.leftForRecipient),
    ...told(list('letter'), packages.leftLetters),
    ...told(list('word-file'), packages.leftWord),
    ...told(list('location'), packages.leftLocation),
    ...told(withPlace, packages.withPlace),
    ...told(stripped, packages.stripped),
    ...(redacted ? [packages.masked, ...told(unmasked, packages.unmasked)] : []),
    ...(missingOfMe.length > 0 ? [packages.missingOfMe(missingOfMe)] : []),
    page === null ? packages.lookInZip : packages.lookAt(clean(page)),
    whole ? packages.howToImport(`refund import ${shellQuote(path, shell)}`) : packages.notImportable,
  ];
}
