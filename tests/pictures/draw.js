// Draws the pictures that reading is measured on: `node tests/pictures/draw.js FOLDER [how many of each]`. What is there
// already stays. On Debian it needs chromium-headless-shell, and the fonts of templates.js: fonts-noto-cjk,
// fonts-wqy-zenhei, fonts-wqy-microhei, fonts-lxgw-wenkai, fonts-droid-fallback, fonts-arphic-uming.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decode } from 'fast-png';
import { encode } from 'jpeg-js';
import { madeUp, TEMPLATES, WAYS } from './templates.js';

const [folder = 'pictures', each = '3'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const rows = [];
let seed = 0;
for (const [place, [name, template]] of Object.entries(TEMPLATES).entries()) {
  const { kind, width, height, draw, facts, turns } = template;
  for (let number = 0; number < Number(each); number += 1) {
    seed += 1;
    // Each way comes as often as the others, and no template has always the same ones.
    const way = WAYS[(seed * 5 + place) % WAYS.length];
    const long = height > 2000;
    const scale = long ? Math.min(way.scale, 2) : way.scale;
    const file = `${name}-${number}.${way.quality ? 'jpg' : 'png'}`;
    const path = join(folder, file);
    const made = madeUp(seed);
    const html = join(folder, `${name}-${number}.html`);
    writeFileSync(
      html,
      draw(made, { dark: way.dark, font: way.font, ...(way.size && width < 600 && { size: way.size }) }),
    );
    rows.push({
      file,
      template: name,
      kind,
      way,
      facts: facts(madeUp(seed)),
      ...(turns && { turns: turns(madeUp(seed)) }),
    });
    if (!existsSync(path)) {
      const shot = join(folder, 'shot.png');
      const size = [Math.round(width), Math.round(height * (way.size && width < 600 ? 1.35 : 1))];
      const { error } = spawnSync(
        'chromium-headless-shell',
        [
          '--no-sandbox',
          '--hide-scrollbars',
          `--force-device-scale-factor=${scale}`,
          `--window-size=${size.join(',')}`,
          `--screenshot=${shot}`,
          pathToFileURL(html).href,
        ],
        { stdio: 'ignore' },
      );
      if (error) throw error;
      const bytes = readFileSync(shot);
      if (way.quality) {
        const { data, channels, width: w, height: h } = decode(bytes);
        const rgba =
          channels === 4
            ? data
            : Uint8Array.from({ length: w * h * 4 }, (_, i) =>
                i % 4 === 3 ? 255 : data[Math.floor(i / 4) * 3 + (i % 4)],
              );
        writeFileSync(path, encode({ data: rgba, width: w, height: h }, way.quality).data);
      } else writeFileSync(path, bytes);
      rmSync(shot);
    }
    rmSync(html);
    console.log(file);
  }
}
writeFileSync(join(folder, 'truth.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n') + '\n');
