import type { Log } from '../logging/log.ts';
import type { EmbeddedAddress } from './server.ts';

export interface SampleCourse {
  /** Starts, and on the first opening (or after damage) builds, the sample course. */
  open(): Promise<{ address: EmbeddedAddress; database: string; notice?: 'sample-rebuilt' }>;
  close(): Promise<void>;
}

export interface SampleCourseDeps {
  userData: string;
  /** Where the images of the sample course are. */
  resources: string;
  log: Log;
}
