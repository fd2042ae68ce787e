import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { type Page, pageLimit, type PageRequest } from '../../domain/shared/page';
import type { NewTag, Tag, TagId, TagLabel } from '../../domain/tags/tag';
import type { TagOrder, TagRepository } from '../../domain/tags/tag-repository';
import type { Database } from '../database/database';
import { only, translated } from '../database/errors';
import { tags } from '../database/schema';
import { batches } from './batches';
import { ascending, descending, isAfter, orderOf, pageOf, positionOf, type Sort } from './keyset';
import { excluded, sameRow } from './upsert';

const SORTS: Record<TagOrder, Sort> = {
  id: ascending(tags.id),
  '-id': descending(tags.id),
};

export class DrizzleTagRepository implements TagRepository {
  constructor(private readonly database: Database) {}

  async save(tag: NewTag): Promise<Tag> {
    const row = this.toPersistence(tag);
    const write = this.database
      .insert(tags)
      .values(row)
      .onDuplicateKeyUpdate({ set: { ...row, id: sameRow(tags.id) } });
    await translated('tag', write, () => this.database.insert(tags).values(row));
    const saved = await this.database.select().from(tags).where(eq(tags.id, tag.id));
    return this.toDomain(only(saved, 'tag'));
  }

  async saveMany(batch: readonly NewTag[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const rows = batch.map((tag) => this.toPersistence(tag));
      for (const chunk of batches(rows)) {
        const write = transaction
          .insert(tags)
          .values(chunk)
          .onDuplicateKeyUpdate({ set: { label: excluded(tags.label), id: sameRow(tags.id) } });
        await translated('tag', write, () => transaction.insert(tags).values(chunk));
      }
    });
  }

  async findById(id: TagId): Promise<Tag | null> {
    const [row] = await this.database.select().from(tags).where(eq(tags.id, id)).limit(1);
    return row ? this.toDomain(row) : null;
  }

  async findMany(ids: readonly TagId[]): Promise<readonly Tag[]> {
    if (ids.length === 0) return [];
    const rows = await this.database
      .select()
      .from(tags)
      .where(inArray(tags.id, [...ids]));
    return rows.map((row) => this.toDomain(row));
  }

  async findByLabel(label: TagLabel): Promise<Tag | null> {
    const [row] = await this.database.select().from(tags).where(eq(tags.label, label)).limit(1);
    return row ? this.toDomain(row) : null;
  }

  async list(request?: PageRequest<TagOrder>): Promise<Page<Tag, TagOrder>> {
    return this.page(undefined, request);
  }

  async count(): Promise<number> {
    return this.database.$count(tags);
  }

  async delete(id: TagId): Promise<boolean> {
    const write = this.database.delete(tags).where(eq(tags.id, id));
    const [deleted] = await translated('tag', write);
    return deleted.affectedRows > 0;
  }

  async deleteMany(ids: readonly TagId[]): Promise<number> {
    if (ids.length === 0) return 0;
    const write = this.database.delete(tags).where(inArray(tags.id, [...ids]));
    const [deleted] = await translated('tag', write);
    return deleted.affectedRows;
  }

  private async page(
    filter: SQL | undefined,
    { order = 'id', limit, after }: PageRequest<TagOrder> = {},
  ): Promise<Page<Tag, TagOrder>> {
    const size = pageLimit(limit);
    const sort = SORTS[order];
    const rows = await this.database
      .select({ row: tags, position: positionOf(sort) })
      .from(tags)
      .where(and(filter, after ? isAfter(sort, order, after) : undefined))
      .orderBy(...orderOf(sort))
      .limit(size + 1);
    return pageOf(order, size, rows, (row) => this.toDomain(row));
  }

  private toDomain(row: typeof tags.$inferSelect): Tag {
    return {
      id: row.id as TagId,
      label: row.label as TagLabel,
    };
  }

  private toPersistence(tag: NewTag): typeof tags.$inferInsert {
    return {
      id: tag.id,
      label: tag.label,
    };
  }
}
