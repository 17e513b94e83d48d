import type { Context, ExitStatus } from '../ports.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import { run as letter } from './letter.ts';
import { run as open } from './new.ts';
import { run as status } from './status.ts';

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

/** `refund demo`: a sample case in a folder that is thrown away, with a clock that stands still. */
export async function run(context: Context, messages: Messages): Promise<ExitStatus> {
  const { stdout } = context;
  const folder = context.temporaryFolder();
  const sample = context.elsewhere(folder.path, SAMPLE_NOW);
  const quiet = { ...sample, stdout: { ...stdout, write: () => {} }, stderr: { ...stdout, write: () => {} } };
  try {
    writeLines(stdout, wrap(messages.writing.demo, stdout.columns));
    await open(quiet, messages, SAMPLE);
    writeLines(stdout, ['', '$ refund status 1', '']);
    await status(sample, messages, '1', {});
    writeLines(stdout, ['', '$ refund letter 1', '']);
    await letter({ ...sample, stderr: quiet.stderr }, messages, '1', {});
  } finally {
    quiet.close();
    sample.close();
    folder.remove();
  }
  return 0;
}
