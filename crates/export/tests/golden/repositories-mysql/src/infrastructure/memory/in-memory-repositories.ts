import { InMemoryPostRepository } from './in-memory-post-repository';
import { InMemoryPostTagRepository } from './in-memory-post-tag-repository';
import { InMemoryTagRepository } from './in-memory-tag-repository';
import { InMemoryUserRepository } from './in-memory-user-repository';

/** All repositories, empty. Their tables keep the foreign keys. */
export function inMemoryRepositories() {
  const repositories = {
    users: new InMemoryUserRepository(),
    posts: new InMemoryPostRepository(),
    tags: new InMemoryTagRepository(),
    postTags: new InMemoryPostTagRepository(),
  };
  repositories.posts.table.refersTo(repositories.users.table, {
    constraint: 'posts_author_id_fkey',
    fields: ['authorId'],
    to: ['id'],
  });
  repositories.postTags.table.refersTo(repositories.posts.table, {
    constraint: 'post_tags_post_id_fkey',
    fields: ['postId'],
    to: ['id'],
    onDelete: 'cascade',
  });
  repositories.postTags.table.refersTo(repositories.tags.table, {
    constraint: 'post_tags_tag_id_fkey',
    fields: ['tagId'],
    to: ['id'],
    onDelete: 'cascade',
  });
  return repositories;
}

export type InMemoryRepositories = ReturnType<typeof inMemoryRepositories>;
