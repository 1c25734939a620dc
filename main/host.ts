import type { AppInfo } from '#contract/app';
import type { EventName, EventPayload, Handlers } from '#contract/contract';
import type { Preferences } from '#contract/preferences';
import type { Notification } from './backups/keep/reminders.ts';
import type { Courses } from './connections/courses.ts';
import type { OpenPrinter } from './feedback/print/printer.ts';
import type { Leaving } from './journal/journal.ts';
import type { FileDialogs, FolderDialog } from './lib/file-dialogs.ts';
import type { Log } from './logging/log.ts';
import type { Settings } from './settings/settings.ts';
import type { UpdateSource } from './updates/updates.ts';

/** What the host (Electron, or a test) tells about itself. */
export interface Host {
  userData: string;
  logs: string;
  /** Where the program's own files are: the built renderer and the resources. */
  appPath: string;
  version: string;
  packaged: boolean;
  /** The system, the processor, and what Tiza runs on. */
  machine: Record<string, string>;
  platform: AppInfo['platform'];
  systemLanguage: string;
  devServer?: string;
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  preferencesChanged(preferences: Preferences): void;
  courseChanged(open: boolean): void;
  clipboard(): Promise<string>;
  copy(text: string): Promise<void>;
  copyPicture(png: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Where people keep their documents. */
  documents: string;
  files: FileDialogs & FolderDialog;
  openPrinter: OpenPrinter;
  showFolder(path: string): Promise<void>;
  notify(notification: Notification): void;
  /** Where new versions come from; absent where Tiza was not installed from a package. */
  updates?: () => Promise<UpdateSource>;
}

export interface Tiza {
  log: Log;
  settings: Settings;
  courses: Courses;
  handlers: Handlers;
  /** The sample course when asked for by name, otherwise the course of the last time. */
  openFirstCourse(sample: boolean): Promise<void>;
  /** What somebody should know before they close the app. */
  leaving(): Leaving;
  /** The computer slept, and something may be due since. */
  woke(): void;
  /** A `tiza://` link from outside; nothing in it is to be trusted. */
  receiveLink(link: string): void;
  /** A backup that was opened from outside. */
  receiveBackup(path: string): void;
  /** The courses opened last, newest first. */
  recentCourses(): { id: string; name: string }[];
  respond(request: Request): Promise<Response>;
  dispose(): Promise<void>;
}
