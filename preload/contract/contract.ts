import type { z } from 'zod';
import { app, appEvents } from './app.ts';
import { backupEvents, backups } from './backups.ts';
import { bank } from './bank.ts';
import { care } from './care.ts';
import { classroom } from './classroom.ts';
import { connect, connectEvents } from './connect.ts';
import { course, courseEvents } from './course.ts';
import type { ArgumentsOf, Events, Method, OutputOf, ParsedOf, Table } from './define.ts';
import { desk } from './desk-memory.ts';
import { exchange, exchangeEvents } from './exchange.ts';
import { feedback } from './feedback.ts';
import { grading, gradingEvents } from './grading.ts';
import { journal, journalEvents } from './journal.ts';
import { linkEvents, links } from './links.ts';
import type { Result } from './result.ts';
import { updateEvents, updates } from './updates.ts';

export const contract = {
  app,
  backups,
  bank,
  care,
  classroom,
  connect,
  course,
  desk,
  exchange,
  feedback,
  grading,
  journal,
  links,
  updates,
} satisfies Table;
export const events = {
  ...appEvents,
  ...backupEvents,
  ...connectEvents,
  ...courseEvents,
  ...exchangeEvents,
  ...gradingEvents,
  ...journalEvents,
  ...linkEvents,
  ...updateEvents,
} satisfies Events;

export type Contract = typeof contract;
export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;

/** Main must answer every method; leaving one out does not compile. */
export type Handlers = {
  [Space in keyof Contract]: {
    [Name in keyof Contract[Space]]: Contract[Space][Name] extends Method
      ? (input: ParsedOf<Contract[Space][Name]>) => Promise<OutputOf<Contract[Space][Name]>>
      : never;
  };
};

/** What the preload puts on `window.tiza`: results cross, nothing is thrown. */
export type Bridge = {
  [Space in keyof Contract]: {
    [Name in keyof Contract[Space]]: Contract[Space][Name] extends Method
      ? (...input: ArgumentsOf<Contract[Space][Name]>) => Promise<Result<OutputOf<Contract[Space][Name]>>>
      : never;
  };
} & {
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
};
