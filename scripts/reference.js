// Writes docs/commands.md and docs/refund.1 from the program's own help, and docs/windows.md from its own rules, so
// that none can rot.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manPage } from './man.js';
import { commandGroups } from './sources.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Every command that the help shows. */
const ROWS = Object.values(await commandGroups())
  .flat()
  .filter(({ hidden }) => !hidden);

function refund(...words) {
  const env = { PATH: process.env.PATH, REFUND_LANG: 'zh', REFUND_HOME: join(root, 'no-such-store') };
  return execFileSync(process.execPath, [join(root, 'bin/refund.js'), ...words], { encoding: 'utf8', env });
}

/** The whole reference as Markdown. */
export function reference() {
  const parts = [[], ...ROWS.map(({ name }) => name.split(' '))].map((words) => {
    const help = (words.length === 0 ? refund('help', 'all') : refund(...words, '--help')).trimEnd();
    return `## ${['refund', ...words].join(' ')}\n\n\`\`\`text\n${help}\n\`\`\`\n`;
  });
  return `# 命令参考\n\n由 \`npm run reference\` 从程序自己的 \`--help\` 生成。\n\n${parts.join('\n')}\n## refund help facts\n\n\`\`\`text\n${refund('help', 'facts').trimEnd()}\n\`\`\`\n`;
}

/** Every window and statute with its source, as Markdown. */
export function windowsPage() {
  const { checkedOn, windows, statutes, workdays } = JSON.parse(refund('rules', '--json'));
  const [first, last] = workdays.announced;
  const parts = windows.map(({ id, name, length, starts, source, basis, verified, cited, whenOver }) =>
    [
      `### ${name}`,
      `\`${id}\`｜${length}｜${starts}｜${BASIS[basis]}${verified ? '' : '，**未核实**'}`,
      source.endsWith('。') ? source : `${source}。`,
      ...cited.map((place) => `出处：${place}。`),
      `过了怎么办：${whenOver}。`,
    ].join('\n\n'),
  );
  const lawParts = [...new Set(statutes.map(({ title }) => title))].map((law) => {
    const rows = statutes.filter(({ title }) => title === law);
    const [{ number, since }] = rows;
    const lines = rows.map(
      ({ place, summary, toNames, never, verified }) =>
        `| ${place}${verified ? '' : '（只和转载核对过）'} | ${summary} | ${toNames.join('、') || '程序不会自己写进信里'} | ${never ?? ''} |`,
    );
    return [
      `### ${law}`,
      `${number === '' ? '' : `${number}，`}${since} 起施行。`,
      ['| 条款 | 说的是什么 | 写给谁 | 别用错 |', '| --- | --- | --- | --- |', ...lines].join('\n'),
    ].join('\n\n');
  });
  return `# 时限和法条

由 \`npm run reference\` 从程序自己的 \`refund rules\` 生成；法规核对至 ${checkedOn}。工作日按 ${first}–${last} 年的放假和调休安排计算，之后的日期是〔暂定〕。

## 时限

${parts.join('\n\n')}

## 信里可能引用的法条

条文内容是我们自己的概括，原文以公布的文本为准。一封信只引用适合这件事、适合收信人、付款那天已经施行的条款；“写给谁”一栏是程序会写进哪些信里。

${lawParts.join('\n\n')}
`;
}

/** The manual page of this version. */
export function page() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manPage(version);
}

const BASIS = {
  law: '法律规定',
  official: '官方公布',
  promise: '对方承诺',
  practice: '习惯说法，不是法律',
  own: '自己定的',
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'docs/commands.md'), reference());
  writeFileSync(join(root, 'docs/windows.md'), windowsPage());
  writeFileSync(join(root, 'docs/refund.1'), await page());
}
