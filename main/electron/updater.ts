import type { UpdateSource } from '../updates/updates.ts';
import { app } from './surface.ts';

/** Asks where the packages are published. Loaded when it is first needed, and only by an installed Tiza. */
export async function updateSource(): Promise<UpdateSource> {
  const { autoUpdater } = (await import('electron-updater')).default;
  autoUpdater.autoDownload = false;
  // Tiza ends when the person says so, not when a download is done.
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.autoRunAppAfterInstall = true;
  autoUpdater.logger = null;
  return {
    async newest() {
      const found = await autoUpdater.checkForUpdates();
      if (found === null || !found.isUpdateAvailable) return null;
      return { version: found.updateInfo.version, notes: found.updateInfo.releaseNotes };
    },
    async download(onPercent) {
      const progress = ({ percent }: { percent: number }) => onPercent(percent);
      autoUpdater.on('download-progress', progress);
      try {
        await autoUpdater.downloadUpdate();
      } finally {
        autoUpdater.off('download-progress', progress);
      }
    },
    install() {
      // Everything is closed by now: without a new version, too, this Tiza has to end.
      autoUpdater.once('error', () => app.quit());
      autoUpdater.quitAndInstall();
    },
  };
}
