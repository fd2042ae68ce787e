import type { Range } from '../../domain/shared/range';
import type { SortValue } from './in-memory-table';

/** Whether a value is in a range. `null` is only in one without ends. */
export function isWithin<Value extends SortValue>(
  value: Value | null,
  { from, until }: Range<Value>,
): boolean {
  if (value === null) return from === undefined && until === undefined;
  return (from === undefined || value >= from) && (until === undefined || value < until);
}

/** As `isWithin`, for exact numbers, which are texts. */
export function isDecimalWithin(value: string | null, { from, until }: Range<string>): boolean {
  return isWithin(value === null ? null : Number(value), {
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(until === undefined ? {} : { until: Number(until) }),
  });
}
