import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { savePost, saveTag } from '../../testing/builders';
import type { Repositories } from '../repositories';
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
  });
}
