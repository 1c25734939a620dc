import { ledger } from './0001_ledger.ts';
import { feedback } from './0002_feedback.ts';
import { desk } from './0003_desk.ts';
import { bank } from './0004_bank.ts';
import { wholeHistory } from './0005_whole-history.ts';
import type { Migration } from './migration.ts';

/** In the order they are applied. */
export const migrations: readonly Migration[] = [ledger, feedback, desk, bank, wholeHistory];
