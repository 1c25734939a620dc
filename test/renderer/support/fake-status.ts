import type { CourseStatus } from '#contract/course';

export const fakeStatus: CourseStatus = {
  link: 'ready',
  course: {
    id: 'calculo',
    name: 'Cálculo I · 2026-2',
    kind: 'profile',
    host: 'db.example.edu',
    database: 'calculo_i',
    user: 'ana.torres',
    platform: 'calculus',
    readOnly: false,
  },
  mark: 'none',
  wire: {
    link: 'ready',
    host: 'db.example.edu',
    tls: { mode: 'verify-full', version: 'TLSv1.3', verified: true },
    roundTripMs: 38.4,
    server: null,
    rights: {
      kind: 'teacher',
      login: 'ana.torres',
      superuser: false,
      readOnly: 'no',
      createsDatabases: false,
      monitors: false,
      rowsHidden: false,
      actions: {},
    },
    problem: null,
    retryAt: null,
  },
};
