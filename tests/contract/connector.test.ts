import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Connection } from "#lib/channels/connector.ts";
import { connectors } from "#lib/channels/registry.ts";
import { itemKinds } from "#lib/channels/rules/abilities.ts";
import { replaceNth } from "./replace-nth.ts";
import { fixturesOf, noIo, recordedPayloadsOf } from "./subject.ts";
import { subjects } from "./subjects.ts";

const legs = ["dm", "public"] as const;
const eventTypes = [
  "mention",
  "direct-message",
  "edit",
  "deletion",
  "receipt",
  "read-up-to",
  "access-lost",
  "ignored",
  "unreadable",
];

it("puts every connector of the registry under the contract", () => {
  expect(subjects.map((subject) => subject.connector)).toEqual(expect.arrayContaining([...connectors]));
});

describe.each(subjects)("what arrives over $name", (subject) => {
  const connection: Connection = subject.connector.open(subject.config, noIo);
  const fixtures = fixturesOf(subject.name);
  const recorded = recordedPayloadsOf(subject.sharedPayloads);
  const sample = fixtures[0]?.body ?? '{"a":1}';

  it("believes a rightly signed body", () => {
    expect(connection.verify(subject.signed(sample))).toEqual({ ok: true });
  });

  it("refuses a body without, with an empty and with a foreign signature", () => {
    const good = subject.signed(sample);
    const foreign = subject.signed(`${sample} `).headers[subject.signatureHeader];
    for (const signature of [undefined, "", "sha256=", "x", foreign]) {
      const headers = { ...good.headers, [subject.signatureHeader]: signature };
      expect(connection.verify({ ...good, headers }).ok).toBe(false);
    }
  });

  it("refuses a body of which one byte was changed, wherever it is", () => {
    const good = subject.signed(sample);
    fc.assert(
      fc.property(fc.nat(good.body.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const body = Uint8Array.from(good.body);
        body[place] = (body[place] ?? 0) ^ change;
        return !connection.verify({ ...good, body }).ok;
      }),
    );
  });

  it("cannot be configured without the secret that proves where a body comes from", () => {
    const { [subject.signingSecretField]: _, ...without } = subject.config;
    expect(subject.connector.config.safeParse(without).success).toBe(false);
    expect(subject.connector.config.safeParse({ ...without, [subject.signingSecretField]: "" }).success).toBe(false);
    expect(subject.connector.config.safeParse(subject.config).success).toBe(true);
  });

  it("keeps every secret among the fields that are encrypted", () => {
    expect(subject.connector.secretFields).toContain(subject.signingSecretField);
    for (const field of subject.connector.secretFields) expect(Object.keys(subject.config)).toContain(field);
  });

  it("never throws on garbage and always states something", () => {
    const states = (body: string) => {
      const events = connection.normalise(body);
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) expect(eventTypes).toContain(event.type);
      return true;
    };
    fc.assert(fc.property(fc.string({ unit: "binary" }), states));
    fc.assert(fc.property(fc.json(), states));
    for (const garbage of ["", "null", "[]", "{", "1", '"x"', "\u0000", "[[[[", '{"data":null}']) {
      expect(connection.normalise(garbage)).toEqual([{ type: "unreadable", because: expect.any(String) }]);
    }
  });

  it("survives its own fixtures with any one value replaced", () => {
    expect(fixtures.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), fc.jsonValue(), ({ body }, place, value) => {
        const broken = replaceNth(JSON.parse(body), place, value);
        const events = connection.normalise(JSON.stringify(broken));
        expect(connection.deliveryKey(Buffer.from(JSON.stringify(broken)))).not.toBe("");
        return events.length > 0 && events.every((event) => eventTypes.includes(event.type));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(fixtures)("reads $name as expected, and the same again", ({ body, expected }) => {
    expect(connection.normalise(body)).toEqual(expected);
    expect(connection.normalise(body)).toEqual(connection.normalise(body));
    expect(connection.deliveryKey(Buffer.from(body))).toBe(connection.deliveryKey(Buffer.from(body)));
  });

  it.skipIf(recorded.length === 0)(`states something about each of ${recorded.length} recorded payloads`, () => {
    for (const { name, body } of recorded) {
      const events = connection.normalise(body);
      expect(events.length, name).toBeGreaterThan(0);
      for (const event of events) expect(eventTypes, name).toContain(event.type);
      expect(connection.normalise(body), name).toEqual(events);
    }
  });

  it.each(itemKinds)("has whole abilities for %s", (item) => {
    const abilities = connection.abilities(item);
    for (const leg of legs) expect(abilities.length[leg].max).toBeGreaterThan(0);
    expect(abilities.settleSeconds).toBeGreaterThanOrEqual(0);
    for (const limit of abilities.limits) {
      expect(limit.calls).toBeGreaterThan(0);
      expect(limit.perSeconds).toBeGreaterThan(0);
    }
    for (const leg of legs) if (abilities.reconcile[leg] === "read-back") expect(connection.readBack).not.toBeNull();
    if (item === "direct-message") expect(abilities.directMessage).toBe("is-dm");
  });
});
