import * as z from 'zod/mini';
import { PageQuery, tested } from './common.ts';

/** Of a list that is too long to be read whole: pages of what has `q` in it. */
export const SearchQuery = z.object({ ...PageQuery.shape, q: z.optional(tested((value) => value.length <= 100, { maxLength: 100 })) });
