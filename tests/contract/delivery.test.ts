import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Delivery, OutboundMessage } from "#lib/channels/connector.ts";
import { type LiveNetwork, queryOf, type Refusal } from "./subject.ts";
import { subjects } from "./subjects.ts";

const legs = ["dm", "public"] as const;

describe.each(subjects)("what is sent over $name", (subject) => {
  let live: LiveNetwork;
  beforeAll(async () => {
    live = await subject.start();
  });
  afterAll(() => live.stop());

  const copiesOf = (message: OutboundMessage) => live.accepted().filter((one) => one.text === message.text);
  const secrets = () => subject.connector.secretFields.map((field) => String(subject.config[field]));

  it.each(legs)("sends a %s once and gives the network's own id", async (leg) => {
    const message = await live.message(leg);
    const delivery = await live.connection.deliver(message);
    expect(delivery).toMatchObject({ outcome: "accepted" });
    const copies = copiesOf(message);
    expect(copies).toHaveLength(1);
    if (delivery.outcome === "accepted") expect(delivery.externalId).toBe(copies[0]?.id);
    expect(live.violations()).toEqual([]);
  });

  it.each(legs)("refuses a %s that is too long without calling the network", async (leg) => {
    const { max } = live.connection.abilities("mention").length[leg];
    const before = live.calls();
    const message = { ...(await live.message(leg)), text: "panjang ".repeat(max) };
    expect(await live.connection.deliver(message)).toMatchObject({ outcome: "refused", reason: "too-long" });
    expect(live.calls()).toBe(before);
  });

  it.each(legs)("waits with a %s until the network's own time after a 429, and nothing was sent", async (leg) => {
    const message = await live.message(leg);
    live.failNext(leg, "rate-limited", 30);
    const delivery = await live.connection.deliver(message);
    expect(delivery).toMatchObject({ outcome: "retry", trouble: "rate-limited" });
    expect(copiesOf(message)).toHaveLength(0);
    if (delivery.outcome !== "retry") return;
    const seconds = (delivery.at.epochMilliseconds - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(25);
    expect(seconds).toBeLessThan(32);
  });

  it.each(legs)("holds the whole channel when the sign-in is lost, and nothing was sent as %s", async (leg) => {
    const message = await live.message(leg);
    live.failNext(leg, "sign-in-lost");
    expect(await live.connection.deliver(message)).toMatchObject({ outcome: "retry", trouble: "needs-sign-in" });
    expect(copiesOf(message)).toHaveLength(0);
  });

  const lost = [
    ["server-error", 0],
    ["dropped-before", 0],
    ["accepted-then-server-error", 1],
    ["accepted-then-dropped", 1],
    ["accepted-then-unreadable", 1],
  ] as const;
  describe.each(legs)("a lost answer to a %s", (leg) => {
    it.each(lost)("is unknown after %s, and reading back tells the truth", async (mishap, copies) => {
      const message = await live.message(leg);
      const since = Temporal.Now.instant();
      live.failNext(leg, mishap);
      expect(await live.connection.deliver(message)).toMatchObject({ outcome: "unknown", because: expect.any(String) });
      expect(copiesOf(message)).toHaveLength(copies);
      if (live.connection.readBack === null) return;
      const answer = await live.connection.readBack(queryOf(message, since));
      const id = copiesOf(message)[0]?.id;
      expect(answer).toMatchObject(id === undefined ? { result: "absent" } : { result: "found", externalId: id });
    });

    it("is never proven absent by reads that failed", async () => {
      if (live.connection.readBack === null) return;
      const message = await live.message(leg);
      live.failReads(true);
      const answer = await live.connection.readBack(queryOf(message, Temporal.Now.instant()));
      live.failReads(false);
      expect(answer).toMatchObject({ result: "incomplete", because: expect.any(String) });
    });

    it("is not found in a message that is known to be another", async () => {
      if (live.connection.readBack === null) return;
      const message = await live.message(leg);
      const since = Temporal.Now.instant();
      const delivery = await live.connection.deliver(message);
      const known = delivery.outcome === "accepted" ? [delivery.externalId] : [];
      expect(await live.connection.readBack(queryOf(message, since, known))).toMatchObject({ result: "absent" });
    });
  });

  const refusals: readonly Refusal[] = ["dm-closed", "blocked", "gone", "not-summoned"];
  it.each(refusals)("is refused for good as %s, and nothing was sent", async (reason) => {
    const message = await live.refusedMessage(reason);
    if (message === null) return;
    expect(await live.connection.deliver(message)).toMatchObject({ outcome: "refused", reason });
    expect(copiesOf(message)).toHaveLength(0);
  });

  it("says that a post is deleted only when the network says so", async () => {
    if (live.connection.lookUp === null) return;
    const { replyToExternalId: id } = await live.message("public");
    if (id === null) throw new Error("the public message has no anchor");
    expect(await live.connection.lookUp(id)).toBe("exists");
    await live.deletePost(id);
    live.failReads(true);
    expect(await live.connection.lookUp(id)).toBe("not-known");
    live.failReads(false);
    expect(await live.connection.lookUp(id)).toBe("deleted");
  });

  it("polls into bodies that it understands itself, each under its own key, and none twice", async () => {
    if (live.connection.poll === null) return;
    const { replyToExternalId: id } = await live.message("public");
    const poll = await live.connection.poll(null);
    if (!poll.ok) throw new Error(poll.because);
    const keys = poll.page.bodies.map((body) => body.deliveryKey);
    expect(new Set(keys).size).toBe(keys.length);
    const events = poll.page.bodies.flatMap(({ body }) => live.connection.normalise(body));
    expect(events.filter((event) => event.type === "unreadable")).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ type: "mention", externalId: id }));
    const again = await live.connection.poll(poll.page.cursor);
    const newKeys = again.ok
      ? again.page.bodies.map((body) => body.deliveryKey).filter((key) => !keys.includes(key))
      : [];
    expect(newKeys).toEqual([]);
  });

  it("puts no secret and no text of the message into what it says", async () => {
    const said: string[] = [];
    const mishaps = [
      "rate-limited",
      "server-error",
      "accepted-then-dropped",
      "accepted-then-unreadable",
      "sign-in-lost",
    ] as const;
    for (const mishap of mishaps) {
      const message = await live.message("dm");
      live.failNext("dm", mishap);
      const delivery: Delivery = await live.connection.deliver(message);
      said.push(JSON.stringify(delivery));
      expect(said.at(-1)).not.toContain(message.text);
    }
    for (const secret of secrets()) expect(said.join("\n")).not.toContain(secret);
    expect(JSON.stringify(live.connection)).not.toMatch(/secret|token/i);
  });
});
