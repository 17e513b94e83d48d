import { periodWords } from '../deadlines/period-words.ts';
import { makeRules } from '../deadlines/rules.ts';
import { cite } from '../knowledge/citation.ts';
import { LAW_CHECKED_ON, lawCheckIsOld } from '../knowledge/law-check.ts';
import { PARTIES } from '../knowledge/parties.ts';
import type { WindowRow } from '../knowledge/windows/row.ts';
import { WINDOWS } from '../knowledge/windows/windows.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import { statuteLines, statutesJson } from './rules-statutes.ts';

/** `refund rules`: every window and every statute the program may cite, with source and sureness. */
export async function run(
  context: Context,
  messages: Messages,
  options: { readonly json?: boolean },
): Promise<ExitStatus> {
  const { stdout, environment, clock } = context;
  const { language } = environment;
  const own = (await context.readStore()).ownRules();
  const { announced } = makeRules(own);
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
  writeLines(
    stdout,
    lines.flatMap((line) => wrap(line, stdout.columns, '  ')),
  );
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
