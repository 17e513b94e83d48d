import { statSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../case/clean.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import type { Exported } from './export-contents.ts';

/** Says what was written and what was not, and what could not be masked. */
export function reportExported(
  { stdout, stderr }: Context,
  messages: Messages,
  path: string,
  exported: Exported,
  json: boolean | undefined,
): void {
  const { contents, chosen } = exported;
  const { to, redacted, whole, chain, exhibits, letters } = contents;
  const head = chain.events.at(-1)?.hash ?? '';
  const packed = [...exhibits, ...letters].filter(({ lost }) => !lost);
  const unmasked = redacted ? packed.filter(({ masks }) => !masks).map(({ id }) => id) : [];
  if (json) {
    const files = packed.map(({ id, member, digest }) => ({ id, path: member, sha256: digest }));
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
    });
    return;
  }
  if (!stdout.isTerminal) {
    writeLines(stdout, [
      ['package', clean(path)].join('\t'),
      ['importable', whole ? 'yes' : 'no'].join('\t'),
      ['head', head].join('\t'),
      ...packed.map(({ id, member }) => ['file', id, member].join('\t')),
      ...unmasked.map((id) => ['unmasked', id].join('\t')),
      ...chosen.leftOut.map(({ id, why }) => ['left-out', id, why].join('\t')),
      ...chosen.damaged.map(({ item, kind }) => ['damaged', clean(item), kind].join('\t')),
    ]);
  }
  const output = stdout.isTerminal ? stdout : stderr;
  writeLines(
    output,
    sentences(messages, path, exported, unmasked).flatMap((line) => wrap(line, output.columns, '  ')),
  );
}

function sentences(
  { packages, verify, punctuation }: Messages,
  path: string,
  { contents, chosen, missingOfMe }: Exported,
  unmasked: readonly string[],
): string[] {
  const { to, whole, redacted, exhibits, letters, removed } = contents;
  const list = (why: string) => chosen.leftOut.filter((one) => one.why === why).map(({ id }) => id);
  const told = (ids: readonly string[], words: (ids: readonly string[]) => string) =>
    ids.length === 0 ? [] : [words(ids)];
  const count = (files: readonly { lost: boolean }[]) => files.filter(({ lost }) => !lost).length;
  const isFolder = statSync(path).isDirectory();
  const page = isFolder ? join(path, 'data', 'index.html') : null;
  return [
    packages.made(clean(path), to),
    packages.holds(count(exhibits), count(letters)),
    ...(removed.length > 0 ? [packages.removed(removed.length)] : []),
    ...chosen.damaged.map(
      ({ item, kind }) => `· ${clean(verify.item(item))}${punctuation.colon}${verify.kinds[kind]}`,
    ),
    ...(chosen.damaged.length > 0 ? [packages.damaged(chosen.damaged.length)] : []),
    ...told(list('recipient'), packages.leftForRecipient),
    ...told(list('letter'), packages.leftLetters),
    ...told(list('word-file'), packages.leftWord),
    ...(redacted ? [packages.masked, ...told(unmasked, packages.unmasked)] : []),
    ...(missingOfMe.length > 0 ? [packages.missingOfMe(missingOfMe)] : []),
    page === null ? packages.lookInZip : packages.lookAt(clean(page)),
    whole ? packages.howToImport(`refund import ${shellQuote(path)}`) : packages.notImportable,
  ];
}
