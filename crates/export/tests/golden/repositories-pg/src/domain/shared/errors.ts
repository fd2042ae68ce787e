/** The base of every error that the domain knows. */
export abstract class DomainError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A value breaks a rule of its type. */
export class InvalidValueError extends DomainError {
  constructor(
    readonly type: string,
    readonly rule: string,
  ) {
    super(`${type} must be ${rule}`);
  }
}

/** Another row already has the values of a unique key. */
export class UniqueViolationError extends DomainError {
  constructor(
    readonly entity: string,
    readonly constraint: string,
    options?: ErrorOptions,
  ) {
    super(`${entity} violates the unique key ${constraint}`, options);
  }
}

/** A row refers to one that does not exist, or is still referred to. */
export class ForeignKeyViolationError extends DomainError {
  constructor(
    readonly entity: string,
    readonly constraint: string,
    options?: ErrorOptions,
  ) {
    super(`${entity} violates the foreign key ${constraint}`, options);
  }
}

/** Somebody else has saved the entity since it was read. */
export class StaleVersionError extends DomainError {
  constructor(readonly entity: string) {
    super(`${entity} was changed since it was read`);
  }
}

/** There is no such entity to change. */
export class NotFoundError extends DomainError {
  constructor(readonly entity: string) {
    super(`${entity} does not exist`);
  }
}

/** A cursor is damaged, or was made for another sort order. */
export class InvalidCursorError extends DomainError {
  constructor() {
    super('The cursor does not belong to this list');
  }
}
