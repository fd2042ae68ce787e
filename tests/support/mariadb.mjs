import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { roomiest } from "./temporary.mjs";

const SERVERS = ["mariadbd", "mysqld"];
const CLIENTS = ["mariadb", "mysql"];
const DUMPERS = ["mariadb-dump", "mysqldump"];
const INSTALLERS = ["mariadb-install-db", "mysql_install_db"];

// Starting the server takes seconds, emptying it milliseconds.
let shared;

/** Stops the server, if one was started: it would go on without this process. */
export async function stop() {
  await shared?.stop();
  shared = undefined;
}

/**
 * Gives `work` an empty database of a MariaDB server that belongs to these tests alone: `run(sql)`, `rows(sql)` as
 * objects of text. Calls within one test file share the server, so one has to end before the next begins.
 */
export async function withMariadb(work) {
  shared ??= await start();
  shared.empty();
  return work(shared);
}

/** Starts a server on a socket in a temporary folder; it opens no port. */
async function start() {
  const server = program(SERVERS);
  const client = program(CLIENTS);
  const dumper = program(DUMPERS);
  const installer = program(INSTALLERS);
  // Short, because the path of a socket has at most 107 bytes.
  const folder = mkdtempSync(join(roomiest(), "crowfoot-db-"));
  const socket = join(folder, "s");
  const log = join(folder, "log.err");
  // MariaDB refuses to run as root unless it is told to.
  const user = process.getuid?.() === 0 ? ["--user=root"] : [];
  const data = [`--datadir=${join(folder, "data")}`, ...user];
  const installed = spawnSync(
    installer,
    ["--no-defaults", ...data, "--skip-test-db", "--auth-root-authentication-method=normal"],
    { encoding: "utf8" },
  );
  if (installed.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${installer} failed: ${installed.stderr || installed.stdout}`);
  }
  const child = spawn(
    server,
    [
      "--no-defaults",
      ...data,
      `--socket=${socket}`,
      `--pid-file=${join(folder, "pid")}`,
      `--log-error=${log}`,
      "--skip-networking",
      "--skip-log-bin",
      // What is written here is thrown away, so it need not survive a crash.
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-doublewrite=0",
      "--sync-frm=0",
      "--innodb-file-per-table=0",
      "--innodb-flush-method=nosync",
      "--innodb-buffer-pool-size=64M",
      "--character-set-server=utf8mb4",
      "--event-scheduler=OFF",
    ],
    { stdio: "ignore" },
  );
  let ended = false;
  const end = new Promise((resolve) => child.once("exit", () => resolve((ended = true))));
  const stop = async () => {
    if (!ended) child.kill("SIGTERM");
    await end;
    rmSync(folder, { recursive: true, force: true });
  };
  const ask = (sql, ...options) =>
    spawnSync(client, ["--no-defaults", `--socket=${socket}`, "--user=root", "--batch", ...options], {
      input: sql,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
  for (let tries = 0; ask("SELECT 1").status !== 0; tries += 1) {
    if (ended || tries > 300) {
      const why = existsSync(log) ? readFileSync(log, "utf8") : "it left no log";
      await stop();
      throw new Error(`${server} did not start: ${why}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  /** What `mariadb-dump` writes of a database: everything but its rows and the dates of the dump. */
  const dump = (name) => {
    const options = ["--no-data", "--routines", "--events", "--triggers", "--skip-comments", "--skip-lock-tables", "--force", "--default-character-set=utf8mb4"];
    const ended = spawnSync(dumper, ["--no-defaults", `--socket=${socket}`, "--user=root", ...options, name], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
    if (ended.status !== 0) throw new Error(ended.stderr);
    return ended.stdout;
  };
  return { stop, dump, socket, ...database(ask) };
}

function database(ask) {
  const run = (sql, ...options) => {
    const { status, stdout, stderr } = ask(sql, "--default-character-set=utf8mb4", ...options);
    if (status !== 0) throw new Error(reason(stderr));
    return stdout;
  };
  const rows = (sql, name = "crowfoot") => {
    const [head, ...body] = run(sql, `--database=${name}`).split("\n").filter((line) => line !== "");
    const cells = (line) => line.split("\t").map(unescaped);
    return body.map((line) => Object.fromEntries(cells(head ?? "").map((column, at) => [column, cells(line)[at]])));
  };
  /** The databases that are not the server's own. */
  const names = () =>
    rows("SHOW DATABASES", "mysql")
      .map((row) => row.Database)
      .filter((name) => !SYSTEM.includes(name));
  const empty = () => {
    const drops = names().map((name) => `DROP DATABASE \`${name.replaceAll("`", "``")}\`;`);
    // A script may have changed the server for all that follow.
    run(`SET GLOBAL time_zone = DEFAULT, GLOBAL sql_mode = DEFAULT, GLOBAL event_scheduler = OFF, GLOBAL character_set_server = utf8mb4, GLOBAL foreign_key_checks = DEFAULT;
SET FOREIGN_KEY_CHECKS = 0;\n${drops.join("\n")}\nCREATE DATABASE crowfoot CHARACTER SET utf8mb4;`);
  };
  /** Runs what can be run of a script. Returns what the server says to the rest: `{ line, message }`. */
  const attempt = (sql) => {
    const { stderr } = ask(sql, "--default-character-set=utf8mb4", "--database=crowfoot", "--force");
    return [...stderr.matchAll(/^ERROR \d+ \(\w+\) at line (\d+): (.*)$/gm)].map(([, line, message]) => ({ line: Number(line), message }));
  };
  return { run: (sql) => run(sql, "--database=crowfoot"), attempt, rows, empty, names };
}

/** What the client complains of, before the statement, which it shows first. */
function reason(stderr) {
  const at = stderr.lastIndexOf("ERROR ");
  return at < 0 ? stderr : `${stderr.slice(at).trim()}\n${stderr.slice(0, at).replace(/^-+$/gm, "").trim()}`;
}

const SYSTEM = ["information_schema", "mysql", "performance_schema", "sys"];

/** A cell as `--batch` writes it. */
function unescaped(cell) {
  if (cell === "NULL") return null;
  return cell.replace(/\\([nt0\\])/g, (_, letter) => ({ n: "\n", t: "\t", 0: "\0", "\\": "\\" })[letter]);
}

/** The first of some programs that is installed. Servers are often in a folder that only root has on the PATH. */
function program(names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin", "/usr/libexec"];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`MariaDB is not installed: there is no ${names[0]} on the PATH`);
  return found;
}
