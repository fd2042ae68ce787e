import type { Repositories } from '../repositories';

/** Runs work in one transaction: all of it takes effect, or none. */
export interface UnitOfWork {
  run<Result>(work: (repositories: Repositories) => Promise<Result>): Promise<Result>;
}
