import {
  ForeignKeyViolationError,
  InvalidCursorError,
  UniqueViolationError,
} from '../../domain/shared/errors';
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageLimit,
} from '../../domain/shared/page';
import { areSame, type ForeignKey, hasNull, valuesOf } from './foreign-key';
import { Statement } from './statement';

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

/** Holds a row to a foreign key, at the end of a statement. */
type Held<Entity> = (entity: Entity, statement: Statement) => void;

/** Lets other rows follow one that has changed, or is deleted. */
type Followed<Entity> = (before: Entity, after: Entity | null, statement: Statement) => void;

/** Rows in memory, which keep the keys that the database keeps. */
export class InMemoryTable<Entity extends object> {
  private rows = new Map<string, Stored<Entity>>();
  private lastNumber = 0;
  private statement: Statement | undefined;
  private readonly references: Held<Entity>[] = [];
  private readonly referrers: Followed<Entity>[] = [];

  constructor(private readonly options: TableOptions<Entity>) {}

  /** Adds a foreign key to another table. */
  refersTo<Target extends object>(
    target: InMemoryTable<Target>,
    { constraint, fields, to, onDelete, onUpdate }: ForeignKey<Entity, Target>,
  ): void {
    const held: Held<Entity> = (entity, statement) =>
      statement.check(() => {
        if (!this.isStored(entity) || target.has(to, valuesOf(entity, fields))) return;
        throw new ForeignKeyViolationError(statement.entity, constraint);
      });
    this.references.push(held);
    target.referrers.push((before, after, statement) => {
      const old = valuesOf(before, to);
      const values = after && valuesOf(after, to);
      if (hasNull(old) || (values && areSame(old, values))) return;
      const following = after ? onUpdate : onDelete;
      for (const entity of this.allWith(fields, old)) {
        if (!this.isStored(entity)) continue;
        if (!following) held(entity, statement);
        else if (following !== 'cascade') this.change(entity, following.set, statement);
        else if (!values) this.drop(entity, statement);
        else {
          const changed = Object.fromEntries(fields.map((field, at) => [field, values[at]]));
          this.change(entity, changed as Partial<Entity>, statement);
        }
      }
    });
  }

  /** Runs changes as one statement: all of them are made, or none. */
  atomically<Result>(work: (statement: Statement) => Result): Result {
    if (this.statement) return work(this.statement);
    const statement = new Statement(this.options.entity);
    this.statement = statement;
    try {
      return statement.run(() => work(statement));
    } finally {
      this.statement = undefined;
    }
  }

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
    const before = this.rows.get(this.keyOf(entity));
    this.atomically((statement) => this.write(entity, before, statement));
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
    const row = this.rows.get(keyText(key));
    if (row) this.atomically((statement) => this.drop(row.entity, statement));
    return row !== undefined;
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

  private keyOf(entity: Entity): string {
    return keyText(this.options.key(entity));
  }

  private isStored(entity: Entity): boolean {
    return this.rows.get(this.keyOf(entity))?.entity === entity;
  }

  private allWith(fields: readonly (keyof Entity)[], values: readonly unknown[]): Entity[] {
    const entities = [...this.rows.values()].map((row) => row.entity);
    return entities.filter((entity) => areSame(valuesOf(entity, fields), values));
  }

  /** Whether the values refer to a row that is there, or to none. */
  private has(fields: readonly (keyof Entity)[], values: readonly unknown[]): boolean {
    if (hasNull(values)) return true;
    // Most foreign keys refer to the key.
    const row = this.rows.get(keyText(values));
    if (row && areSame(valuesOf(row.entity, fields), values)) return true;
    return this.allWith(fields, values).length > 0;
  }

  private set(key: string, row: Stored<Entity> | undefined, statement: Statement): void {
    const before = this.rows.get(key);
    if (row) this.rows.set(key, row);
    else this.rows.delete(key);
    statement.onUndo(() => {
      if (before) this.rows.set(key, before);
      else this.rows.delete(key);
    });
  }

  private write(entity: Entity, before: Stored<Entity> | undefined, statement: Statement): void {
    const key = this.keyOf(entity);
    if (before && this.keyOf(before.entity) !== key) {
      this.set(this.keyOf(before.entity), undefined, statement);
    }
    for (const unique of this.options.uniques ?? []) this.assertUnique(unique, key, entity);
    this.set(key, { entity, isDeleted: before?.isDeleted ?? false }, statement);
    for (const held of this.references) held(entity, statement);
    if (before) for (const followed of this.referrers) followed(before.entity, entity, statement);
  }

  private change(entity: Entity, changes: Partial<Entity>, statement: Statement): void {
    this.write({ ...entity, ...changes }, this.rows.get(this.keyOf(entity)), statement);
  }

  private drop(entity: Entity, statement: Statement): void {
    this.set(this.keyOf(entity), undefined, statement);
    for (const followed of this.referrers) followed(entity, null, statement);
  }

  private assertUnique(unique: UniqueKey<Entity>, key: string, entity: Entity): void {
    const values = unique.values(entity);
    if (hasNull(values)) return;
    for (const [otherKey, other] of this.rows) {
      if (otherKey === key || (unique.liveOnly && other.isDeleted)) continue;
      if (areSame(values, unique.values(other.entity))) {
        throw new UniqueViolationError(this.options.entity, unique.constraint);
      }
    }
  }
}

function keyText(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => (value instanceof Date ? value : String(value))));
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
