import { rulesOf } from '../dialogue/answer.ts';
import { type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { articleNumber, cite, placeIn, type StatuteRow, titleOf } from '../law/citation.ts';
import { PARTIES } from '../law/parties.ts';
import { LAW_CHECKED_ON, lawCheckIsOld, STATUTES } from '../law/statutes.ts';
import { type WindowRow, WINDOWS } from '../law/windows.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { periodWords } from '../time/period.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund rules`: every window and every statute the program may cite, with source and sureness. */
export const show = {
  options: JSON_FLAG,
  examples: {
    zh: [['refund rules', '每个时限、每条法律从哪里来']],
    en: [['refund rules', 'where every window and statute comes from']],
  },
  run: showRules,
} satisfies Definition;

async function showRules(
  context: Context,
  messages: Messages,
  options: Given<typeof JSON_FLAG>,
): Promise<ExitStatus> {
  const { stdout, environment, clock } = context;
  const { language } = environment;
  const store = await context.readStore();
  const own = store.ownRules();
  const { announced } = rulesOf(store);
  const isOld = lawCheckIsOld(clock.now());
  if (options.json) {
    writeJson(stdout, {
      checkedOn: LAW_CHECKED_ON,
      checkIsOld: isOld,
      windows: WINDOWS.map((row) => windowJson(row, messages, language)),
      statutes: statutesJson(language),
      workdays: {
        announced: [announced.first, announced.last],
        loaded: own.notices.map(({ year }) => year),
      },
      own: own.siteLengths,
    });
    return 0;
  }
  const { rules, status, punctuation } = messages;
  const heading = (text: string) => ['', stdout.paint.bold(text)];
  const years = own.notices.map(({ year }) => year).join(punctuation.list);
  const lines = [
    rules.checkedOn(LAW_CHECKED_ON),
    ...(isOld ? [`${punctuation.alert(status.warning)}${rules.checkIsOld}`] : []),
    rules.announced(announced.first, announced.last) +
      (years === '' ? '' : `${punctuation.comma}${rules.loaded(years)}`),
    ...heading(rules.windows),
    ...WINDOWS.flatMap((row) => {
      const { basis, length, source, whenOver, verified } = windowJson(row, messages, language);
      const sureness = verified ? '' : `${punctuation.comma}${rules.unverified}`;
      return [
        `· ${stdout.paint.bold(row.name[language])}${punctuation.aside(row.id)}`,
        `  ${ownerText(row, messages, language)}${punctuation.bar}${rules.nature[row.nature] ?? ''}${punctuation.bar}${startText(row, messages)}${punctuation.bar}${length}`,
        `  ${status.basis[basis]}${sureness}${punctuation.colon}${source}`,
        ...(row.law ?? []).map((place) => `  ${placeText(place, messages)}`),
        `  ${rules.whenOver}${punctuation.colon}${whenOver}`,
      ];
    }),
    ...heading(rules.statutes),
    ...statuteLines(messages, language, stdout.paint.bold),
    ...ownLines(own.siteLengths, messages, language),
  ];
  say(stdout, lines);
  return 0;
}

function windowJson(row: WindowRow, messages: Messages, language: Language) {
  const { id, name, owedBy, nature, basis, verified, source, whenOver, law, starts, metBy, problems } = {
    problems: row.only?.problems ?? null,
    ...row,
  };
  return {
    id,
    name: name[language],
    owedBy,
    nature,
    startedBy: starts.map(({ moment, by }) => ({ moment, by: by ?? null })),
    starts: startText(row, messages),
    amount: row.length === 'as-said' ? null : row.length.amount,
    most: row.length === 'as-said' ? null : (row.length.most ?? null),
    unit: row.length === 'as-said' ? null : row.length.unit,
    length: row.length === 'as-said' ? messages.rules.asSaid : periodWords(row.length)[language],
    problems,
    metBy: metBy.map(({ moment, by }) => ({ moment, by: by ?? null })),
    rollOver: row.rollOver,
    basis,
    verified,
    source: source[language],
    law: law?.[0] ?? null,
    furtherLaw: law?.slice(1) ?? [],
    cited: (law ?? []).map((place) => placeText(place, messages)),
    whenOver: whenOver[language],
  };
}

function ownerText({ owedBy }: WindowRow, { rules }: Messages, language: Language): string {
  return owedBy === 'starter' ? rules.whoever : PARTIES[owedBy][language];
}

function startText({ id, starts }: WindowRow, { rules, status }: Messages): string {
  if (id === 'clause') return rules.clauseStarts;
  const names = starts.map(({ moment }) => status.starts[moment] ?? moment);
  return rules.startsWith(names.join(rules.or));
}

function placeText(
  { law, article, paragraph, since }: NonNullable<WindowRow['law']>[number],
  { rules, punctuation }: Messages,
): string {
  const place = article === null ? `《${law}》${rules.noArticle}` : cite({ law, article, paragraph });
  return `${place}${punctuation.aside(rules.since(since))}`;
}

function ownLines(
  siteLengths: Readonly<Record<string, Readonly<Record<string, Parameters<typeof periodWords>[0]>>>>,
  { rules }: Messages,
  language: Language,
): string[] {
  return Object.entries(siteLengths).flatMap(([site, lengths]) =>
    Object.entries(lengths).map(
      ([window, length]) => `· ${rules.own(site, `${window} ${periodWords(length)[language]}`)}`,
    ),
  );
}

/** Every statute as `rules --json` shows it. */
function statutesJson(language: Language) {
  return byLaw().flatMap(([title, articles]) =>
    articles.map(([key, row]) => ({
      key,
      ...row,
      cited: cite(row),
      title,
      place: placeIn(row),
      toNames: namesOf(row, language),
      verified: row.secondHand === undefined,
      never: row.never === null ? null : row.never[language],
      summary: row.summary[language],
    })),
  );
}

/** Every statute as lines of a screen, the articles under their law. */
function statuteLines(messages: Messages, language: Language, bold: (text: string) => string): string[] {
  return byLaw().flatMap(([title, articles]) => [
    '',
    `${bold(title)}${lawHeading(articles, messages)}`,
    ...articles.flatMap(([, row]) => articleLines(row, messages, language, bold)),
  ]);
}

type Entry = readonly [key: string, row: StatuteRow];

/** Laws in the table's order, each with its articles in the order of their numbers. */
function byLaw(): [title: string, articles: Entry[]][] {
  const entries: Entry[] = Object.entries(STATUTES);
  const titles = new Set(entries.map(([, { law }]) => titleOf(law)));
  return [...titles].map((title) => [
    title,
    entries
      .filter(([, { law }]) => titleOf(law) === title)
      .toSorted(([, one], [, other]) => articleNumber(one.article) - articleNumber(other.article)),
  ]);
}

function lawHeading([first]: readonly Entry[], { rules, punctuation }: Messages): string {
  return first === undefined ? '' : punctuation.aside(rules.inForce(first[1].number, first[1].since));
}

function articleLines(
  row: StatuteRow,
  { rules, punctuation }: Messages,
  language: Language,
  bold: (text: string) => string,
): string[] {
  const { money, payer, intent, stalled } = row.only ?? {};
  const marks = [
    row.role === 'ground' ? null : rules.role[row.role],
    row.secondHand ? rules.secondHand : null,
    row.binds === 'marketplace' ? rules.marketplaceOnly : null,
    row.consumersOnly ? rules.consumersOnly : null,
    ...[money, payer, intent && ('intent' as const), stalled && ('stalled' as const)].map((one) =>
      one ? rules.onlyFor[one] : null,
    ),
    row.to.length === 0 ? rules.inNoLetter : rules.lettersTo(namesOf(row, language)),
  ].filter((mark) => mark !== null);
  return [
    `· ${bold(placeIn(row))}${punctuation.colon}${row.summary[language]}`,
    `  ${marks.join(punctuation.bar)}`,
    ...(row.never === null ? [] : [`  ${rules.neverUse(row.never[language])}`]),
  ];
}

function namesOf({ to }: StatuteRow, language: Language): string[] {
  return to.map((one) => PARTIES[one][language]);
}
