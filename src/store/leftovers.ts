import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { vaultFolder } from './vault-folder.ts';

const INCOMING = /^\.incoming-/;

/** What commands that were broken off left in the home folder and the vault; absolute paths. */
export function brokenOff(home: string): string[] {
  return [home, vaultFolder(home)].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => INCOMING.test(name))
          .map((name) => join(folder, name))
      : [],
  );
}

export interface LooseRights {
  readonly path: string;
  readonly mode: number;
  readonly wanted: number;
}

/** Whatever others than the user may read, or anybody may write who should not. Not on Windows: it has no such modes. */
export function looseRights(home: string): LooseRights[] {
  if (process.platform === 'win32' || !existsSync(home)) return [];
  const vault = vaultFolder(home);
  const wanted: [string, number][] = [
    [home, 0o700],
    ...readdirSync(home)
      .filter((name) => name.includes('.sqlite') || name === 'me.json')
      .map((name): [string, number] => [join(home, name), 0o600]),
    ...(existsSync(vault) ? [[vault, 0o700] as [string, number]] : []),
    ...(existsSync(vault) ? readdirSync(vault) : []).map((name): [string, number] => [
      join(vault, name),
      0o400,
    ]),
  ];
  return wanted.flatMap(([path, most]) => {
    const mode = statSync(path).mode & 0o777;
    return (mode & ~most) === 0 ? [] : [{ path, mode, wanted: most }];
  });
}
