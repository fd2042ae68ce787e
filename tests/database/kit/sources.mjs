import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORPUS } from "../../support/crowfoot.mjs";

/** Folders of schemas by the format that they are read as, and the dialect that each is written for. */
const FOLDERS = { pg: ["postgres", "postgres"], mysql: ["mysql", "mysql"], sqlite: ["sqlite", "sqlite"], prisma: ["prisma", "postgres"] };
const FIXTURES = ["drizzle", "schemas"].map((name) => fileURLToPath(new URL(`../../fixtures/${name}/`, import.meta.url)));

export const EXPORTERS = { postgres: "drizzle-pg", mysql: "drizzle-mysql", sqlite: "drizzle-sqlite" };

/** Schemas with their own dialect: `{ name, from, dialect, path }`, `path` a file or a folder. */
function below(root) {
  return Object.entries(FOLDERS).flatMap(([folder, [from, dialect]]) => {
    if (!existsSync(join(root, folder))) return [];
    return readdirSync(join(root, folder)).sort().map((name) => {
      const path = join(root, folder, name);
      // The Prisma schemas of the corpus say in their names what is not PostgreSQL.
      return { name: `${folder}/${name}`, from, dialect: /^[\w-]+-mysql\b/.test(name) ? "mysql" : dialect, path, isFolder: statSync(path).isDirectory() };
    });
  });
}

export const fixtures = () => FIXTURES.flatMap((root) => below(root).map((source) => ({ ...source, name: `fixtures/${source.name}` })));
export const corpus = () => (existsSync(CORPUS) ? below(CORPUS) : []);
