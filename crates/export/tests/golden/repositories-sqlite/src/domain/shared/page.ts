import type { Brand } from './brand';
import { InvalidCursorError, InvalidValueError } from './errors';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

/** A position in a list. It is opaque, and valid for the sort order that it was made for. */
export type Cursor<Order extends string> = Brand<string, `Cursor:${Order}`>;

export interface PageRequest<Order extends string> {
  /** A minus sign in front means descending. */
  readonly order?: Order;
  /** At most 1000; 50 by default. */
  readonly limit?: number;
  readonly after?: Cursor<Order> | null;
}

export interface Page<Entity, Order extends string> {
  readonly items: readonly Entity[];
  /** Where the next page begins; `null` on the last one. */
  readonly next: Cursor<Order> | null;
}

export function pageLimit(limit: number = DEFAULT_LIMIT): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InvalidValueError('limit', `between 1 and ${MAX_LIMIT}`);
  }
  return limit;
}

export function encodeCursor<Order extends string>(
  order: Order,
  position: readonly string[],
): Cursor<Order> {
  const text = JSON.stringify([order, ...position]);
  return Buffer.from(text).toString('base64url') as Cursor<Order>;
}

/** The position in a cursor: one text for each column of the sort order. */
export function decodeCursor<Order extends string>(
  order: Order,
  cursor: Cursor<Order>,
): readonly string[] {
  const [madeFor, ...position] = parse(cursor);
  if (madeFor !== order) throw new InvalidCursorError();
  return position;
}

function parse(cursor: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) return parts;
  } catch {
    // Not JSON, so not a cursor.
  }
  throw new InvalidCursorError();
}
