import { clean } from '../../case/clean.ts';

/** Bytes of one name: file systems take 255, some programs far less of a whole path. */
const LONGEST = 120;

/** Gives names that every system takes, none of them twice, whatever the form of Unicode or the case. */
export class FileNames {
  readonly #taken = new Set<string>();

  /**
   * `证据/E1 订单页面 截图.png`
   * @param folder with a slash at its end
   * @param label begins the name, so that none is reserved or hidden: E1
   * @param name as the file was called; may be anything
   */
  give(folder: string, label: string, name: string): string {
    const { stem, ending } = parts(safe(name));
    for (let again = 1; ; again++) {
      const tail = `${again === 1 ? '' : ` (${again})`}${ending}`;
      const whole = `${label} ${stem}`.trim();
      const given = `${folder}${cut(whole, LONGEST - Buffer.byteLength(tail))}${tail}`;
      const key = given.normalize('NFC').toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return given;
    }
  }
}

/** Only what shows, in one form, without what some system reads as more than a sign of a name. */
function safe(name: string): string {
  return clean(name)
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*%\ufffd\u200d]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A name and its ending, which stays whole where it is one. */
function parts(name: string): { stem: string; ending: string } {
  const ending = /(?<=.)\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
  // Windows drops dots and spaces at an end.
  return { stem: name.slice(0, name.length - ending.length).replace(/[. ]+$/, ''), ending };
}

/** As much of a text as has room, whole characters only. */
function cut(text: string, bytes: number): string {
  let room = bytes;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    room -= Buffer.byteLength(segment);
    if (room < 0) break;
    kept += segment;
  }
  return kept.replace(/[. ]+$/, '');
}
