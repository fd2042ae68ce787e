import type { PostId } from '../posts/post';
import type { TagId } from '../tags/tag';

export interface PostTagRepository {
  /** Does nothing if they are linked already. */
  link(postId: PostId, tagId: TagId): Promise<void>;
  unlink(postId: PostId, tagId: TagId): Promise<boolean>;
  isLinked(postId: PostId, tagId: TagId): Promise<boolean>;
  listTagIdsByPostId(postId: PostId): Promise<readonly TagId[]>;
  listPostIdsByTagId(tagId: TagId): Promise<readonly PostId[]>;
}
