import { and, eq, sql } from 'drizzle-orm';
import type { PostTagRepository } from '../../domain/post-tags/post-tag-repository';
import type { PostId } from '../../domain/posts/post';
import type { TagId } from '../../domain/tags/tag';
import type { Database } from '../database/database';
import { translated } from '../database/errors';
import { postTags } from '../database/schema';

export class DrizzlePostTagRepository implements PostTagRepository {
  constructor(private readonly database: Database) {}

  async link(postId: PostId, tagId: TagId): Promise<void> {
    const link = this.database
      .insert(postTags)
      .values({ postId, tagId })
      .onDuplicateKeyUpdate({ set: { postId: sql`${postTags.postId}` } });
    await translated('post tag', link);
  }

  async unlink(postId: PostId, tagId: TagId): Promise<boolean> {
    const write = this.database
      .delete(postTags)
      .where(and(eq(postTags.postId, postId), eq(postTags.tagId, tagId)));
    const [unlinked] = await translated('post tag', write);
    return unlinked.affectedRows > 0;
  }

  async isLinked(postId: PostId, tagId: TagId): Promise<boolean> {
    const found = await this.database.$count(
      postTags,
      and(eq(postTags.postId, postId), eq(postTags.tagId, tagId)),
    );
    return found > 0;
  }

  async listTagIdsByPostId(postId: PostId): Promise<readonly TagId[]> {
    const rows = await this.database
      .select({ id: postTags.tagId })
      .from(postTags)
      .where(eq(postTags.postId, postId))
      .orderBy(postTags.tagId);
    return rows.map((row) => row.id as TagId);
  }

  async listPostIdsByTagId(tagId: TagId): Promise<readonly PostId[]> {
    const rows = await this.database
      .select({ id: postTags.postId })
      .from(postTags)
      .where(eq(postTags.tagId, tagId))
      .orderBy(postTags.postId);
    return rows.map((row) => row.id as PostId);
  }
}
