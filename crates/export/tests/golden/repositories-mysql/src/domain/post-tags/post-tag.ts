import type { PostId } from '../posts/post';
import type { TagId } from '../tags/tag';

export interface PostTag {
  readonly postId: PostId;
  readonly tagId: TagId;
}
