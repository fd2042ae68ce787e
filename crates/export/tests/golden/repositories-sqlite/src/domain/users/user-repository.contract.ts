import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sampleUser, saveUser } from '../../testing/builders';
import type { Repositories } from '../repositories';
import { UniqueViolationError } from '../shared/errors';
import type { Page } from '../shared/page';
import type { UnitOfWork } from '../shared/unit-of-work';
import type { User } from './user';
import type { UserOrder } from './user-repository';

/** What every implementation of UserRepository does. */
export function userRepositoryContract(unitOfWork: UnitOfWork): void {
  const run = <Result>(work: (repositories: Repositories) => Promise<Result>) =>
    unitOfWork.run(work);

  describe('UserRepository', () => {
    it('gives back what it has saved', () =>
      run(async (repositories) => {
        const saved = await saveUser(repositories);
        assert.deepEqual(await repositories.users.findById(saved.id), saved);
      }));

    it('replaces the one with its key', () =>
      run(async (repositories) => {
        const saved = await saveUser(repositories);
        const before = await repositories.users.count();
        const changed = await repositories.users.save(saved);
        assert.equal(await repositories.users.count(), before);
        assert.deepEqual(await repositories.users.findById(saved.id), changed);
      }));

    it('finds by email', () =>
      run(async (repositories) => {
        const saved = await saveUser(repositories);
        const found = await repositories.users.findByEmail(saved.email);
        assert.deepEqual(found, saved);
        await repositories.users.delete(saved.id);
        const rest = await repositories.users.findByEmail(saved.email);
        assert.equal(rest, null);
      }));

    it('pages through 1000 rows', () =>
      run(async (repositories) => {
        const batch = Array.from({ length: 1000 }, () => sampleUser());
        await repositories.users.saveMany(batch);
        const total = await repositories.users.count();
        const orders: UserOrder[] = [
          'id',
          '-id',
          'createdAt',
          '-createdAt',
          'updatedAt',
          '-updatedAt',
        ];
        for (const order of orders) {
          const keys: string[] = [];
          let page: Page<User, UserOrder> | null = null;
          do {
            page = await repositories.users.list({ order, limit: 250, after: page?.next ?? null });
            keys.push(...page.items.map((row) => `${row.id}`));
          } while (page.next !== null);
          assert.equal(keys.length, total);
          assert.equal(new Set(keys).size, total);
        }
      }));

    it('hides what is deleted, restores it and purges it', () =>
      run(async (repositories) => {
        const saved = await saveUser(repositories);
        const before = await repositories.users.count();
        assert.equal(await repositories.users.delete(saved.id), true);
        assert.equal(await repositories.users.findById(saved.id), null);
        assert.equal(await repositories.users.count(), before - 1);
        assert.deepEqual(await repositories.users.findMany([saved.id]), []);
        assert.equal(await repositories.users.deleteMany([saved.id]), 0);
        assert.equal(await repositories.users.delete(saved.id), false);
        assert.equal(await repositories.users.restore(saved.id), true);
        assert.equal(await repositories.users.count(), before);
        assert.equal(await repositories.users.purge(saved.id), true);
        assert.equal(await repositories.users.restore(saved.id), false);
      }));

    it('refuses a second row with the same email', async () => {
      const work = run(async (repositories) => {
        const first = await saveUser(repositories);
        await saveUser(repositories, { email: first.email });
      });
      await assert.rejects(work, UniqueViolationError);
    });

    it('leaves nothing of work that fails', async () => {
      const count = () => run((repositories) => repositories.users.count());
      const before = await count();
      const work = run(async (repositories) => {
        await saveUser(repositories);
        throw new Error('rolled back');
      });
      await assert.rejects(work, /rolled back/);
      assert.equal(await count(), before);
    });
  });
}
