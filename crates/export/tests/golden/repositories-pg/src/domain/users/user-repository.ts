import type { Page, PageRequest } from '../shared/page';
import type { NewUser, User, UserEmail, UserId } from './user';

/** The orders of a list. A minus sign in front means descending. */
export type UserOrder = 'id' | '-id' | 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt';

export interface UserRepository {
  /** Inserts, or replaces the one with this key. */
  save(user: NewUser): Promise<User>;
  /** Saves all of them, or none. What is left out takes its default. */
  saveMany(batch: readonly NewUser[]): Promise<void>;
  findById(id: UserId): Promise<User | null>;
  /** Those that exist, in no order. */
  findMany(ids: readonly UserId[]): Promise<readonly User[]>;
  findByEmail(email: UserEmail): Promise<User | null>;
  list(request?: PageRequest<UserOrder>): Promise<Page<User, UserOrder>>;
  count(): Promise<number>;
  /** Hides it from every read until it is restored. */
  delete(id: UserId): Promise<boolean>;
  /** Returns how many there were. */
  deleteMany(ids: readonly UserId[]): Promise<number>;
  /** Undoes a deletion. */
  restore(id: UserId): Promise<boolean>;
  /** Deletes it for good, whether it is hidden or not. */
  purge(id: UserId): Promise<boolean>;
}
