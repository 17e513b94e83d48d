import type { CaseEvent } from '../case/events.ts';
import { type Draft, type FactName, FACTS, missingFacts } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import { guessKind } from '../law/evidence.ts';
import type { PictureFact, ToCheck } from '../pictures/page.ts';
import { together } from '../pictures/together.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { isoInstant } from '../time/day.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { answerWithCase, showCase } from './answer.ts';
import { dropKept, exhibitOf, keepingFailure, type NamedFile } from './files.ts';
import { isKeptDraft, type OpeningOptions, openNewCase } from './interview.ts';
import {
  machineRead,
  pictureJson,
  pictureValue,
  type PictureWords,
  pictureWords,
  type ReadPicture,
  readOnes,
  readPicturePaths,
  tellPictures,
  timeShown,
} from './pictures.ts';
import { stampNow } from './typed.ts';

/**
 * `refund new PICTURE…`: reads the pictures, shows what each says, asks what a person has to look at and what is
 * still open, and opens the case with the pictures as its evidence: both, or neither.
 * @param flags what was typed; it wins over what was read
 * @throws RefundError `cancelled`, `missing-answers`, `file-refused` and those of `openNewCase`
 */
export async function openFromPictures(
  context: Context,
  messages: MessagesWith<'reading'>,
  paths: readonly string[],
  flags: Draft,
  options: OpeningOptions,
): Promise<ExitStatus> {
  const words = await pictureWords(context);
  const pictures = await readPicturePaths(context, paths);
  if (pictures.length === 0) throw new RefundError('file-refused', { path: paths[0] ?? '', why: 'empty' });
  const { draft: read, check } = together(readOnes(pictures));
  const draft: Draft = { ...read, ...flags };
  const open = check.filter(({ fact }) => draft[fact] === undefined);
  if (options.json && !options.yes) {
    writeJson(context.stdout, proposalOf(draft, open, pictures, words));
    return 0;
  }
  const mayAsk = context.canPrompt && !options.json && !options.yes;
  if (!options.json) await tellPictures(context, messages, pictures);
  if (!mayAsk) {
    const missing = missingFacts(draft).map((name) => FACTS[name].flag);
    if (missing.length > 0) throw new RefundError('missing-answers', { flags: missing });
    if (!options.yes) {
      say(context.stderr, words.notSaved, '    ');
      return 2;
    }
  }
  const confirmed = mayAsk ? await compare(context, messages, words, read, open, flags) : {};
  // After a no everything that was read is asked for, with the reading on the line of nothing.
  const begun: Draft = confirmed === null ? flags : { ...draft, ...confirmed };
  return save(context, messages, pictures, begun, { confirmed: mayAsk && confirmed !== null }, options);
}

/** Asks which of several is right, and whether the rest is; null if it is not. */
async function compare(
  context: Context,
  messages: MessagesWith<'reading'>,
  words: PictureWords,
  read: Draft,
  open: readonly ToCheck[],
  flags: Draft,
): Promise<Draft | null> {
  const prompter = await context.prompter(messages.interview.prompt);
  if (Object.keys(read).some((name) => name !== 'deducted' && flags[name as FactName] === undefined)) {
    if (!(await prompter.confirm({ label: words.confirm, why: words.confirmWhy }, true))) return null;
  }
  const chosen: Partial<Record<PictureFact, string | number>> = {};
  for (const { fact, candidates } of open) {
    const label = words.choose(messages.interview.factNames[fact]);
    const answer = await prompter.choose({
      label,
      why: words.chooseWhy,
      choices: [
        ...candidates.map((value, index) => ({
          value: String(index),
          label: pictureValue(fact, value, messages),
        })),
        { value: 'none', label: words.neither },
      ],
    });
    const value = candidates[Number(answer)];
    if (value !== undefined) chosen[fact] = value;
  }
  return chosen as Draft;
}

/** Opens the case and keeps the pictures with it. */
async function save(
  context: Context,
  messages: MessagesWith<'reading'>,
  pictures: readonly ReadPicture[],
  draft: Draft,
  { confirmed }: { readonly confirmed: boolean },
  options: OpeningOptions,
): Promise<ExitStatus> {
  const writing = await context.writeStore();
  const kept: NamedFile[] = [];
  try {
    const outcomes = await writing.keepFiles(
      pictures.map(({ path }) => path),
      () => {},
    );
    const exhibits: CaseEvent[] = [];
    for (const [index, picture] of pictures.entries()) {
      const outcome = outcomes[index] ?? 'missing';
      // What could not be opened was told of already; the case does not hang on it.
      if (typeof outcome === 'string' || kept.some(({ digest }) => digest === outcome.digest)) continue;
      const file = { ...outcome, name: picture.name };
      kept.push(file);
      const told = {
        kind: picture.reading?.kind ?? guessKind(picture.name),
        caption: null,
        capturedAt: timeShown(picture),
      };
      exhibits.push({
        ...exhibitOf(file, exhibits.length + 1, stampNow(context), told),
        ...machineRead(picture, confirmed),
      });
    }
    const { store, number } = await openNewCase(
      context,
      messages,
      { draft, draftId: null, also: () => exhibits },
      options,
    );
    const note = messages.writing.opened(number);
    if (options.json) answerWithCase(context, messages, store, number, { note, json: true });
    else {
      say(context.stderr, note);
      showCase(context, messages, store, number);
    }
    return 0;
  } catch (error) {
    dropKept(writing, kept);
    // The answers wait for --resume; the pictures are not among them.
    if (isKeptDraft(error)) say(context.stderr, messages.story.picturesLater);
    throw keepingFailure(
      error,
      context.environment.home,
      pictures.map(({ path }) => path),
      0,
    );
  }
}

/** What would be saved, as JSON; nothing is. */
function proposalOf(
  draft: Draft,
  open: readonly ToCheck[],
  pictures: readonly ReadPicture[],
  words: PictureWords,
) {
  const { deducted, orderState, delivered, refused, paidAt, ...others } = draft;
  const json = (fact: PictureFact, value: string | number) =>
    fact === 'paidAt' ? isoInstant(Number(value)) : value;
  const { from, conflicts } = together(readOnes(pictures));
  return {
    proposal: {
      ...others,
      ...(paidAt !== undefined && { paidAt: isoInstant(paidAt) }),
      answers: { deducted, orderState, delivered, refused },
    },
    from,
    check: open.map(({ fact, candidates, why }) => ({
      fact,
      candidates: candidates.map((one) => json(fact, one)),
      why,
    })),
    conflicts: conflicts.map(({ fact, values }) => ({
      fact,
      values: values.map(({ value, file }) => ({ value: json(fact, value), file: clean(file) })),
    })),
    missing: missingFacts(draft).map((name) => FACTS[name].flag),
    pictures: pictures.map((one) => pictureJson(one, words)),
    saved: false,
  };
}
