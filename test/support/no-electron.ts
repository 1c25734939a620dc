// Stands where `electron` would be in tests that run in plain Node.
throw new Error(
  'This file imports electron at run time. Only main/electron and main/index.ts may; import its types with `import type`.',
);
