/** What becomes of rows when the row that they refer to is deleted, or changes its key. */
export type Following<Entity> = 'cascade' | { readonly set: Partial<Entity> };

export interface ForeignKey<Entity, Target> {
  readonly constraint: string;
  readonly fields: readonly (keyof Entity)[];
  /** The fields of the other table. */
  readonly to: readonly (keyof Target)[];
  /** Without it, a row that others refer to cannot be deleted. */
  readonly onDelete?: Following<Entity>;
  readonly onUpdate?: Following<Entity>;
}

/** The values that a row refers with, or is referred to by. */
export function valuesOf<Entity>(
  entity: Entity,
  fields: readonly (keyof Entity)[],
): readonly unknown[] {
  return fields.map((field) => entity[field]);
}

function isSame(one: unknown, other: unknown): boolean {
  if (hasNull([one, other])) return false;
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other || String(one) === String(other);
}

/** Whether keys are the same. One with a `null` in it is like no other. */
export function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.every((value, at) => isSame(value, others[at]));
}

/** A key with a `null` in it is never a duplicate, and refers to no row. */
export function hasNull(values: readonly unknown[]): boolean {
  return values.some((value) => value === null || value === undefined);
}
