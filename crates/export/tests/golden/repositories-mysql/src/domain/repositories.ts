import type { PostTagRepository } from './post-tags/post-tag-repository';
import type { PostRepository } from './posts/post-repository';
import type { TagRepository } from './tags/tag-repository';
import type { UserRepository } from './users/user-repository';

/** The repositories of one connection or transaction. */
export interface Repositories {
  readonly users: UserRepository;
  readonly posts: PostRepository;
  readonly tags: TagRepository;
  readonly postTags: PostTagRepository;
}
