import type { ActivityNamesInUse, ConfirmedNames, LabelSheet } from '#contract/care-labels';
import type { Handlers } from '#contract/contract';
import type { Courses } from '../connections/courses.ts';
import type { OpenCourse } from '../connections/open-course.ts';
import type { Profiles } from '../connections/profiles.ts';
import type { Labels } from '../platforms/platform.ts';

export interface WordingDeps {
  courses: Pick<Courses, 'current' | 'renew'>;
  profiles: Pick<Profiles, 'find' | 'change'>;
}

type Wording = Pick<Handlers['care'], 'labels' | 'saveLabels' | 'activityNames' | 'confirmNames'>;

/** How the course words its activities and files its comments: kept in the profile, never in the database. */
export function createWording({ courses, profiles }: WordingDeps): Wording {
  const profileOf = ({ about }: OpenCourse) => profiles.find(about.id);

  async function keep(labels: Labels): Promise<void> {
    const profile = profileOf(courses.current());
    if (profile !== undefined) await profiles.change(profile.id, { labels });
    await courses.renew(labels);
  }

  function sheet(): LabelSheet {
    const course = courses.current();
    const { activities, unknown } = course.platform.labels.sheet(course.catalog, course.labels);
    return { keptIn: profileOf(course) === undefined ? 'session' : 'profile', activities, unknown };
  }

  async function names(): Promise<ActivityNamesInUse[]> {
    const { platform, reader, database, labels } = courses.current();
    const confirmed = platform.labels.confirmed(labels);
    const titles = new Map(reader.definitions().map(({ key, title }) => [key, title]));
    const found = await reader.activityNames(database);
    return found
      .filter(({ activity }) => activity === null || titles.has(activity))
      .map(({ activity, spellings, proposed }) => ({
        activity,
        title: activity === null ? '' : (titles.get(activity) ?? activity),
        spellings,
        proposed,
        confirmed: activity !== null && confirmed.includes(activity),
      }));
  }

  return {
    labels: async () => sheet(),
    async saveLabels(change) {
      const { platform, labels } = courses.current();
      await keep(platform.labels.reworded(labels, change));
      return sheet();
    },
    activityNames: names,
    async confirmNames(chosen: ConfirmedNames) {
      const { platform, labels } = courses.current();
      await keep(platform.labels.named(labels, chosen));
      return names();
    },
  };
}
