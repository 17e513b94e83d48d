/** What kind of file it is, by its first bytes. */
export type FileType = 'png' | 'jpeg' | 'gif' | 'webp' | 'heic' | 'pdf' | 'zip';

interface Row {
  readonly type: FileType;
  readonly extensions: readonly string[];
  readonly begins: readonly number[];
  /** From where its beginning counts. */
  readonly at?: number;
}

const ROWS: readonly Row[] = [
  { type: 'png', extensions: ['png'], begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'jpeg', extensions: ['jpg', 'jpeg'], begins: [0xff, 0xd8, 0xff] },
  { type: 'gif', extensions: ['gif'], begins: [0x47, 0x49, 0x46, 0x38] },
  { type: 'webp', extensions: ['webp'], begins: [0x57, 0x45, 0x42, 0x50], at: 8 },
  {
    type: 'heic',
    extensions: ['heic', 'heif', 'mp4', 'mov', 'm4v'],
    begins: [0x66, 0x74, 0x79, 0x70],
    at: 4,
  },
  { type: 'pdf', extensions: ['pdf'], begins: [0x25, 0x50, 0x44, 0x46] },
  { type: 'zip', extensions: ['zip', 'xlsx', 'docx'], begins: [0x50, 0x4b, 0x03, 0x04] },
];

/** The type that a name claims; undefined where it claims none of these. */
export function claimedType(name: string): FileType | undefined {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  return ROWS.find(({ extensions }) => extension !== undefined && extensions.includes(extension))?.type;
}

/** The type that the first bytes (16 are enough) show. */
export function realType(head: Uint8Array): FileType | undefined {
  return ROWS.find(({ begins, at = 0 }) => begins.every((byte, index) => head[at + index] === byte))?.type;
}
