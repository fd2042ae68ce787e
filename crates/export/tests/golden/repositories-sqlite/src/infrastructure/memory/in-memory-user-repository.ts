import type { Page, PageRequest } from '../../domain/shared/page';
import type { NewUser, User, UserEmail, UserId } from '../../domain/users/user';
import type { UserOrder, UserRepository } from '../../domain/users/user-repository';
import { InMemoryTable, type Sorts } from './in-memory-table';

const SORTS: Sorts<UserOrder, User> = {
  id: (user) => [user.id],
  '-id': (user) => [user.id],
  createdAt: (user) => [user.createdAt, user.id],
  '-createdAt': (user) => [user.createdAt, user.id],
  updatedAt: (user) => [user.updatedAt, user.id],
  '-updatedAt': (user) => [user.updatedAt, user.id],
};

export class InMemoryUserRepository implements UserRepository {
  readonly table = new InMemoryTable<User>({
    entity: 'user',
    key: (user) => [user.id],
    uniques: [
      {
        constraint: 'users_email_unique',
        values: (user) => [user.email],
      },
    ],
  });

  async save(user: NewUser): Promise<User> {
    return this.table.put(this.complete(user));
  }

  async saveMany(batch: readonly NewUser[]): Promise<void> {
    this.table.atomically(() => {
      for (const user of batch) this.table.put(this.complete(user));
    });
  }

  async findById(id: UserId): Promise<User | null> {
    return this.table.get([id]);
  }

  async findMany(ids: readonly UserId[]): Promise<readonly User[]> {
    return this.table.filter((user) => ids.includes(user.id));
  }

  async findByEmail(email: UserEmail): Promise<User | null> {
    return this.table.find((user) => user.email === email);
  }

  async list(request?: PageRequest<UserOrder>): Promise<Page<User, UserOrder>> {
    return this.table.page(SORTS, { order: 'id', ...request });
  }

  async count(): Promise<number> {
    return this.table.all().length;
  }

  async delete(id: UserId): Promise<boolean> {
    return this.table.mark([id], true);
  }

  async deleteMany(ids: readonly UserId[]): Promise<number> {
    return this.table.atomically(() => ids.filter((id) => this.table.mark([id], true)).length);
  }

  async restore(id: UserId): Promise<boolean> {
    return this.table.mark([id], false);
  }

  async purge(id: UserId): Promise<boolean> {
    return this.table.remove([id]);
  }

  private stored(user: NewUser): User | undefined {
    return this.table.stored([user.id]);
  }

  private complete(user: NewUser): User {
    const stored = this.stored(user);
    return {
      id: user.id,
      email: user.email,
      name: user.name,
      createdAt: user.createdAt ?? stored?.createdAt ?? new Date().toISOString(),
      updatedAt: user.updatedAt ?? stored?.updatedAt ?? new Date().toISOString(),
    };
  }
}
