import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { PictureText, Unread } from './picture.ts';
import { decodePicture, type Pixels } from './pixels.ts';
import { type Models, readLines } from './read-lines.ts';

/*
 * The thread that reads pictures. It is a program of its own: `reader.ts` starts it with the folder of the models,
 * hands it one picture after the other and waits for one message each. Nothing is fetched: models and engine are files.
 */

/** Pages of 64 kB that the engine may take: a gigabyte and a half. The limits of a thread do not count them. */
const MOST_PAGES = 24_576;

limitMemory();
env.wasm.numThreads = 1;
env.logLevel = 'fatal';

/** The engine asks for as much as there is; here is all there is. */
function limitMemory(): void {
  interface Wanted {
    readonly initial: number;
    readonly maximum?: number;
  }
  const scope = globalThis as unknown as { WebAssembly: { Memory: new (wanted: Wanted) => object } };
  const { Memory } = scope.WebAssembly;
  scope.WebAssembly.Memory = class extends Memory {
    constructor(wanted: Wanted) {
      super({ ...wanted, maximum: Math.min(wanted.maximum ?? MOST_PAGES, MOST_PAGES) });
    }
  };
}

async function loadModels(folder: string): Promise<Models> {
  const file = (name: string) => readFileSync(join(folder, name));
  env.wasm.wasmBinary = file('ort-wasm-simd-threaded.wasm');
  const options: InferenceSession.SessionOptions = { executionProviders: ['wasm'], logSeverityLevel: 4 };
  const open = async (name: string) => {
    const session = await InferenceSession.create(file(name), options);
    const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
    return async (planes: Float32Array, height: number, width: number) => {
      const tensor = new Tensor('float32', planes, [1, 3, height, width]);
      const found = (await session.run({ [input]: tensor }))[output] as Tensor;
      return { data: found.data as Float32Array, dims: found.dims };
    };
  };
  const [find, read] = [await open('ch_PP-OCRv4_det_infer.onnx'), await open('ch_PP-OCRv4_rec_infer.onnx')];
  return {
    find: async (planes, width, height) => (await find(planes, height, width)).data,
    read: async (planes, width) => {
      const { data, dims } = await read(planes, 48, width);
      return { steps: data, classes: dims.at(-1) ?? 1 };
    },
    dictionary: file('ppocr_keys_v1.txt')
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== ''),
  };
}

const port = parentPort;
let models: Promise<Models> | undefined;
port?.on('message', ({ bytes, orientation }: { bytes: Uint8Array; orientation: number }) => {
  void answer(bytes, orientation).then((found) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    port.postMessage(found);
  });
});

async function answer(bytes: Uint8Array, orientation: number): Promise<PictureText | Unread> {
  let pixels: Pixels;
  try {
    pixels = decodePicture(bytes, orientation);
  } catch {
    return 'damaged';
  }
  const ready = await (models ??= loadModels(workerData as string)).catch(() => null);
  if (!ready) return 'no-reader';
  try {
    return await readLines(ready, pixels);
  } catch {
    return 'too-large';
  }
}
