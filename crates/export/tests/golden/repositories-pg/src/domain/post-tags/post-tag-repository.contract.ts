import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { savePost, saveTag } from '../../testing/builders';
import type { Repositories } from '../repositories';
import { ForeignKeyViolationError } from '../shared/errors';
import type { UnitOfWork } from '../shared/unit-of-work';

/** What every implementation of PostTagRepository does. */
export function postTagRepositoryContract(unitOfWork: UnitOfWork): void {
  const run = <Result>(work: (repositories: Repositories) => Promise<Result>) =>
    unitOfWork.run(work);

  describe('PostTagRepository', () => {
    it('links, lists both sides and unlinks', () =>
      run(async (repositories) => {
        const left = await savePost(repositories);
        const right = await saveTag(repositories);
        await repositories.postTags.link(left.id, right.id);
        await repositories.postTags.link(left.id, right.id);
        assert.equal(await repositories.postTags.isLinked(left.id, right.id), true);
        assert.deepEqual(await repositories.postTags.listTagIdsByPostId(left.id), [right.id]);
        assert.deepEqual(await repositories.postTags.listPostIdsByTagId(right.id), [left.id]);
        assert.equal(await repositories.postTags.unlink(left.id, right.id), true);
        assert.equal(await repositories.postTags.unlink(left.id, right.id), false);
      }));

    it('refuses an unknown postId', async () => {
      const work = run(async (repositories) => {
        const left = await savePost(repositories);
        const right = await saveTag(repositories);
        await repositories.posts.delete(left.id);
        await repositories.postTags.link(left.id, right.id);
      });
      await assert.rejects(work, ForeignKeyViolationError);
    });

    it('unlinks what its postId refers to', () =>
      run(async (repositories) => {
        const left = await savePost(repositories);
        const right = await saveTag(repositories);
        await repositories.postTags.link(left.id, right.id);
        assert.equal(await repositories.posts.delete(left.id), true);
        assert.equal(await repositories.postTags.isLinked(left.id, right.id), false);
      }));

    it('refuses an unknown tagId', async () => {
      const work = run(async (repositories) => {
        const left = await savePost(repositories);
        const right = await saveTag(repositories);
        await repositories.tags.delete(right.id);
        await repositories.postTags.link(left.id, right.id);
      });
      await assert.rejects(work, ForeignKeyViolationError);
    });

    it('unlinks what its tagId refers to', () =>
      run(async (repositories) => {
        const left = await savePost(repositories);
        const right = await saveTag(repositories);
        await repositories.postTags.link(left.id, right.id);
        assert.equal(await repositories.tags.delete(right.id), true);
        assert.equal(await repositories.postTags.isLinked(left.id, right.id), false);
      }));
  });
}
