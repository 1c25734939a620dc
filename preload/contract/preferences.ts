import { z } from 'zod';

export const preferences = z.object({
  language: z.enum(['system', 'es', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
});

export type Preferences = z.output<typeof preferences>;
