import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PictureReader } from '../ports.ts';

/** The folder of the built program. */
declare const __PIECES__: string;

/** What is used of tesseract.js, which has no types here. */
interface Tesseract {
  createWorker(
    language: string,
    engine: number,
    options: {
      readonly langPath: string;
      readonly gzip: boolean;
      readonly cacheMethod: 'none';
      readonly errorHandler: (error: unknown) => void;
    },
  ): Promise<{
    recognize(picture: Buffer): Promise<{ readonly data: { readonly text: string } }>;
    terminate(): Promise<unknown>;
  }>;
}

const DATA = 'chi_sim.traineddata';
/** The engine that all of its data files work with. */
const LSTM = 1;

/**
 * A reader of the text in pictures, if the user installed tesseract.js and its Chinese data: beside this program or in
 * the data folder. Null if either is missing. Both are only read from the disk: nothing is fetched.
 * @param home the data folder
 * @param program the folder of the built program
 */
export async function findPictureReader(home: string, program = __PIECES__): Promise<PictureReader | null> {
  for (const folder of [home, program]) {
    const require = createRequire(join(folder, 'here.cjs'));
    const data = dataIn(join(home, 'tessdata')) ?? dataOfPackage(require);
    if (!data) continue;
    try {
      const { createWorker } = require('tesseract.js') as Tesseract;
      const worker = await createWorker('chi_sim', LSTM, {
        ...data,
        cacheMethod: 'none',
        // Without a handler a failure would end the program.
        errorHandler: () => {},
      });
      return {
        read: async (picture) => (await worker.recognize(Buffer.from(picture))).data.text,
        close: async () => void (await worker.terminate()),
      };
    } catch {
      continue;
    }
  }
  return null;
}

function dataIn(folder: string): { langPath: string; gzip: boolean } | undefined {
  if (existsSync(join(folder, DATA))) return { langPath: folder, gzip: false };
  return existsSync(join(folder, `${DATA}.gz`)) ? { langPath: folder, gzip: true } : undefined;
}

/** The package has one folder for each version of the data. */
function dataOfPackage(require: NodeJS.Require): { langPath: string; gzip: boolean } | undefined {
  try {
    const root = dirname(require.resolve('@tesseract.js-data/chi_sim/package.json'));
    const folders = readdirSync(root).toSorted().toReversed();
    return ['', ...folders].map((folder) => dataIn(join(root, folder))).find((data) => data !== undefined);
  } catch {
    return undefined;
  }
}
