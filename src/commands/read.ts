import { type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { pictureJson, pictureLines, pictureWords, readPicturePaths } from '../dialogue/pictures.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund read`: what pictures say; keeps nothing. */
export const command = {
  arguments: {
    picture: {
      zh: '截图或照片（PNG、JPG）、PDF 回单、网页或文字，也可以是放图的文件夹',
      en: 'screenshots or photos (PNG, JPG), PDF receipts, pages or texts, or folders of pictures',
    },
  },
  options: JSON_FLAG,
  examples: {
    zh: [['refund read 付款.png', '看看图里能读出什么，不保存']],
    en: [['refund read paid.png', 'see what can be read; nothing is kept']],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  paths: readonly string[],
  options: Given<typeof JSON_FLAG>,
): Promise<ExitStatus> {
  const { stdout } = context;
  const pictures = await readPicturePaths(context, paths);
  const words = await pictureWords(context);
  if (options.json) writeJson(stdout, { pictures: pictures.map((one) => pictureJson(one, words)) });
  else for (const picture of pictures) say(stdout, pictureLines(picture, words, context, messages), '    ');
  return pictures.every(({ reading }) => reading !== null) ? 0 : 1;
}
