import { z } from 'zod';

// The page's policy forbids making code from text; zod must not even try. This has to run before any schema is
// built, so it is a module of its own that is imported first.
if (import.meta.env.DEV) z.config({ jitless: true });
