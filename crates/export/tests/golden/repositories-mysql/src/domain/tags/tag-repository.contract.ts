import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sampleTag, saveTag } from '../../testing/builders';
import type { Repositories } from '../repositories';
import { UniqueViolationError } from '../shared/errors';
import type { Page } from '../shared/page';
import type { UnitOfWork } from '../shared/unit-of-work';
import type { Tag } from './tag';
import type { TagOrder } from './tag-repository';

/** What every implementation of TagRepository does. */
export function tagRepositoryContract(unitOfWork: UnitOfWork): void {
  const run = <Result>(work: (repositories: Repositories) => Promise<Result>) =>
    unitOfWork.run(work);

  describe('TagRepository', () => {
    it('gives back what it has saved', () =>
      run(async (repositories) => {
        const saved = await saveTag(repositories);
        assert.deepEqual(await repositories.tags.findById(saved.id), saved);
      }));

    it('replaces the one with its key', () =>
      run(async (repositories) => {
        const saved = await saveTag(repositories);
        const before = await repositories.tags.count();
        const changed = await repositories.tags.save(saved);
        assert.equal(await repositories.tags.count(), before);
        assert.deepEqual(await repositories.tags.findById(saved.id), changed);
      }));

    it('finds by label', () =>
      run(async (repositories) => {
        const saved = await saveTag(repositories);
        const found = await repositories.tags.findByLabel(saved.label);
        assert.deepEqual(found, saved);
      }));

    it('pages through 1000 rows', () =>
      run(async (repositories) => {
        const batch = Array.from({ length: 1000 }, () => sampleTag());
        await repositories.tags.saveMany(batch);
        const total = await repositories.tags.count();
        const orders: TagOrder[] = ['id', '-id'];
        for (const order of orders) {
          const keys: string[] = [];
          let page: Page<Tag, TagOrder> | null = null;
          do {
            page = await repositories.tags.list({ order, limit: 250, after: page?.next ?? null });
            keys.push(...page.items.map((row) => `${row.id}`));
          } while (page.next !== null);
          assert.equal(keys.length, total);
          assert.equal(new Set(keys).size, total);
        }
      }));

    it('deletes', () =>
      run(async (repositories) => {
        const saved = await saveTag(repositories);
        assert.equal(await repositories.tags.delete(saved.id), true);
        assert.equal(await repositories.tags.findById(saved.id), null);
        assert.equal(await repositories.tags.delete(saved.id), false);
      }));

    it('refuses a second row with the same label', async () => {
      const work = run(async (repositories) => {
        const first = await saveTag(repositories);
        await saveTag(repositories, { label: first.label });
      });
      await assert.rejects(work, UniqueViolationError);
    });

    it('leaves nothing of work that fails', async () => {
      const count = () => run((repositories) => repositories.tags.count());
      const before = await count();
      const work = run(async (repositories) => {
        await saveTag(repositories);
        throw new Error('rolled back');
      });
      await assert.rejects(work, /rolled back/);
      assert.equal(await count(), before);
    });
  });
}
