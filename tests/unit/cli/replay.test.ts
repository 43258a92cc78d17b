import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readBatches, readReplayFile, surveyReplayFile } from "#lib/cli/replay-lines.ts";
import { readReplayOptions } from "#lib/cli/replay-options.ts";
import { progressLine } from "#lib/cli/replay-progress.ts";
import { WebhookSender } from "#lib/cli/replay-send.ts";

const folder = mkdtempSync(join(tmpdir(), "tanggap-replay-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function line(id: string, ts: string, text = "internet mati"): string {
  return JSON.stringify({ id, ts, author: "@orang", text });
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function all(path: string, limit = Number.POSITIVE_INFINITY) {
  return Array.fromAsync(readReplayFile(path, limit));
}

describe("reading a file of posts", () => {
  const lines = [
    line("a", "2026-03-02T01:00:00Z", "baris \u2028 yang aneh"),
    "",
    "rusak",
    line("b", "2026-03-02T03:00:00Z"),
    line("a", "2026-03-02T04:00:00Z"),
    line("c", "2026-03-02T02:00:00Z"),
  ];

  it("names bad lines and repeated ids by their number, and goes on", async () => {
    const read = await all(fileOf("plain.jsonl", lines.join("\n")));
    expect(read.map((each) => [each.number, each.ok ? each.post.id : each.because])).toEqual([
      [1, "a"],
      [3, "no JSON object"],
      [4, "b"],
      [5, "its id stands already on line 1"],
      [6, "c"],
    ]);
  });

  it("reads a gzipped file alike, and one that breaks off up to there", async () => {
    const packed = gzipSync(Array.from({ length: 5_000 }, (_, n) => line(`n${n}`, "2026-03-02T01:00:00Z")).join("\n"));
    expect(await all(fileOf("whole.jsonl.gz", packed))).toHaveLength(5_000);
    const torn = await all(fileOf("torn.jsonl.gz", packed.subarray(0, packed.length - 400)));
    expect(torn.at(-1)).toMatchObject({ ok: false, because: "the file breaks off or a line is too long" });
    expect(torn.filter((each) => each.ok).length).toBeGreaterThan(0);
  });

  it("finds the last moment, and moves all times so that it is now", async () => {
    const path = fileOf("times.jsonl", lines.join("\n"));
    const facts = await surveyReplayFile(path, Number.POSITIVE_INFINITY);
    expect(facts).toMatchObject({ posts: 3, last: Temporal.Instant.from("2026-03-02T03:00:00Z") });
    const now = Temporal.Instant.from("2026-05-01T00:00:00Z");
    const shift = facts.last?.until(now) ?? Temporal.Duration.from("PT0S");
    const moved = (await Array.fromAsync(readBatches(path, 10, shift, 2))).flat();
    expect(moved.map((post) => post.at.toString())).toEqual([
      "2026-04-30T22:00:00Z",
      "2026-05-01T00:00:00Z",
      "2026-04-30T23:00:00Z",
    ]);
  });

  it("stops at the limit of good posts", async () => {
    const read = await all(fileOf("limited.jsonl", lines.join("\n")), 2);
    expect(read.filter((each) => each.ok)).toHaveLength(2);
  });
});

describe("sending webhooks", () => {
  let server: Server;
  let url: string;
  let answers: (number | "drop")[] = [];
  let taken: string[] = [];
  let open = 0;
  let mostOpen = 0;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      const answer = answers.shift() ?? 200;
      if (answer === "drop") return void response.destroy();
      if (answer === 200) taken.push(Buffer.concat(chunks).toString("utf8"));
      response.writeHead(answer, answer === 429 ? { "retry-after": "0.1" } : {}).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => server.close());
  afterEach(() => {
    answers = [];
    taken = [];
    mostOpen = 0;
  });

  it("posts again what was answered 429 or 503 or dropped, loses none, and never exceeds its lanes", async () => {
    answers = [429, 503, "drop", 200, "drop"];
    const sender = new WebhookSender(3);
    for (let n = 0; n < 20; n++) await sender.send({ url, secret: "rahasia" }, `badan ${n}`);
    await sender.finish();
    expect(new Set(taken).size).toBe(20);
    expect(taken).toHaveLength(20);
    expect(sender).toMatchObject({ sent: 20, repeated: 4 });
    expect(mostOpen).toBeLessThanOrEqual(3);
  });

  it("gives up at once, in one sentence, when the signature is not believed", async () => {
    answers = [401];
    const sender = new WebhookSender(1);
    await sender.send({ url, secret: "rahasia" }, "badan");
    await expect(sender.finish()).rejects.toThrow("its channel has another secret");
  });
});

describe("the replay's command line", () => {
  it("takes the file and its options", () => {
    expect(readReplayOptions(["a.jsonl", "--limit", "5", "--keep-times", "--url", "http://localhost:3000/x"])).toEqual({
      file: "a.jsonl",
      url: "http://localhost:3000",
      channelKey: null,
      keepTimes: true,
      byBrand: false,
      concurrency: 16,
      limit: 5,
    });
  });

  it.each([
    [[]],
    [["a", "b"]],
    [["a", "--limit", "0"]],
    [["a", "--concurrency", "65"]],
    [["a", "--url", "ftp://x"]],
    [["a", "--odd"]],
  ])("refuses %j", (args) => {
    expect(() => readReplayOptions(args)).toThrow();
  });

  it("draws its progress with share, count and rate", () => {
    expect(progressLine("sending", 50, 200, 10)).toBe("sending    [######..................]  25%  50/200  5/s");
    expect(progressLine("sending", 0, 0, 0)).toContain("100%");
  });
});
