import { and, type Column, gte, lt, type SQL } from 'drizzle-orm';
import type { Range } from '../../domain/shared/range';

/** The rows with a value in a range. */
export function isWithin<Value>(column: Column, { from, until }: Range<Value>): SQL | undefined {
  return and(
    from === undefined ? undefined : gte(column, from),
    until === undefined ? undefined : lt(column, until),
  );
}
