import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Parser } from "@dbml/core";

const golden = fileURLToPath(new URL("../../crates/export/tests/golden/dbml/", import.meta.url));
const parse = (text) => new Parser().parse(text, "dbmlv2");

test("the parser of DBML reads every golden diagram", () => {
  const names = readdirSync(golden).filter((name) => name.endsWith(".dbml"));
  assert.ok(names.length >= 8);
  for (const name of names) {
    try {
      parse(readFileSync(golden + name, "utf8"));
    } catch (error) {
      assert.fail(`${name}: ${JSON.stringify(error.diags?.slice(0, 3) ?? error.message)}`);
    }
  }
});

test("what it reads is what the document says", () => {
  const [schema] = parse(readFileSync(`${golden}shop.dbml`, "utf8")).schemas;
  assert.equal(schema.tables.length, 8);
  assert.equal(schema.refs.length, 8);
  const orders = schema.tables.find((table) => table.name === "orders");
  assert.equal(orders.indexes.length, 2);
  const status = orders.fields.find((field) => field.name === "status");
  assert.equal(status.type.type_name, "order_status");
  assert.ok(status.not_null);
});
