export interface FileKind {
  name: string;
  extensions: string[];
}

/** Both answer `null` when the person changed their mind. */
export interface FileDialogs {
  saveTo(options: { name: string; kind: FileKind }): Promise<string | null>;
  openOne(options: { kind: FileKind }): Promise<string | null>;
}

export interface FolderDialog {
  /** `null`: the person changed their mind. */
  openFolder(options: { at: string }): Promise<string | null>;
}
