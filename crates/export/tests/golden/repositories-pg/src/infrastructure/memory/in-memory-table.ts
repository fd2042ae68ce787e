import { InvalidCursorError, UniqueViolationError } from '../../domain/shared/errors';
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageLimit,
} from '../../domain/shared/page';

export type SortValue = string | number | bigint | Date;

/** The position of an entity in each sort order. */
export type Sorts<Order extends string, Entity> = Record<
  Order,
  (entity: Entity) => readonly SortValue[]
>;

export interface UniqueKey<Entity> {
  readonly constraint: string;
  /** Deleted rows do not count. */
  readonly liveOnly?: boolean;
  /** A key with a `null` in it is never a duplicate. */
  values(entity: Entity): readonly unknown[];
}

export interface TableOptions<Entity> {
  readonly entity: string;
  readonly uniques?: readonly UniqueKey<Entity>[];
  key(entity: Entity): readonly unknown[];
}

interface Stored<Entity> {
  readonly entity: Entity;
  readonly isDeleted: boolean;
}

/** Rows in memory, which keep the keys that the database keeps. */
export class InMemoryTable<Entity extends object> {
  private rows = new Map<string, Stored<Entity>>();
  private lastNumber = 0;

  constructor(private readonly options: TableOptions<Entity>) {}

  /** Undoes whatever follows it. */
  savepoint(): () => void {
    const rows = new Map(this.rows);
    return () => {
      this.rows = rows;
    };
  }

  /** What the database would number the next row with. */
  nextNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }

  /** Inserts the entity, or replaces the one with its key. */
  put(entity: Entity): Entity {
    const key = keyText(this.options.key(entity));
    const before = this.rows.get(key);
    for (const unique of this.options.uniques ?? []) this.assertUnique(unique, key, entity);
    this.rows.set(key, { entity, isDeleted: before?.isDeleted ?? false });
    return entity;
  }

  /** The entity of a key, even if it is deleted. */
  stored(key: readonly unknown[]): Entity | undefined {
    return this.rows.get(keyText(key))?.entity;
  }

  get(key: readonly unknown[]): Entity | null {
    const row = this.rows.get(keyText(key));
    return row && !row.isDeleted ? row.entity : null;
  }

  find(matches: (entity: Entity) => boolean): Entity | null {
    return this.all().find(matches) ?? null;
  }

  filter(matches: (entity: Entity) => boolean): readonly Entity[] {
    return this.all().filter(matches);
  }

  all(): readonly Entity[] {
    return [...this.rows.values()].filter((row) => !row.isDeleted).map((row) => row.entity);
  }

  /** Deletes a row for good. */
  remove(key: readonly unknown[]): boolean {
    return this.rows.delete(keyText(key));
  }

  /** Marks a row as deleted, or as live again. Returns whether that changed it. */
  mark(key: readonly unknown[], isDeleted: boolean): boolean {
    const text = keyText(key);
    const row = this.rows.get(text);
    if (!row || row.isDeleted === isDeleted) return false;
    if (!isDeleted) {
      for (const unique of this.options.uniques ?? []) this.assertUnique(unique, text, row.entity);
    }
    this.rows.set(text, { entity: row.entity, isDeleted });
    return true;
  }

  page<Order extends string>(
    sorts: Sorts<Order, Entity>,
    { order, limit, after }: PageRequest<Order> & { readonly order: Order },
    matches: (entity: Entity) => boolean = () => true,
  ): Page<Entity, Order> {
    const size = pageLimit(limit);
    const direction = order.startsWith('-') ? -1 : 1;
    const position = sorts[order];
    const sorted = this.all()
      .filter(matches)
      .map((entity) => ({ entity, position: position(entity) }))
      .sort((one, other) => direction * compare(one.position, other.position));
    const texts = after ? decodeCursor(order, after) : [];
    const rest = after
      ? sorted.filter((row) => direction * compare(row.position, parsed(texts, row.position)) > 0)
      : sorted;
    const items = rest.slice(0, size);
    const last = items.at(-1);
    return {
      items: items.map((item) => item.entity),
      next: last && rest.length > size ? encodeCursor(order, last.position.map(sortText)) : null,
    };
  }

  private assertUnique(unique: UniqueKey<Entity>, key: string, entity: Entity): void {
    const values = unique.values(entity);
    if (values.some((value) => value === null || value === undefined)) return;
    for (const [otherKey, other] of this.rows) {
      if (otherKey === key || (unique.liveOnly && other.isDeleted)) continue;
      const others = unique.values(other.entity);
      if (values.every((value, at) => isSame(value, others[at]))) {
        throw new UniqueViolationError(this.options.entity, unique.constraint);
      }
    }
  }
}

function keyText(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => (value instanceof Date ? value : String(value))));
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other || String(one) === String(other);
}

function sortText(value: SortValue): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** The texts of a cursor as values of the types that a row has. */
function parsed(texts: readonly string[], like: readonly SortValue[]): readonly SortValue[] {
  return like.map((value, at) => {
    const text = texts[at];
    if (text === undefined) throw new InvalidCursorError();
    if (typeof value === 'number') return Number(text);
    if (typeof value === 'bigint') return BigInt(text);
    return value instanceof Date ? new Date(text) : text;
  });
}

function compare(one: readonly SortValue[], other: readonly SortValue[]): number {
  for (const [at, value] of one.entries()) {
    const against = other[at];
    if (against === undefined || value > against) return 1;
    if (value < against) return -1;
  }
  return 0;
}

/** A value that may be left out, and what it is then. `null` is a value. */
export function given<Value>(value: Value | undefined, otherwise: Value): Value {
  return value === undefined ? otherwise : value;
}
