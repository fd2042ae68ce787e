import {
  ForeignKeyViolationError,
  NotFoundError,
  UniqueViolationError,
} from '../../domain/shared/errors';

/** SQLSTATE of the violations that the domain knows. */
const UNIQUE_VIOLATION = '23505';
/** The second is that of ON DELETE RESTRICT, from PostgreSQL 18 on. */
const FOREIGN_KEY_VIOLATIONS = ['23503', '23001'];

/** Waits for a write, and turns what the database refuses into an error of the domain. */
export async function translated<Result>(
  entity: string,
  write: PromiseLike<Result>,
): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    throw translation(entity, error);
  }
}

/** The only row of a result. */
export function only<Row>(rows: readonly Row[], entity: string): Row {
  const [row] = rows;
  if (row === undefined) throw new NotFoundError(entity);
  return row;
}

function translation(entity: string, error: unknown): unknown {
  // Drizzle wraps the error of the driver.
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint = '' } = cause as { code?: string; constraint?: string };
    if (code === UNIQUE_VIOLATION) return new UniqueViolationError(entity, constraint, { cause });
    if (code !== undefined && FOREIGN_KEY_VIOLATIONS.includes(code)) {
      return new ForeignKeyViolationError(entity, constraint, { cause });
    }
  }
  return error;
}
