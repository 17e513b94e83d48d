import type { Definition } from '../dialogue/command.ts';
import type { ExitStatus } from '../ports.ts';
import { writeLines } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { command as letter } from './letter.ts';
import { command as open } from './new.ts';
import { command as status } from './status.ts';

/** `refund demo`: a sample case in a folder that is thrown away, with a clock that stands still. */
export const command = {
  examples: {
    zh: [['refund demo', '看一个示例，不动你的数据']],
    en: [['refund demo', 'a sample case; touches none of your data']],
  },
  words: ['letter', 'reading'],
  run,
} satisfies Definition;

/** Two hours and twenty minutes after the sample's payment. */
const SAMPLE_NOW = Date.parse('2024-05-01T16:22:00+08:00');

const SAMPLE = {
  site: '示例卡盟',
  order: 'CM20240501001',
  amount: '100',
  paidAt: '2024-05-01 14:02',
  payChannel: 'alipay',
  product: '100元游戏点卡',
  account: 'player1001',
  deducted: 'yes',
  orderState: 'success',
  delivered: 'nothing',
  refused: 'none',
  goods: 'game-card',
  purpose: 'own-use',
  reachable: 'yes',
  yes: true,
} as const;

async function run(
  context: Context,
  messages: MessagesWith<'letter'> & MessagesWith<'reading'>,
): Promise<ExitStatus> {
  const { stdout } = context;
  const folder = context.temporaryFolder();
  const sample = context.elsewhere(folder.path, SAMPLE_NOW);
  const quiet = { ...sample, stdout: { ...stdout, write: () => {} }, stderr: { ...stdout, write: () => {} } };
  try {
    say(stdout, messages.writing.demo, '');
    await open.run(quiet, messages, [], SAMPLE);
    writeLines(stdout, ['', '$ refund status 1', '']);
    await status.run(sample, messages, '1', {});
    writeLines(stdout, ['', '$ refund letter 1', '']);
    await letter.run({ ...sample, stderr: quiet.stderr }, messages, '1', {});
  } finally {
    quiet.close();
    sample.close();
    folder.remove();
  }
  return 0;
}
