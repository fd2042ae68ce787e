import type { SortValue } from './in-memory-table';

type Value = SortValue | boolean | null;

/** Which of two entities is first: below 0 if it is the one. */
export type Ordering<Entity> = (one: Entity, other: Entity) => number;

export function ascending<Entity>(by: (entity: Entity) => Value): Ordering<Entity> {
  return (one, other) => compare(by(one), by(other));
}

export function descending<Entity>(by: (entity: Entity) => Value): Ordering<Entity> {
  return (one, other) => compare(by(other), by(one));
}

/** The first entities, in an order of several parts. */
export function first<Entity>(
  entities: readonly Entity[],
  orderings: readonly Ordering<Entity>[],
  limit: number,
): readonly Entity[] {
  const sorted = [...entities].sort((one, other) => {
    for (const ordering of orderings) {
      const side = ordering(one, other);
      if (side !== 0) return side;
    }
    return 0;
  });
  return sorted.slice(0, limit);
}

/** `null` is where the database has it. */
function compare(one: Value, other: Value): number {
  if (one === null) return other === null ? 0 : -1;
  if (other === null) return 1;
  if (one > other) return 1;
  return one < other ? -1 : 0;
}
