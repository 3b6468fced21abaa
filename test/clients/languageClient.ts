import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter } from "node:events";

type Params = Record<string, unknown>;

/** What a server sends: an answer has an id, a notification a method, a request both. */
interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

/** A plain JSON-RPC client over stdio that knows nothing of any editor. */
export class LanguageClient {
  private readonly child: ChildProcess;
  private readonly messages = new EventEmitter();
  private readonly ended: Promise<number | null>;
  private buffer = Buffer.alloc(0);
  private lastId = 0;

  constructor(command: string, args: string[]) {
    this.child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.child.stdout?.on("data", (chunk: Buffer) => this.receive(chunk));
    this.ended = new Promise((resolve) => this.child.once("exit", resolve));
    void this.ended.then((code) => this.messages.emit("ended", code));
  }

  /** Sends a request and gives its result. */
  async request(method: string, params: Params | null = null): Promise<unknown> {
    const id = ++this.lastId;
    const answer = this.next((message) => message.id === id && message.method === undefined);
    this.send({ id, method, params });
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message} (${error.code})`);
    return result;
  }

  /** Sends a notification. */
  notify(method: string, params: Params = {}): void {
    this.send({ method, params });
  }

  /** The parameters of the next notification of this method. */
  async notified(method: string): Promise<unknown> {
    return (await this.next((message) => message.method === method)).params;
  }

  /** Waits for the server's end and gives its exit code. */
  exit(): Promise<number | null> {
    return this.ended;
  }

  /** Ends the server's process where it still runs. */
  kill(): void {
    this.child.kill();
  }

  private next(wanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve, reject) => {
      const end = () => {
        this.messages.off("message", look);
        this.messages.off("ended", died);
      };
      const look = (message: Message) => {
        if (!wanted(message)) return;
        end();
        resolve(message);
      };
      const died = (code: number | null) => {
        end();
        reject(new Error(`the server ended with ${code} before it answered`));
      };
      this.messages.on("message", look);
      this.messages.on("ended", died);
    });
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const headEnd = this.buffer.indexOf("\r\n\r\n");
      if (headEnd < 0) return;
      const length = /Content-Length: (\d+)/i.exec(this.buffer.toString("ascii", 0, headEnd))?.[1];
      if (length === undefined) throw new Error(`no Content-Length in what the server wrote: ${this.buffer.toString()}`);
      const end = headEnd + 4 + Number(length);
      if (this.buffer.length < end) return;
      this.accept(JSON.parse(this.buffer.toString("utf8", headEnd + 4, end)));
      this.buffer = this.buffer.subarray(end);
    }
  }

  private accept(message: Message): void {
    // A request of the server (configuration, registration): this client has nothing to say to any of them.
    if (message.method !== undefined && message.id !== undefined) this.send({ id: message.id, result: null });
    this.messages.emit("message", message);
  }
}
