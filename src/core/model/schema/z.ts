import { z } from 'zod';

/*
 * Zod may compile its parsers to code at run time, and tries out whether it may. A page under a
 * strict content security policy must not even try: the browser reports it. Every schema takes `z`
 * from here, so that this stands before the first schema is made.
 */
z.config({ jitless: true });

export { z };
