/** So many tables that each refer to one or two others. */
export function schema(count: number): string {
  const table = (at: number): string => {
    const parents = [Math.floor(at / 3), (at * 7) % count].slice(0, 1 + (at % 2)).filter((parent) => parent < at);
    const columns = parents.map((parent, place) => `, parent_${place} text references t${parent} (id)`);
    return `create table t${at} (id text primary key, name text not null${columns.join("")});`;
  };
  return Array.from({ length: count }, (_, at) => table(at)).join("\n");
}

/** A schema as products have it: domains whose tables refer to each other, and a few tables that all refer to. */
export function domains(count: number): string {
  const types = ["text not null", "integer", "boolean default false not null", "timestamptz not null", "jsonb", "varchar(255)"];
  const made: string[] = [];
  const tail: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const parents = [at - (at % 25), (at * 7) % count].slice(0, 1 + (at % 2)).filter((parent) => parent !== at);
    const columns = ["id bigint not null primary key"];
    for (const [place, parent] of parents.entries()) {
      columns.push(`parent_${place}_id bigint${at % 3 ? " not null" : ""}`);
      tail.push(`alter table item_${at} add foreign key (parent_${place}_id) references item_${parent} (id);`);
    }
    while (columns.length < 12) columns.push(`field_${columns.length} ${types[(at + columns.length) % types.length]}`);
    made.push(`create table item_${at} (${columns.join(", ")});`);
  }
  return [...made, ...tail].join("\n");
}
