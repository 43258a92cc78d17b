import { expect, test } from "@playwright/test";
import { base, cookieOf, signedIn } from "./sign-in.ts";

test("row 29: two people, a hundred interleaved requests each: nobody gets the other's answer, nothing is kept", async () => {
  const people = [
    { email: "sari@demo.tanggap.example", name: "Sari", role: "supervisor" },
    { email: "dewa@demo.tanggap.example", name: "Dewa", role: "admin" },
  ];
  const contexts = await Promise.all(people.map((person) => signedIn(person.email)));
  const cookies = await Promise.all(contexts.map(cookieOf));
  const one = async (at: number) => {
    const who = at % 2;
    const cookie = cookies[who] ?? "";
    if (at % 10 === 3) {
      const bad = await fetch(`${base}/api/v1/triage/preview`, {
        method: "POST",
        body: new Uint8Array([0xff, 0xfe, 0x7b, 0x80]),
        headers: { cookie, origin: base, "content-type": "application/json" },
      });
      expect(bad.status).toBe(400);
      return;
    }
    const path = at % 3 === 0 ? "/inbox" : "/api/auth/session";
    const response = await fetch(base + path, { headers: { cookie }, redirect: "manual" });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toContain("no-store");
    expect(response.headers.get("cache-control")).toContain("private");
    if (path === "/api/auth/session") {
      expect(JSON.parse(text).user).toMatchObject({ email: people[who]?.email, role: people[who]?.role });
    }
    expect(text.includes(people[1 - who]?.email ?? "")).toBe(false);
  };
  for (let round = 0; round < 20; round += 1) {
    await Promise.all(Array.from({ length: 10 }, (_, at) => one(round * 10 + at)));
  }
  await Promise.all(contexts.map((context) => context.dispose()));
});
