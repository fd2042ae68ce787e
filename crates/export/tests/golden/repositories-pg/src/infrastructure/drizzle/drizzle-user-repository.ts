import { and, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { type Page, pageLimit, type PageRequest } from '../../domain/shared/page';
import type { NewUser, User, UserEmail, UserId, UserName } from '../../domain/users/user';
import type { UserOrder, UserRepository } from '../../domain/users/user-repository';
import type { Database } from '../database/database';
import { only, translated } from '../database/errors';
import { users } from '../database/schema';
import { batches } from './batches';
import { ascending, descending, isAfter, orderOf, pageOf, positionOf, type Sort } from './keyset';
import { excluded } from './upsert';

const SORTS: Record<UserOrder, Sort> = {
  id: ascending(users.id),
  '-id': descending(users.id),
  createdAt: ascending(users.createdAt, users.id),
  '-createdAt': descending(users.createdAt, users.id),
  updatedAt: ascending(users.updatedAt, users.id),
  '-updatedAt': descending(users.updatedAt, users.id),
};

export class DrizzleUserRepository implements UserRepository {
  constructor(private readonly database: Database) {}

  async save(user: NewUser): Promise<User> {
    const row = this.toPersistence(user);
    const write = this.database
      .insert(users)
      .values(row)
      .onConflictDoUpdate({ target: users.id, set: { ...row, updatedAt: new Date() } })
      .returning();
    const saved = await translated('user', write);
    return this.toDomain(only(saved, 'user'));
  }

  async saveMany(batch: readonly NewUser[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const rows = batch.map((user) => this.toPersistence(user));
      for (const chunk of batches(rows)) {
        const write = transaction
          .insert(users)
          .values(chunk)
          .onConflictDoUpdate({
            target: users.id,
            set: {
              email: excluded(users.email),
              name: excluded(users.name),
              createdAt: excluded(users.createdAt),
              updatedAt: new Date(),
            },
          });
        await translated('user', write);
      }
    });
  }

  async findById(id: UserId): Promise<User | null> {
    const [row] = await this.database
      .select()
      .from(users)
      .where(and(eq(users.id, id), isNull(users.deletedAt)))
      .limit(1);
    return row ? this.toDomain(row) : null;
  }

  async findMany(ids: readonly UserId[]): Promise<readonly User[]> {
    if (ids.length === 0) return [];
    const rows = await this.database
      .select()
      .from(users)
      .where(and(inArray(users.id, [...ids]), isNull(users.deletedAt)));
    return rows.map((row) => this.toDomain(row));
  }

  async findByEmail(email: UserEmail): Promise<User | null> {
    const [row] = await this.database
      .select()
      .from(users)
      .where(and(eq(users.email, email), isNull(users.deletedAt)))
      .limit(1);
    return row ? this.toDomain(row) : null;
  }

  async list(request?: PageRequest<UserOrder>): Promise<Page<User, UserOrder>> {
    return this.page(undefined, request);
  }

  async count(): Promise<number> {
    return this.database.$count(users, isNull(users.deletedAt));
  }

  async delete(id: UserId): Promise<boolean> {
    const write = this.database
      .update(users)
      .set({ deletedAt: new Date() })
      .where(and(eq(users.id, id), isNull(users.deletedAt)))
      .returning({ id: users.id });
    const deleted = await translated('user', write);
    return deleted.length > 0;
  }

  async deleteMany(ids: readonly UserId[]): Promise<number> {
    if (ids.length === 0) return 0;
    const write = this.database
      .update(users)
      .set({ deletedAt: new Date() })
      .where(and(inArray(users.id, [...ids]), isNull(users.deletedAt)))
      .returning({ id: users.id });
    const deleted = await translated('user', write);
    return deleted.length;
  }

  async restore(id: UserId): Promise<boolean> {
    const write = this.database
      .update(users)
      .set({ deletedAt: null })
      .where(and(eq(users.id, id), isNotNull(users.deletedAt)))
      .returning({ id: users.id });
    const restored = await translated('user', write);
    return restored.length > 0;
  }

  async purge(id: UserId): Promise<boolean> {
    const write = this.database.delete(users).where(eq(users.id, id)).returning({ id: users.id });
    const purged = await translated('user', write);
    return purged.length > 0;
  }

  private async page(
    filter: SQL | undefined,
    { order = 'id', limit, after }: PageRequest<UserOrder> = {},
  ): Promise<Page<User, UserOrder>> {
    const size = pageLimit(limit);
    const sort = SORTS[order];
    const rows = await this.database
      .select({ row: users, position: positionOf(sort) })
      .from(users)
      .where(and(isNull(users.deletedAt), filter, after ? isAfter(sort, order, after) : undefined))
      .orderBy(...orderOf(sort))
      .limit(size + 1);
    return pageOf(order, size, rows, (row) => this.toDomain(row));
  }

  private toDomain(row: typeof users.$inferSelect): User {
    return {
      id: row.id as UserId,
      email: row.email as UserEmail,
      name: row.name as UserName,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    };
  }

  private toPersistence(user: NewUser): typeof users.$inferInsert {
    return {
      id: user.id,
      email: user.email,
      name: user.name,
      createdAt: user.createdAt,
      updatedAt: user.updatedAt,
    };
  }
}
