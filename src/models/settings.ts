import * as z from 'zod';
import { once } from '../numeric/once.ts';

/** What the settings of several models are made of. */

/** The id of an actor: letters, digits, `_` and `-`, beginning with a letter. */
export const actorId = once(() =>
  z
    .string()
    .regex(/^\p{L}[\p{L}\p{N}_-]{0,79}$/u)
    .meta({ title: 'a name of letters, digits, _ and -' }),
);

export const ratio = once(() => z.number().min(0).max(1));

/** More rounds than this are refused. */
const MOST_ROUNDS = 1000;
export const rounds = once(() => z.number().int().min(1).max(MOST_ROUNDS).exactOptional());
