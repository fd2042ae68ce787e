/** So many tables that each refer to one or two others. */
export function schema(count: number): string {
  const table = (at: number): string => {
    const parents = [Math.floor(at / 3), (at * 7) % count].slice(0, 1 + (at % 2)).filter((parent) => parent < at);
    const columns = parents.map((parent, place) => `, parent_${place} text references t${parent} (id)`);
    return `create table t${at} (id text primary key, name text not null${columns.join("")});`;
  };
  return Array.from({ length: count }, (_, at) => table(at)).join("\n");
}
