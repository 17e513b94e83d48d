// The manual page, from the tree of commands and the words of the help.
import { commandGroups, facts, sentences } from './sources.js';

/** Text as roff takes it: no letter of it is an order. */
const plain = (text) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    // Chinese has no spaces to break a line at.
    .replaceAll(/([\u4e00-\u9fff，。；：、）”])(?=[\u4e00-\u9fff（“《])/g, '$1\\:')
    .replaceAll('\n', '\n.br\n')
    .replaceAll(/^(['.])/gm, '\\&$1');
const item = (head, text) => `.TP\n.B ${plain(head)}\n${plain(text)}`;
const section = (title, ...parts) => [`.SH ${title}`, ...parts].join('\n');

/** @param version of the program, which the foot of the page names */
export async function manPage(version) {
  const { help, topics } = await sentences('zh');
  const groups = await commandGroups();
  const named = (flags) =>
    flags.replaceAll(/([<[])([\w-]+)/g, (_, open, word) => open + (help.placeholders[word] ?? word));
  const flagsOf = ({ options = {} }) =>
    Object.entries(options)
      .map(([flags, { zh }]) => item(named(flags), zh))
      .join('\n');
  const command = (row) =>
    [
      `.SS ${plain(`refund ${row.name} ${named(row.takes ?? '')}`.trim())}`,
      plain(row.about.zh),
      ...row.examples.zh.map(([typed, does]) => `.PP\n.nf\n${plain(`    ${typed}`)}\n.fi\n${plain(does)}`),
      flagsOf(row),
      ...(row.takesFacts ? ['.PP\n还可以写案件的事实，见下面的“案件的事实”。'] : []),
    ]
      .filter(Boolean)
      .join('\n');
  const parts = [
    `.TH REFUND 1 "" "refund ${version}" "refund"\n.ad l`,
    section('名称', plain(`refund - ${help.about}`)),
    section('概要', '.B refund\n[命令] [选项]'),
    ...Object.entries(groups).map(([group, rows]) =>
      section(help.groups[group].replace(/：$/, ''), ...rows.filter(({ hidden }) => !hidden).map(command)),
    ),
    section(
      '案件的事实',
      ...Object.entries(await facts()).map(([name, fact]) =>
        item(
          `--${fact.flag} <${help.placeholders[fact.kind] ?? fact.kind}>`,
          help.facts[name] + (fact.kind === 'choice' ? `：${fact.choices.join(' | ')}` : ''),
        ),
      ),
    ),
    ...Object.values(topics).map(({ title, lines }) =>
      section(title, ...lines.map((line) => `.PP\n${plain(line)}`)),
    ),
  ];
  return `${parts.join('\n')}\n`;
}
