import { and, asc, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { InvalidCursorError } from '../../domain/shared/errors';
import { type Cursor, decodeCursor, encodeCursor, type Page } from '../../domain/shared/page';

/** How a list is sorted. The key is last, so that no two rows have the same position. */
export interface Sort {
  readonly columns: readonly PgColumn[];
  readonly isDescending: boolean;
}

export interface Positioned<Row> {
  readonly row: Row;
  readonly position: string[];
}

export function ascending(...columns: PgColumn[]): Sort {
  return { columns, isDescending: false };
}

export function descending(...columns: PgColumn[]): Sort {
  return { columns, isDescending: true };
}

export function orderOf({ columns, isDescending }: Sort): SQL[] {
  return columns.map((column) => (isDescending ? desc(column) : asc(column)));
}

/** Selects the position of a row as texts: a `Date` would lose the microseconds of a timestamp. */
export function positionOf({ columns }: Sort): SQL<string[]> {
  const texts = columns.map((column) => sql`${column}::text`);
  return sql<string[]>`json_build_array(${sql.join(texts, sql`, `)})`;
}

/** The rows behind a cursor. */
export function isAfter<Order extends string>(
  { columns, isDescending }: Sort,
  order: Order,
  cursor: Cursor<Order>,
): SQL | undefined {
  const position = decodeCursor(order, cursor);
  if (position.length !== columns.length) throw new InvalidCursorError();
  const beyond = isDescending ? lt : gt;
  return columns.reduceRight<SQL | undefined>((rest, column, at) => {
    const value = sql`${position[at]}`;
    return rest ? or(beyond(column, value), and(eq(column, value), rest)) : beyond(column, value);
  }, undefined);
}

/** A page of the rows, of which one more than the limit has been read. */
export function pageOf<Row, Entity, Order extends string>(
  order: Order,
  limit: number,
  rows: readonly Positioned<Row>[],
  toDomain: (row: Row) => Entity,
): Page<Entity, Order> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ row }) => toDomain(row)),
    next: last && rows.length > limit ? encodeCursor(order, last.position) : null,
  };
}
