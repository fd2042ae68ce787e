import type { Repositories } from '../../domain/repositories';
import type { UnitOfWork } from '../../domain/shared/unit-of-work';
import { type InMemoryRepositories, inMemoryRepositories } from './in-memory-repositories';

/** Work that fails leaves no trace. For tests: it is not isolated from other work. */
export class InMemoryUnitOfWork implements UnitOfWork {
  constructor(private readonly repositories: InMemoryRepositories = inMemoryRepositories()) {}

  async run<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result> {
    const savepoints = Object.values(this.repositories).map((repository) =>
      repository.table.savepoint(),
    );
    try {
      return await work(this.repositories);
    } catch (error) {
      for (const undo of savepoints) undo();
      throw error;
    }
  }
}
