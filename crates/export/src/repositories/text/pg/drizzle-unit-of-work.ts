import type { Repositories } from '../../domain/repositories';
import type { UnitOfWork } from '../../domain/shared/unit-of-work';
import type { Database } from '../database/database';
import { drizzleRepositories } from './drizzle-repositories';

export class DrizzleUnitOfWork implements UnitOfWork {
  constructor(private readonly database: Database) {}

  run<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result> {
    return this.database.transaction((transaction) => work(drizzleRepositories(transaction)));
  }
}
