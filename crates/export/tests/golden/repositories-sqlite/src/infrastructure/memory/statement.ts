/** A statement, as a database runs it: it makes all of its changes, or none. */
export class Statement {
  private readonly checks: (() => void)[] = [];
  private readonly undos: (() => void)[] = [];

  constructor(readonly entity: string) {}

  /** Throws at the end, when every row has changed, if they cannot stay so. */
  check(check: () => void): void {
    this.checks.push(check);
  }

  /** Takes a change back if the statement fails. */
  onUndo(undo: () => void): void {
    this.undos.push(undo);
  }

  run<Result>(work: () => Result): Result {
    try {
      const result = work();
      for (const check of this.checks) check();
      return result;
    } catch (error) {
      for (const undo of this.undos.reverse()) undo();
      throw error;
    }
  }
}
