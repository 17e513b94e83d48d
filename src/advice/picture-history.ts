import { editorAmong } from '../knowledge/editing-programs.ts';

/** Something in a picture's metadata that somebody may ask about; never a verdict. */
export type PictureHistory =
  | { readonly what: 'edited'; readonly program: string }
  | { readonly what: 'changed-later'; readonly taken: string; readonly changed: string };

/** Phones finish a picture some time after they took it; milliseconds. */
const FINISHING = 60_000;

/**
 * What the metadata of a picture says about its history. Most screenshots have none, which says nothing.
 * @param taken when, as the picture says (2024-05-01T14:02:09, with or without a zone)
 */
export function pictureHistory({
  software,
  taken,
  changed,
}: {
  readonly software: readonly string[];
  readonly taken: string | undefined;
  readonly changed: string | undefined;
}): PictureHistory[] {
  const found: PictureHistory[] = [];
  const program = editorAmong(software);
  if (program !== undefined) found.push({ what: 'edited', program });
  if (taken !== undefined && changed !== undefined && instantOf(changed) - instantOf(taken) > FINISHING) {
    if (hasZone(taken) === hasZone(changed)) {
      found.push({ what: 'changed-later', taken: shown(taken), changed: shown(changed) });
    }
  }
  return found;
}

const hasZone = (time: string) => time.length > 19;
const shown = (time: string) => time.slice(0, 16).replace('T', ' ');
/** Without a zone both count in the same one, whichever it is. */
const instantOf = (time: string) => Date.parse(hasZone(time) ? time : `${time}Z`);
