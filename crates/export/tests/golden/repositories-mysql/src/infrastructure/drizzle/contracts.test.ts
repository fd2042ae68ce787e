import { after, describe } from 'node:test';
import { postTagRepositoryContract } from '../../domain/post-tags/post-tag-repository.contract';
import { postRepositoryContract } from '../../domain/posts/post-repository.contract';
import { tagRepositoryContract } from '../../domain/tags/tag-repository.contract';
import { userRepositoryContract } from '../../domain/users/user-repository.contract';
import { openTestDatabase } from '../../testing/database';
import { DrizzleUnitOfWork } from './drizzle-unit-of-work';

const { database, close } = await openTestDatabase();

describe('with Drizzle', () => {
  after(close);
  const unitOfWork = new DrizzleUnitOfWork(database);
  userRepositoryContract(unitOfWork);
  postRepositoryContract(unitOfWork);
  tagRepositoryContract(unitOfWork);
  postTagRepositoryContract(unitOfWork);
});
