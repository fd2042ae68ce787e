import { describe } from 'node:test';
import { postTagRepositoryContract } from '../../domain/post-tags/post-tag-repository.contract';
import { postRepositoryContract } from '../../domain/posts/post-repository.contract';
import { tagRepositoryContract } from '../../domain/tags/tag-repository.contract';
import { userRepositoryContract } from '../../domain/users/user-repository.contract';
import { InMemoryUnitOfWork } from './in-memory-unit-of-work';

describe('in memory', () => {
  const unitOfWork = new InMemoryUnitOfWork();
  userRepositoryContract(unitOfWork);
  postRepositoryContract(unitOfWork);
  tagRepositoryContract(unitOfWork);
  postTagRepositoryContract(unitOfWork);
});
