import type { ProfileFields } from '#contract/connections';
import type { OpenCourse } from '../connections/open-course.ts';
import { exportProfiles } from '../connections/profile-export.ts';
import type { Profiles } from '../connections/profiles.ts';
import type { FileDialogs } from '../lib/file-dialogs.ts';
import { writeChosenFile } from '../settings/chosen-file.ts';

export interface SharingDeps {
  profiles: Pick<Profiles, 'find'>;
  files: FileDialogs;
}

/** A file that a colleague imports: the way to the open course for that login, without the password. */
export async function shareProfile(
  { about, address }: OpenCourse,
  login: string,
  { profiles, files }: SharingDeps,
): Promise<{ path: string } | null> {
  const path = await files.saveTo({
    name: `tiza-${login}.json`,
    kind: { name: 'Tiza', extensions: ['json'] },
  });
  if (path === null) return null;
  const { labels, color = 'teal' } = profiles.find(about.id) ?? {};
  const fields: ProfileFields = {
    name: about.name,
    color,
    ...address,
    user: login,
    readOnly: false,
    ...(labels === undefined ? {} : { labels }),
  };
  await writeChosenFile(path, exportProfiles([{ ...fields, id: 'shared-profile' }]));
  return { path };
}
