import { clean } from '../case/clean.ts';
import { EVIDENCE_KINDS } from '../knowledge/evidence-kinds.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import type { RefusedFile } from './evidence-files.ts';
import type { Exhibit } from '../case/exhibits.ts';
import { seenJson } from './evidence-seen.ts';

/** The same bytes, as they are kept already. */
export interface Already {
  readonly name: string;
  readonly case: number;
  readonly id: string;
}

interface Outcome {
  readonly added: readonly Exhibit[];
  /** Given more than once in this call. */
  readonly twins: readonly Already[];
  readonly already: readonly Already[];
  readonly elsewhere: readonly Already[];
  readonly refused: readonly RefusedFile[];
  /** The user said something about the files, which is only kept with those that were added. */
  readonly described: boolean;
}

/** Says which exhibits came in, which were there, and which files were not taken and why. */
export function reportAdded(
  { stdout, stderr, environment }: Context,
  { evidence }: Messages,
  number: number,
  { added, twins, already, elsewhere, refused, described }: Outcome,
  json: boolean | undefined,
): ExitStatus {
  const status: ExitStatus = refused.length > 0 ? 1 : 0;
  if (json) {
    const taken = added.map(({ number: exhibit, kind, name, bytes, digest, caption, seen }) => ({
      id: `E${exhibit}`,
      kind,
      name,
      bytes,
      sha256: digest,
      caption,
      seen: seenJson(seen),
    }));
    writeJson(stdout, { added: taken, already: [...already, ...twins], elsewhere, refused });
    return status;
  }
  writeLines(
    stdout,
    added.map(({ number: exhibit, kind, name }) =>
      stdout.isTerminal
        ? evidence.added(`E${exhibit}`, EVIDENCE_KINDS[kind].name[environment.language], clean(name))
        : [`E${exhibit}`, kind, clean(name)].join('\t'),
    ),
  );
  const notes = [
    ...[...already, ...twins].map((one) => evidence.already(clean(one.name), one.id, one.case)),
    ...(described ? already.map((one) => evidence.notDescribed(one.id, one.case)) : []),
    ...elsewhere.map((one) => evidence.elsewhere(clean(one.name), one.id, one.case)),
    ...refused.map((one) => evidence.refused(clean(one.name), evidence.why[one.why])),
    ...(added.length > 0 ? [evidence.addedCount(added.length, number)] : []),
  ];
  writeLines(
    stderr,
    notes.flatMap((line) => wrap(line, stderr.columns, '  ')),
  );
  return status;
}
