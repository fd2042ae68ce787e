import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplePost, savePost, savePostParents } from '../../testing/builders';
import { day } from '../../testing/samples';
import type { Repositories } from '../repositories';
import {
  ForeignKeyViolationError,
  StaleVersionError,
  UniqueViolationError,
} from '../shared/errors';
import type { Page } from '../shared/page';
import type { UnitOfWork } from '../shared/unit-of-work';
import { type Post, postRating } from './post';
import type { PostOrder } from './post-repository';

/** What every implementation of PostRepository does. */
export function postRepositoryContract(unitOfWork: UnitOfWork): void {
  const run = <Result>(work: (repositories: Repositories) => Promise<Result>) =>
    unitOfWork.run(work);

  describe('PostRepository', () => {
    it('gives back what it has saved', () =>
      run(async (repositories) => {
        const saved = await savePost(repositories);
        assert.deepEqual(await repositories.posts.findById(saved.id), saved);
      }));

    it('replaces the one with its key', () =>
      run(async (repositories) => {
        const saved = await savePost(repositories);
        const before = await repositories.posts.count();
        const changed = await repositories.posts.save({ ...saved, body: 'changed' });
        assert.equal(changed.body, 'changed');
        assert.equal(changed.version, saved.version + 1);
        assert.equal(await repositories.posts.count(), before);
        assert.deepEqual(await repositories.posts.findById(saved.id), changed);
      }));

    it('finds by slug', () =>
      run(async (repositories) => {
        const saved = await savePost(repositories);
        const found = await repositories.posts.findBySlug(saved.slug);
        assert.deepEqual(found, saved);
      }));

    it('lists by authorId', () =>
      run(async (repositories) => {
        const saved = await savePost(repositories);
        const { items } = await repositories.posts.listByAuthorId(saved.authorId);
        assert.deepEqual(items, [saved]);
      }));

    it('lists by authorId and status and publishedAt', () =>
      run(async (repositories) => {
        const saved = await savePost(repositories, { publishedAt: day(0) });
        const since = { from: day(0) };
        const never = { from: day(0), until: day(0) };
        const items = await repositories.posts.listByAuthorIdAndStatusAndPublishedAt(
          saved.authorId,
          saved.status,
          since,
        );
        assert.deepEqual(items, [saved]);
        const none = await repositories.posts.listByAuthorIdAndStatusAndPublishedAt(
          saved.authorId,
          saved.status,
          never,
        );
        assert.deepEqual(none, []);
      }));

    it('lists: Drafts of a time', () =>
      run(async (repositories) => {
        const saved = await savePost(repositories, { status: 'draft', publishedAt: null });
        const since = { from: saved.createdAt };
        const never = { from: saved.createdAt, until: saved.createdAt };
        const { items } =
          await repositories.posts.listByCreatedAtWithStatusDraftWithoutPublishedAt(since);
        assert.ok(items.length > 0);
        for (const row of items) {
          assert.deepEqual(row.status, 'draft');
          assert.deepEqual(row.publishedAt, null);
        }
        const none =
          await repositories.posts.listByCreatedAtWithStatusDraftWithoutPublishedAt(never);
        assert.deepEqual(none.items, []);
      }));

    it('lists by rating', () =>
      run(async (repositories) => {
        await savePost(repositories, { rating: postRating(1) });
        const items = await repositories.posts.listByRating(postRating(1));
        assert.ok(items.length > 0);
        for (const row of items) {
          assert.deepEqual(row.rating, postRating(1));
        }
      }));

    it('pages through 1000 rows, many of them tied', () =>
      run(async (repositories) => {
        const parents = await savePostParents(repositories);
        const batch = Array.from({ length: 1000 }, () =>
          samplePost(parents, { createdAt: day(1) }),
        );
        await repositories.posts.saveMany(batch);
        const total = await repositories.posts.count();
        const orders: PostOrder[] = [
          'id',
          '-id',
          'createdAt',
          '-createdAt',
          'updatedAt',
          '-updatedAt',
        ];
        for (const order of orders) {
          const keys: string[] = [];
          let page: Page<Post, PostOrder> | null = null;
          do {
            page = await repositories.posts.list({ order, limit: 250, after: page?.next ?? null });
            keys.push(...page.items.map((row) => `${row.id}`));
          } while (page.next !== null);
          assert.equal(keys.length, total);
          assert.equal(new Set(keys).size, total);
        }
      }));

    it('deletes', () =>
      run(async (repositories) => {
        const saved = await savePost(repositories);
        assert.equal(await repositories.posts.delete(saved.id), true);
        assert.equal(await repositories.posts.findById(saved.id), null);
        assert.equal(await repositories.posts.delete(saved.id), false);
      }));

    it('refuses a second row with the same slug', async () => {
      const work = run(async (repositories) => {
        const first = await savePost(repositories);
        await savePost(repositories, { slug: first.slug });
      });
      await assert.rejects(work, UniqueViolationError);
    });

    it('refuses an unknown authorId', async () => {
      const work = run(async (repositories) => {
        const parents = await savePostParents(repositories);
        await repositories.users.purge(parents.authorId);
        await repositories.posts.save(samplePost(parents));
      });
      await assert.rejects(work, ForeignKeyViolationError);
    });

    it('keeps what its authorId refers to', async () => {
      const work = run(async (repositories) => {
        const saved = await savePost(repositories);
        await repositories.users.purge(saved.authorId);
      });
      await assert.rejects(work, ForeignKeyViolationError);
    });

    it('refuses a version that somebody else has changed', async () => {
      const work = run(async (repositories) => {
        const read = await savePost(repositories);
        await repositories.posts.save(read);
        await repositories.posts.save(read);
      });
      await assert.rejects(work, StaleVersionError);
    });

    it('leaves nothing of work that fails', async () => {
      const count = () => run((repositories) => repositories.posts.count());
      const before = await count();
      const work = run(async (repositories) => {
        await savePost(repositories);
        throw new Error('rolled back');
      });
      await assert.rejects(work, /rolled back/);
      assert.equal(await count(), before);
    });
  });
}
