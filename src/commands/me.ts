import { checkMe, type Me, ME_FIELDS, type MeField } from '../case/me.ts';
import { clean } from '../case/text.ts';
import { Answers } from '../dialogue/asking.ts';
import { type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--name [text]': { zh: '姓名；写空的就是删掉', en: 'name; an empty text takes it back' },
  '--phone [number]': { zh: '电话', en: 'phone' },
  '--address [text]': { zh: '通讯地址', en: 'postal address' },
  '--postcode [code]': { zh: '邮编', en: 'postcode' },
  ...PRINTED,
};

/** `refund me`: who the user is, for the recipients that need it. A flag without a value asks for it; without flags all is asked, or shown. */
export const command = {
  options: OPTIONS,
  examples: {
    zh: [
      ['refund me --name 张三 --phone 13800000000', '写进 12315、法院这类要署名的信'],
      ['refund me', '看现在存了什么'],
    ],
    en: [
      ['refund me --name 张三 --phone 13800000000', 'for letters that must be signed'],
      ['refund me', 'what is kept now'],
    ],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { stdout, stderr } = context;
  const before = await context.readMe();
  const answers = new Answers(context, messages, options.json);
  const bare = ME_FIELDS.every((field) => options[field] === undefined);
  const changes = new Map<MeField, string | undefined>();
  for (const field of ME_FIELDS) {
    // An empty answer keeps what was said; an empty flag takes it back.
    if (options[field] === undefined && !(bare && answers.mayAsk)) continue;
    const typed = options[field];
    const given = await answers.value(
      field,
      typed === true ? undefined : typed,
      messages.me.ask(field, clean(before[field] ?? '')),
      (text) => checkMe(field, text),
      { optional: typed !== true || answers.mayAsk, saysWhatEmptyMeans: before[field] !== undefined },
    );
    if (given) changes.set(field, given);
    else if (typeof typed === 'string') changes.set(field, undefined);
  }
  answers.check();
  const changed = [...changes].some(([field, value]) => before[field] !== value);
  // Only what was said now: another window may have said something else while this one asked.
  if (changed) await context.changeMe((me) => changedMe(me, changes));
  const after = await context.readMe();
  if (options.json) {
    writeJson(stdout, { me: Object.fromEntries(ME_FIELDS.map((field) => [field, after[field] ?? null])) });
    return 0;
  }
  writeLines(stdout, linesOf(after, messages, !stdout.isPlain));
  const note = changed ? messages.me.kept : bare && !answers.mayAsk ? messages.me.howTo : messages.me.about;
  say(stderr, note);
  return 0;
}

function changedMe(me: Me, changes: ReadonlyMap<MeField, string | undefined>): Me {
  const known = ME_FIELDS.flatMap((field) => {
    const value = changes.has(field) ? changes.get(field) : me[field];
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(known);
}

function linesOf(me: Me, { me: words, punctuation }: Messages, forPerson: boolean): string[] {
  return ME_FIELDS.map((field) => {
    const value = clean(me[field] ?? '');
    return forPerson
      ? `${words.fields[field]}${punctuation.colon}${value || words.unsaid}`
      : `${field}\t${value}`;
  });
}
