#!/usr/bin/env node
// Copies the element and what it fetches to a folder of a site: crowfoot-erd copy public/crowfoot
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [command, folder] = process.argv.slice(2);
if (command !== "copy" || !folder) {
  console.error("Usage: crowfoot-erd copy FOLDER");
  process.exit(2);
}
cpSync(fileURLToPath(new URL("./dist", import.meta.url)), folder, { recursive: true });
