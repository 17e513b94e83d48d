/** One file on its way into a package or backup. */
export interface Member {
  /** With forward slashes, relative to the top. */
  readonly name: string;
  /** Gains nothing from being packed, or is not to be. */
  readonly packed?: true;
  /** Its bytes, piece by piece; called once. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The files of a folder or zip that was handed in: names and sizes are checked before anything is read. */
export interface MemberSource {
  readonly members: readonly { readonly name: string; readonly bytes: number }[];
  /** Never gives more bytes than the member said it has. @throws RefundError `package-refused` */
  open(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
