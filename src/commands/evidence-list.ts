import { type Exhibit, inOrder, timeOf } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { sizeText, wrap } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { seenJson, seenTexts } from './evidence-read.ts';

/** `refund evidence list`: the exhibits in the order in which things happened. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: { readonly json?: boolean },
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { number, state } = (await context.readStore()).caseByNumber(readCaseNumber(given));
  const exhibits = inOrder(state);
  const { evidence, punctuation } = messages;
  if (options.json) {
    writeJson(stdout, { evidence: exhibits.map((one) => exhibitJson(one, environment.language)) });
  } else if (!stdout.isTerminal) {
    writeLines(
      stdout,
      exhibits.map((one) =>
        [
          `E${one.number}`,
          one.kind,
          isoInstant(timeOf(one).time),
          one.bytes,
          clean(one.name),
          one.digest,
        ].join('\t'),
      ),
    );
  } else if (exhibits.length === 0) {
    writeLines(stdout, wrap(evidence.none(number), stdout.columns, '  '));
  } else {
    const lines = exhibits.flatMap((one) => {
      const { name, proves } = EVIDENCE_KINDS[one.kind];
      return [
        `${stdout.paint.bold(`E${one.number}`)}${punctuation.bar}${name[environment.language]}${punctuation.bar}${clean(one.name)}`,
        `    ${timeText(one, messages)}${punctuation.bar}${sizeText(one.bytes)}`,
        ...(one.caption === null ? [] : [`    ${clean(one.caption)}`]),
        ...(one.seen ? [`    ${evidence.seen(seenTexts(one.seen))}`] : []),
        `    ${stdout.paint.dim(`${evidence.proves}${punctuation.colon}${proves[environment.language]}`)}`,
      ];
    });
    writeLines(
      stdout,
      lines.flatMap((line) => wrap(line, stdout.columns, '    ')),
    );
  }
  return 0;
}

function timeText(exhibit: Exhibit, { evidence }: Messages): string {
  const { time, from } = timeOf(exhibit);
  const text = formatTime(time);
  if (from === 'captured') return evidence.captured(text);
  return from === 'file' ? evidence.fileTime(text) : evidence.addedTime(text);
}

function exhibitJson(exhibit: Exhibit, language: Language) {
  const { number, kind, name, bytes, digest, at, capturedAt, modifiedAt, caption } = exhibit;
  const iso = (instant: number | null) => (instant === null ? null : isoInstant(instant));
  const { time, from } = timeOf(exhibit);
  return {
    id: `E${number}`,
    kind,
    name,
    bytes,
    sha256: digest,
    addedAt: isoInstant(at),
    capturedAt: iso(capturedAt),
    modifiedAt: iso(modifiedAt),
    time: isoInstant(time),
    timeFrom: from,
    caption,
    seen: seenJson(exhibit.seen),
    proves: EVIDENCE_KINDS[kind].proves[language],
  };
}
