import type { PostTag } from '../../domain/post-tags/post-tag';
import type { PostTagRepository } from '../../domain/post-tags/post-tag-repository';
import type { PostId } from '../../domain/posts/post';
import type { TagId } from '../../domain/tags/tag';
import { InMemoryTable } from './in-memory-table';

export class InMemoryPostTagRepository implements PostTagRepository {
  readonly table = new InMemoryTable<PostTag>({
    entity: 'post tag',
    key: (postTag) => [postTag.postId, postTag.tagId],
  });

  async link(postId: PostId, tagId: TagId): Promise<void> {
    this.table.put({ postId, tagId });
  }

  async unlink(postId: PostId, tagId: TagId): Promise<boolean> {
    return this.table.remove([postId, tagId]);
  }

  async isLinked(postId: PostId, tagId: TagId): Promise<boolean> {
    return this.table.get([postId, tagId]) !== null;
  }

  async listTagIdsByPostId(postId: PostId): Promise<readonly TagId[]> {
    return this.table
      .all()
      .filter((postTag) => postTag.postId === postId)
      .map((postTag) => postTag.tagId);
  }

  async listPostIdsByTagId(tagId: TagId): Promise<readonly PostId[]> {
    return this.table
      .all()
      .filter((postTag) => postTag.tagId === tagId)
      .map((postTag) => postTag.postId);
  }
}
