import {
  ForeignKeyViolationError,
  NotFoundError,
  UniqueViolationError,
} from '../../domain/shared/errors';

/** Numbers of the errors that the domain knows. */
const DUPLICATE_ENTRY = 1062;
const FOREIGN_KEY_VIOLATIONS = [1451, 1452];
const NULL_IN_KEY = 1048;

/**
 * Waits for a write, and turns what the database refuses into an error of the domain. An upsert that has met the row of
 * another key comes with a plain insert, whose error tells which.
 */
export async function translated<Result>(
  entity: string,
  write: PromiseLike<Result>,
  insert?: () => PromiseLike<unknown>,
): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (insert && isOfAnotherRow(error)) await translated(entity, insert());
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
    const { errno } = cause as { errno?: number };
    if (errno === DUPLICATE_ENTRY) {
      return new UniqueViolationError(entity, duplicateKey(cause.message), { cause });
    }
    if (errno !== undefined && FOREIGN_KEY_VIOLATIONS.includes(errno)) {
      return new ForeignKeyViolationError(entity, foreignKey(cause.message), { cause });
    }
  }
  return error;
}

/** The upsert has met a row of another key: its guard puts `NULL` into the key. */
function isOfAnotherRow(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ((cause as { errno?: number }).errno === NULL_IN_KEY) return true;
  }
  return false;
}

/** `Duplicate entry 'a' for key 'users.users_email_unique'` */
function duplicateKey(message: string): string {
  return /for key '(?:[^']*\.)?([^'.]+)'$/.exec(message)?.[1] ?? '';
}

/** `… a foreign key constraint fails (…, CONSTRAINT `orders_user_id_fk` …)` */
function foreignKey(message: string): string {
  return /CONSTRAINT `([^`]+)`/.exec(message)?.[1] ?? '';
}
