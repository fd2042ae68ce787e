import {
  ForeignKeyViolationError,
  NotFoundError,
  UniqueViolationError,
} from '../../domain/shared/errors';

/** Names of the columns, or of the index, that SQLite ends its message with. */
const UNIQUE_VIOLATION = /UNIQUE constraint failed: (?:index '([^']+)'|(.+))$/;
const FOREIGN_KEY_VIOLATION = /FOREIGN KEY constraint failed/;

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
    const unique = UNIQUE_VIOLATION.exec(cause.message);
    if (unique) {
      return new UniqueViolationError(entity, unique[1] ?? unique[2] ?? '', { cause });
    }
    if (FOREIGN_KEY_VIOLATION.test(cause.message)) {
      return new ForeignKeyViolationError(entity, '', { cause });
    }
  }
  return error;
}
