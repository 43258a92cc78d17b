import { expect, request as newRequest, test } from "@playwright/test";
import { base, trySignIn } from "./sign-in.ts";

test("row 16: the eleventh try in a minute is 429 with Retry-After, with the right password too", async () => {
  const context = await newRequest.newContext({ baseURL: base });
  const email = "bayu@demo.tanggap.example";
  for (let tries = 0; tries < 10; tries += 1) {
    expect((await trySignIn(context, email, `guess-${tries}`)).status()).toBe(401);
  }
  const wrong = await trySignIn(context, email, "guess-11");
  const right = await trySignIn(context, email);
  for (const answer of [wrong, right]) {
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
    expect((await answer.json()).error.code).toBe("rate-limited");
  }
  expect((await context.get("/api/v1/tickets")).status()).toBe(401);
  await context.dispose();
});
