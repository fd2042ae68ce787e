import type { Repositories } from '../../domain/repositories';
import type { Database } from '../database/database';
import { DrizzlePostRepository } from './drizzle-post-repository';
import { DrizzlePostTagRepository } from './drizzle-post-tag-repository';
import { DrizzleTagRepository } from './drizzle-tag-repository';
import { DrizzleUserRepository } from './drizzle-user-repository';

/** All repositories of a connection or a transaction. */
export function drizzleRepositories(database: Database): Repositories {
  return {
    users: new DrizzleUserRepository(database),
    posts: new DrizzlePostRepository(database),
    tags: new DrizzleTagRepository(database),
    postTags: new DrizzlePostTagRepository(database),
  };
}
