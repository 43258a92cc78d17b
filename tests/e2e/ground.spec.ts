import { expect, test } from "@playwright/test";

test("the product answers that it lives and that its database is up", async ({ request }) => {
  expect((await request.get("/api/health")).status()).toBe(200);
  expect((await request.get("/api/ready")).status()).toBe(200);
});
