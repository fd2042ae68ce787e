import { InMemoryPostRepository } from './in-memory-post-repository';
import { InMemoryPostTagRepository } from './in-memory-post-tag-repository';
import { InMemoryTagRepository } from './in-memory-tag-repository';
import { InMemoryUserRepository } from './in-memory-user-repository';

/** All repositories, empty. */
export function inMemoryRepositories() {
  return {
    users: new InMemoryUserRepository(),
    posts: new InMemoryPostRepository(),
    tags: new InMemoryTagRepository(),
    postTags: new InMemoryPostTagRepository(),
  };
}

export type InMemoryRepositories = ReturnType<typeof inMemoryRepositories>;
