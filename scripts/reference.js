// Writes docs/commands.md from the program's own --help, so that the reference cannot rot.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const COMMANDS = [
  '',
  'new',
  'status',
  'letter',
  'log',
  'log request',
  'edit',
  'history',
  'undo',
  'close',
  'reopen',
  'demo',
];

/** The whole reference as Markdown. */
export function reference() {
  const parts = COMMANDS.map((command) => {
    const words = command.split(' ').filter(Boolean);
    const help = execFileSync(process.execPath, [join(root, 'bin/refund.js'), ...words, '--help'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, REFUND_LANG: 'zh', NO_COLOR: '1' },
    });
    return `## refund${command === '' ? '' : ` ${command}`}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`;
  });
  return `# 命令参考\n\n由 \`npm run reference\` 从程序自己的 \`--help\` 生成。\n\n${parts.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'docs/commands.md'), reference());
}
