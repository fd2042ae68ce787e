// Reads the designs that this browser keeps, without the app. The store is that of src/platform/storage.rs, a row that
// of crates/model/src/file/rows.rs, and the file is written as crates/model/src/file does.

// The lists of the file in their order, by the kind of their rows.
const LISTS = [
  ["schema", "schemas"],
  ["enum", "enums"],
  ["domain", "domains"],
  ["composite", "composites"],
  ["sequence", "sequences"],
  ["table", "tables"],
  ["view", "views"],
  ["statement", "statements"],
  ["note", "notes"],
  ["area", "areas"],
  ["diagram", "diagrams"],
  ["placement", "placements"],
  ["line", "lines"],
];
// How placements of one diagram sort.
const NODES = ["table", "view", "enum", "note", "area"];
// Objects in arrays begin a line down to this depth.
const BROKEN_DEPTH = 3;

/** What the start page knows of each design, the latest first: `{ key, name, updated, tables, edit }`. */
export async function summaries() {
  const found = await read("documents", undefined);
  return found
    .map(([key, text]) => ({ ...parsed(text), key }))
    .filter(({ deleted }) => !deleted)
    .sort((a, b) => (b.updated ?? 0) - (a.updated ?? 0));
}

/** A design as a file: `{ text, broken }`, the number of rows that cannot be read and are not in it. */
export async function file(key) {
  const rows = await read("records", IDBKeyRange.bound(`${key}/`, `${key}0`, false, true));
  return canonical(rows.map(([name, text]) => [name.slice(key.length + 1), text]));
}

/** The canonical file of rows, given as pairs of name and text. */
export function canonical(rows) {
  const lists = new Map([["settings", []], ...LISTS.map(([, list]) => [list, []])]);
  const put = (list, ids, text) => {
    if (!lists.has(list)) lists.set(list, []);
    lists.get(list).push({ ids: ids.map(rank), text });
  };
  const besides = [];
  let [version, broken] = [1, 0];
  for (const [name, text] of rows) {
    const [kind, ...ids] = name.split(":");
    const { version: own, ...row } = parsed(text);
    version = Math.max(version, own ?? 1);
    if (kind === "unknown") {
      // What a newer version has besides: whole lists, and records of lists.
      for (const [list, records] of Object.entries(row)) {
        if (Array.isArray(records)) records.forEach((record) => put(list, [], JSON.stringify(record)));
        else besides.push(`${JSON.stringify(list)}:${JSON.stringify(records)}`);
      }
    } else if (row.record === undefined) {
      broken += 1;
    } else {
      const list = LISTS.find(([own]) => own === kind)?.[1] ?? (kind === "settings" ? kind : `${kind}s`);
      put(list, ids, recordOf(text, row));
    }
  }
  const fields = [`"format":"crowfoot"`, `"version":${version}`];
  for (const [list, records] of lists) {
    if (list === "settings") {
      fields.push(`"settings":${records[0]?.text ?? "{}"}`);
    } else if (records.length > 0) {
      const sorted = records.sort((a, b) => compare(a.ids, b.ids)).map(({ text }) => text);
      fields.push(`${JSON.stringify(list)}:[${sorted.join(",")}]`);
    }
  }
  return { text: `${inLines(`{${[...fields, ...besides].join(",")}}`)}\n`, broken };
}

/** Ids can be larger than the integers of JavaScript. */
const rank = (id) => (/^\d+$/.test(id) ? BigInt(id) : BigInt(NODES.indexOf(id)));

function compare(a, b) {
  const at = a.findIndex((id, at) => id !== b[at]);
  // Records of unknown kinds come behind the others.
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}

/** The text of a record as it was written: no number passes through JavaScript. */
function recordOf(text, row) {
  const start = /^\{"version":\d+,"record":/.exec(text);
  const whole = start && Object.keys(row).length === 1;
  return whole ? text.slice(start[0].length, -1) : JSON.stringify(row.record);
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}

/** Breaks compact JSON into the lines of the canonical file. */
function inLines(json) {
  const out = [];
  let [depth, last] = [0, ""];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[^"]/g)) {
    const breaks =
      token === "{"
        ? depth < BROKEN_DEPTH && (last === "[" || last === ",")
        : token === "}"
          ? depth === 1
          : token === "]"
            ? depth < BROKEN_DEPTH && last === "}"
            : token[0] === '"' && depth === 1 && (last === "{" || last === ",");
    if (token === "{") depth += 1;
    if (token === "}") depth -= 1;
    out.push(breaks ? `\n${token}` : token);
    last = token.at(-1);
  }
  return out.join("");
}

/** Keys and values of a store; none where this browser has no designs. */
async function read(store, range) {
  const database = await open();
  if (!database?.objectStoreNames.contains(store)) return [];
  try {
    // Waits for what is being written: the store does things in their order.
    const records = database.transaction(store).objectStore(store);
    const [keys, values] = await Promise.all([done(records.getAllKeys(range)), done(records.getAll(range))]);
    return keys.map((key, at) => [key, values[at]]);
  } finally {
    database.close();
  }
}

/** The database, if there is one: what is made here would not be what the app makes. */
function open() {
  const request = indexedDB.open("crowfoot");
  let fresh = false;
  request.onupgradeneeded = () => {
    fresh = true;
    request.transaction.abort();
  };
  return done(request).catch((error) => {
    if (fresh) return undefined;
    throw error;
  });
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
