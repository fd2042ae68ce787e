import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a host sends. */
interface Sent {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * A host of the build under test with an address of its own: its files can change, break and go away, and it can publish
 * another build. Service workers ask it directly, which no interception by the page would see.
 */
export class Host {
  /** Headers on top of those of the server. */
  headers: Record<string, string> = {};
  /** Changes what is sent for a name; `undefined` closes the connection without an answer. */
  change: (name: string, sent: Sent) => Sent | undefined | Promise<Sent | undefined> = (_, sent) => sent;
  /** What was asked for, by names. */
  asked: string[] = [];
  /** Whether the other build is published. */
  isOther = false;

  private readonly kept = new Map<string, Promise<Sent>>();

  private constructor(
    private readonly server: Server,
    private readonly from: string,
    private readonly path: string,
  ) {}

  /** Serves what `from` serves, below a path. */
  static async start(from: string, path = "/"): Promise<Host> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = new Host(server, from, path);
    server.on("request", (request, response) => void host.answer(request, response));
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.path}`;
  }

  /** The name of the build that is published. */
  async build(): Promise<string> {
    return /data-build="?(\w+)/.exec((await this.file("")).body.toString())![1]!;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = new URL(request.url!, this.url).pathname;
    const name = target.startsWith(this.path) ? target.slice(this.path.length) : "outside";
    this.asked.push(name);
    const found = await this.change(name, await this.file(name));
    if (!found) {
      request.socket.destroy();
      return;
    }
    response.writeHead(found.status, { ...found.headers, ...this.headers });
    response.end(request.method === "HEAD" ? undefined : found.body);
  }

  private async file(name: string): Promise<Sent> {
    return this.isOther ? this.ofOther(name) : this.original(name);
  }

  private original(name: string): Promise<Sent> {
    let found = this.kept.get(name);
    if (!found) {
      found = this.fetched(name);
      this.kept.set(name, found);
    }
    return found;
  }

  private async fetched(name: string): Promise<Sent> {
    const response = await fetch(new URL(name, `${this.from}/`));
    const headers: Record<string, string> = {};
    for (const kind of ["content-type", "cache-control"]) {
      const value = response.headers.get(kind);
      if (value) headers[kind] = value;
    }
    return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
  }

  /** The same app under other names, as a build that differs in one byte would have it. */
  private async ofOther(name: string): Promise<Sent> {
    const page = (await this.original("")).body.toString();
    const hashes = [/data-build="?(\w{16})/, /crowfoot-app-(\w{16})\.js/].map((pattern) => pattern.exec(page)![1]!);
    const other = (hash: string): string => (hash[0] === "f" ? "e" : "f") + hash.slice(1);
    const rename = (text: string, back: boolean): string =>
      hashes.reduce((text, hash) => (back ? text.replaceAll(other(hash), hash) : text.replaceAll(hash, other(hash))), text);
    // What was published before is gone.
    if (name !== rename(rename(name, true), false)) return { status: 404, headers: {}, body: Buffer.from("gone") };
    const sent = await this.original(rename(name, true));
    const body = Buffer.from(rename(sent.body.toString("latin1"), false), "latin1");
    if (name !== "sw.js") return { ...sent, body };
    const [line = "", ...script] = body.toString().split("\n");
    const built = JSON.parse(line.slice(line.indexOf("{"), line.lastIndexOf("}") + 1)) as {
      build: string;
      files: [string, string][];
    };
    for (const file of built.files) {
      const content = (await this.ofOther(file[0])).body;
      file[1] = `sha256-${createHash("sha256").update(content).digest("base64")}`;
    }
    return { ...sent, body: Buffer.from([`self.BUILT = ${JSON.stringify(built)};`, ...script].join("\n")) };
  }
}
