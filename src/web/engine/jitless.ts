import { config } from 'zod';

/** The page's policy allows no code from texts: zod must not even try. This module comes before every schema. */
config({ jitless: true });
