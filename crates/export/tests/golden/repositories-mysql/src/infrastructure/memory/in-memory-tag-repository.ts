import type { Page, PageRequest } from '../../domain/shared/page';
import type { NewTag, Tag, TagId, TagLabel } from '../../domain/tags/tag';
import type { TagOrder, TagRepository } from '../../domain/tags/tag-repository';
import { InMemoryTable, type Sorts } from './in-memory-table';

const SORTS: Sorts<TagOrder, Tag> = {
  id: (tag) => [tag.id],
  '-id': (tag) => [tag.id],
};

export class InMemoryTagRepository implements TagRepository {
  readonly table = new InMemoryTable<Tag>({
    entity: 'tag',
    key: (tag) => [tag.id],
    uniques: [
      {
        constraint: 'tags_label_unique',
        values: (tag) => [tag.label],
      },
    ],
  });

  async save(tag: NewTag): Promise<Tag> {
    return this.table.put(this.complete(tag));
  }

  async saveMany(batch: readonly NewTag[]): Promise<void> {
    this.table.atomically(() => {
      for (const tag of batch) this.table.put(this.complete(tag));
    });
  }

  async findById(id: TagId): Promise<Tag | null> {
    return this.table.get([id]);
  }

  async findMany(ids: readonly TagId[]): Promise<readonly Tag[]> {
    return this.table.filter((tag) => ids.includes(tag.id));
  }

  async findByLabel(label: TagLabel): Promise<Tag | null> {
    return this.table.find((tag) => tag.label === label);
  }

  async list(request?: PageRequest<TagOrder>): Promise<Page<Tag, TagOrder>> {
    return this.table.page(SORTS, { order: 'id', ...request });
  }

  async count(): Promise<number> {
    return this.table.all().length;
  }

  async delete(id: TagId): Promise<boolean> {
    return this.table.remove([id]);
  }

  async deleteMany(ids: readonly TagId[]): Promise<number> {
    return this.table.atomically(() => ids.filter((id) => this.table.remove([id])).length);
  }

  private complete(tag: NewTag): Tag {
    return {
      id: tag.id,
      label: tag.label,
    };
  }
}
