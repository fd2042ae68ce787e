import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import prisma from "@prisma/prisma-schema-wasm";
import { convert, corpusText, withoutCorpus } from "../support/crowfoot.mjs";
import { scriptsFor } from "../support/specimens.mjs";

const golden = fileURLToPath(new URL("../../crates/export/tests/golden/prisma/", import.meta.url));
const FILE = "schema.prisma";

/** What Prisma says against a schema; nothing for one that it takes. */
function fault(text) {
  try {
    prisma.validate(JSON.stringify({ prismaSchema: [[FILE, text]] }));
    return "";
  } catch (error) {
    return String(error.message);
  }
}

/** The schema as Prisma's formatter writes it. */
function formatted(text) {
  const options = { textDocument: { uri: `file:/${FILE}` }, options: { tabSize: 2, insertSpaces: true } };
  return JSON.parse(prisma.format(JSON.stringify([[FILE, text]]), JSON.stringify(options)))[0][1];
}

function assertTaken(name, text) {
  assert.equal(fault(text), "", name);
  assert.equal(formatted(text), text, name);
}

test("Prisma takes every golden schema, and its formatter changes nothing", () => {
  const names = readdirSync(golden).filter((name) => name.endsWith(".prisma"));
  assert.ok(names.length >= 9);
  for (const name of names) assertTaken(name, readFileSync(golden + name, "utf8"));
});

test("Prisma refuses a mistake in a schema", () => {
  const text = readFileSync(`${golden}shop.prisma`, "utf8");
  assert.match(fault(text.replace("fields: [userId]", "fields: [nobody]")), /nobody/);
  assert.notEqual(formatted(text.replace("  email ", "  email    ")), text.replace("  email ", "  email    "));
});

test("Prisma takes designs made by chance, for every database", () => {
  let count = 0;
  for (const dialect of ["postgres", "mysql", "sqlite"]) {
    for (const [name, text] of scriptsFor(dialect, 60, ".prisma")) {
      assertTaken(`${name} for ${dialect}`, text);
      count++;
    }
  }
  assert.equal(count, 540);
});

test("Prisma takes real schemas", { skip: withoutCorpus() }, () => {
  for (const [path, from] of [
    ["pg/pagila.sql", "postgres"],
    ["mysql/sakila.sql", "mysql"],
    ["sqlite/chinook.sql", "sqlite"],
    ["prisma/documenso.prisma", "prisma"],
    ["prisma/umami.prisma", "prisma"],
  ]) {
    assertTaken(path, convert(corpusText(path), from, "prisma"));
  }
});

test("a schema that keeps its relations without foreign keys stays in that mode", () => {
  for (const provider of ["postgresql", "mysql", "sqlite"]) {
    const own = `datasource db {
  provider     = "${provider}"
  relationMode = "prisma"
}
model User { id Int @id
  posts Post[]
  things Thing[] }
model Post { id Int @id
  authorId Int?
  author User? @relation(fields: [authorId], references: [id], onDelete: SetNull, onUpdate: Restrict) }
model Thing { id Int @id
  ownerId Int
  owner User @relation(fields: [ownerId], references: [id], onDelete: Cascade)
  tags Tag[] }
model Tag { id Int @id
  things Thing[] }
`;
    const text = convert(own, "prisma", "prisma");
    assertTaken(provider, text);
    assert.match(text, /relationMode = "prisma"/);
    assert.doesNotMatch(convert(own, "prisma", { postgresql: "postgres" }[provider] ?? provider), /REFERENCES/);
  }
});
