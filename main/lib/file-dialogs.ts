export interface FileKind {
  name: string;
  extensions: string[];
}

/** Both answer `null` when the person changed their mind. */
export interface FileDialogs {
  saveTo(options: { name: string; kind: FileKind }): Promise<string | null>;
  openOne(options: { kind: FileKind }): Promise<string | null>;
}
