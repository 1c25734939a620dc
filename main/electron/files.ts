import type { FileDialogs, FolderDialog } from '../lib/file-dialogs.ts';
import { dialog } from './surface.ts';

/** Where the person wants a file, asked with the system's own dialogs. */
export const fileDialogs: FileDialogs & FolderDialog = {
  async saveTo({ name, kind }) {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name, filters: [kind] });
    return canceled || filePath === '' ? null : filePath;
  },
  async openOne({ kind }) {
    const { canceled, filePaths } = await dialog.showOpenDialog({ filters: [kind] });
    return canceled ? null : (filePaths[0] ?? null);
  },
  async openFolder({ at }) {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      defaultPath: at,
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },
};
