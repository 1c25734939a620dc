import { lockHoldsNoStrangers } from './dependencies.ts';
import { docsNameWhatIsThere } from './docs.ts';
import { electronOnlyInItsRoom, importsNameTheFile, roomsKeepTheirWalls } from './imports.ts';
import { everyColumnIsNamed, onlyPlatformsKnowTheirTables, sqlStaysInItsRooms } from './knowledge.ts';
import { lockNamesNoHost, noPathOfOneMachine } from './privacy.ts';
import type { Rule } from './rule.ts';
import {
  filesStayShort,
  namesAreKebabCase,
  noDrawers,
  noTestIsSetAside,
  nothingLeftForLater,
} from './shape.ts';

export const rules: readonly Rule[] = [
  electronOnlyInItsRoom,
  roomsKeepTheirWalls,
  importsNameTheFile,
  onlyPlatformsKnowTheirTables,
  sqlStaysInItsRooms,
  everyColumnIsNamed,
  filesStayShort,
  namesAreKebabCase,
  noDrawers,
  nothingLeftForLater,
  noTestIsSetAside,
  noPathOfOneMachine,
  lockNamesNoHost,
  lockHoldsNoStrangers,
  docsNameWhatIsThere,
];
