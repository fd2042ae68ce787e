import { type NewPost, type Post, postId, postSlug } from '../domain/posts/post';
import type { Repositories } from '../domain/repositories';
import { type NewTag, type Tag, tagId, tagLabel } from '../domain/tags/tag';
import { type NewUser, type User, userEmail, userId, userName } from '../domain/users/user';
import { next, text } from './samples';

/** A valid user, another with each call. */
export function sampleUser(overrides: Partial<NewUser> = {}): NewUser {
  const n = next('users');
  return {
    id: userId(text(n)),
    email: userEmail(text(n)),
    name: userName(text(n, 8)),
    ...overrides,
  };
}

export async function saveUser(
  repositories: Repositories,
  overrides: Partial<NewUser> = {},
): Promise<User> {
  return repositories.users.save(sampleUser(overrides));
}

/** What a post refers to. */
export type PostParents = Pick<NewPost, 'authorId'>;

export async function savePostParents(repositories: Repositories): Promise<PostParents> {
  const user = await saveUser(repositories);
  return { authorId: user.id };
}

/** A valid post, another with each call. */
export function samplePost(parents: PostParents, overrides: Partial<NewPost> = {}): NewPost {
  const n = next('posts');
  return {
    ...parents,
    id: postId(text(n)),
    slug: postSlug(text(n)),
    body: text(n, 8),
    ...overrides,
  };
}

export async function savePost(
  repositories: Repositories,
  overrides: Partial<NewPost> = {},
): Promise<Post> {
  const parents = await savePostParents(repositories);
  return repositories.posts.save(samplePost(parents, overrides));
}

/** A valid tag, another with each call. */
export function sampleTag(overrides: Partial<NewTag> = {}): NewTag {
  const n = next('tags');
  return {
    id: tagId(text(n)),
    label: tagLabel(text(n)),
    ...overrides,
  };
}

export async function saveTag(
  repositories: Repositories,
  overrides: Partial<NewTag> = {},
): Promise<Tag> {
  return repositories.tags.save(sampleTag(overrides));
}
