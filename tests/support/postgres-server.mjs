import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { roomiest } from "./temporary.mjs";

/** Beyond what a schema needs, so that one dump can lock all of its tables. */
const LOCKS = 4096;

// Starting the server takes seconds, a database a tenth of one.
let shared;
let count = 0;

/** Stops the server, if one was started: it would go on without this process. */
export async function stopServer() {
  await shared?.stop();
  shared = undefined;
}

/**
 * Gives `work` an empty database of a PostgreSQL server that belongs to these tests alone, and drops it afterwards:
 *
 * - `run(sql)`: runs a script as psql does, to the first error, which is thrown.
 * - `attempt(sql)`: runs what can be run of it. Returns what the server says to the rest: `{ line, message }`.
 * - `dump()`: what `pg_dump -s` shows.
 */
export async function withServer(work) {
  shared ??= await start();
  count += 1;
  const name = `crowfoot_${count}`;
  shared.run("postgres", `CREATE DATABASE ${name} TEMPLATE template0;`);
  try {
    return await work(database(shared, name));
  } finally {
    shared.run("postgres", `DROP DATABASE ${name} WITH (FORCE);`);
  }
}

function database(server, name) {
  return {
    run: (sql) => server.run(name, sql),
    attempt: (sql) => {
      const { stderr } = server.ask(name, sql, "--set=ON_ERROR_ROLLBACK=on");
      return [...stderr.matchAll(/^psql:<stdin>:(\d+): (?:ERROR|FATAL): +(.*)$/gm)].map(([, line, message]) => ({ line: Number(line), message }));
    },
    dump: () => server.dump(name),
  };
}

/** Starts a server on a socket in a temporary folder; it opens no port. */
async function start() {
  const bin = programs();
  // Short, because the path of a socket has at most 107 bytes.
  const folder = mkdtempSync(join(roomiest(), "crowfoot-pg-"));
  const user = owner();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const environment = { PATH: process.env.PATH, LC_ALL: "C.UTF-8", TZ: "UTC", PGTZ: "UTC" };
  const options = { ...user, env: environment, cwd: folder };
  const data = join(folder, "data");
  const made = spawnSync(
    join(bin, "initdb"),
    ["--pgdata", data, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
  }
  const settings = {
    listen_addresses: "",
    unix_socket_directories: folder,
    max_locks_per_transaction: LOCKS,
    // What is written here is thrown away, so it need not survive a crash.
    fsync: "off",
    full_page_writes: "off",
    synchronous_commit: "off",
    wal_level: "minimal",
    max_wal_senders: 0,
    autovacuum: "off",
    log_min_messages: "fatal",
    log_min_error_statement: "fatal",
  };
  const given = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A file: a pipe that nobody reads while this process waits for psql would fill up and stop the server.
  const log = join(folder, "log");
  const out = openSync(log, "w");
  const child = spawn(join(bin, "postgres"), ["-D", data, ...given], { ...options, stdio: ["ignore", "ignore", out] });
  closeSync(out);
  let ended = false;
  const end = new Promise((resolve) => child.once("exit", () => resolve((ended = true))));
  const stop = async () => {
    // Not waiting for anybody who is still connected.
    if (!ended) child.kill("SIGINT");
    await end;
    rmSync(folder, { recursive: true, force: true });
  };
  const connected = ["--host", folder, "--username=postgres"];
  const child_process = { encoding: "utf8", env: environment, maxBuffer: 256 * 1024 * 1024 };
  const ask = (name, sql, ...more) =>
    spawnSync(join(bin, "psql"), ["-X", "--quiet", "--no-password", ...connected, ...more, "--file=-", "--output=/dev/null", name], { input: sql, ...child_process });
  const run = (name, sql) => {
    const { status, stderr, error } = ask(name, sql, "--set=ON_ERROR_STOP=1");
    if (status !== 0) throw new Error(error?.message ?? reason(stderr));
  };
  const dump = (name) => {
    const { status, stdout, stderr } = spawnSync(
      join(bin, "pg_dump"),
      ["--schema-only", "--no-owner", "--no-privileges", ...connected, name],
      child_process,
    );
    if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`);
    return stdout;
  };
  for (let tries = 0; ask("postgres", "SELECT 1").status !== 0; tries += 1) {
    if (ended || tries > 300) {
      const why = readFileSync(log, "utf8");
      await stop();
      throw new Error(`PostgreSQL did not start: ${why}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { stop, ask, run, dump };
}

function reason(stderr) {
  const at = stderr.search(/psql:<stdin>:\d+: (ERROR|FATAL)/);
  return at < 0 ? stderr.trim() : stderr.slice(at).trim();
}

/** PostgreSQL refuses to run as root, so it runs as the user that its package has made. */
function owner() {
  if (process.getuid?.() !== 0) return {};
  const number = (option, name) => Number(execFileSync("id", [option, name], { encoding: "utf8" }));
  try {
    return { uid: number("-u", "postgres"), gid: number("-g", "postgres") };
  } catch {
    return { uid: number("-u", "nobody"), gid: number("-g", "nobody") };
  }
}

/** The folder of the newest server that is installed. */
function programs() {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).map(Number).sort((one, other) => other - one) : [];
  const folders = [...versions.map((version) => `${root}/${version}/bin`), ...(process.env.PATH ?? "").split(":")];
  const found = folders.find((folder) => ["postgres", "initdb", "psql", "pg_dump"].every((name) => existsSync(join(folder, name))));
  if (!found) throw new Error("PostgreSQL is not installed: there is no postgres in /usr/lib/postgresql or on the PATH");
  return found;
}
