// The licences of what the build puts inside, so that they travel with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What libraries hold of others inside their own files, where nothing else says so. */
const WITHIN = {
  docx: 'holds jszip, pako, sax, xml and xml-js (MIT), readable-stream and its parts (MIT)',
  unpdf:
    'holds PDF.js, copyright Mozilla Foundation (Apache-2.0, https://www.apache.org/licenses/LICENSE-2.0)',
};

/**
 * One text with every licence.
 * @param metafile of esbuild
 * @throws Error if a package brings none: it must not be bundled unseen
 */
export function licences(root, metafile) {
  const folders = Object.keys(metafile.inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  const parts = [...new Set(folders)].toSorted().map((folder) => {
    const read = (name) => readFileSync(join(root, folder, name), 'utf8');
    const { name, version, license, repository } = JSON.parse(read('package.json'));
    const file = readdirSync(join(root, folder)).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
    if (!file || !license) throw new Error(`${folder} has no licence`);
    const notice = existsSync(join(root, folder, 'NOTICE')) ? read('NOTICE') : '';
    // Some licences (MPL) want everybody who gets a library built in to be told where its source is.
    const source = `Source: ${(repository?.url ?? repository ?? '').replace(/^git\+/, '')}\n\n`;
    const within = WITHIN[name] ? `It ${WITHIN[name]}.\n\n` : '';
    return `${name} ${version} (${license})\n\n${source}${within}${read(file).trim()}\n${notice}`;
  });
  return `refund contains the following libraries.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
