import { describe, expect, it } from "vitest";
import { deliveryOfError, troubleOfRead } from "#lib/channels/x/errors.ts";

const now = Temporal.Instant.from("2026-11-02T04:00:00Z");
const epoch = (secondsFromNow: number) => String(now.epochMilliseconds / 1000 + secondsFromNow);
const end = (status: number, json: unknown, headers: Record<string, string> = {}) =>
  deliveryOfError(status, new Headers(headers), json, now);
const problem = (status: number, detail: string, type = "about:blank") => ({ title: "Error", detail, type, status });
const old = (code: number, message: string) => ({ errors: [{ code, message }] });

describe("the error map of X", () => {
  it.each([
    [403, problem(403, "You do not have permission to DM one or more participants."), "dm-closed"],
    [403, old(349, "You cannot send messages to this user."), "dm-closed"],
    [403, old(150, "You cannot send messages to users who are not following you."), "dm-closed"],
    [403, problem(403, "You have been blocked from replying to this user's Tweets."), "blocked"],
    [403, old(136, "You have been blocked from the author of this account"), "blocked"],
    [403, problem(403, "User has been suspended."), "gone"],
    [403, problem(403, "You attempted to reply to a Tweet that is deleted or not visible to you."), "gone"],
    [403, old(385, "You attempted to reply to a Tweet that is deleted or not visible to you."), "gone"],
    [
      403,
      problem(
        403,
        "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.",
      ),
      "not-summoned",
    ],
    [403, old(433, "The original Tweet author restricted who can reply to this Tweet."), "replies-limited"],
    [403, problem(403, "This operation is not permitted."), "policy"],
    [403, old(226, "This request looks like it might be automated."), "policy"],
    [403, undefined, "policy"],
    [403, old(186, "Tweet needs to be a bit shorter. It is too long."), "too-long"],
    [400, problem(400, "Could not find user with id: [1]."), "gone"],
    [
      400,
      {
        ...problem(400, "One or more parameters to your request was invalid."),
        errors: [{ message: "text is missing" }],
      },
      "invalid",
    ],
    [404, problem(404, "Could not find user", "https://api.x.com/2/problems/resource-not-found"), "gone"],
    [422, undefined, "invalid"],
  ])("%i is a definite refusal: %j → %s", (status, json, reason) => {
    expect(end(status, json)).toMatchObject({ outcome: "refused", reason });
  });

  it.each([
    [401, problem(401, "Unauthorized"), "needs-sign-in"],
    [403, problem(403, "…", "https://api.x.com/2/problems/client-forbidden"), "needs-sign-in"],
    [
      403,
      problem(403, "Your client app is not configured", "https://api.twitter.com/2/problems/oauth1-permissions"),
      "needs-sign-in",
    ],
    [402, { title: "CreditsDepleted", type: "https://api.x.com/2/problems/credits" }, "out-of-credit"],
    [
      429,
      problem(429, "Usage cap exceeded: Monthly product cap", "https://api.x.com/2/problems/usage-capped"),
      "out-of-credit",
    ],
    [403, old(64, "Your account is suspended and is not permitted to access this feature."), "suspended"],
    [403, old(326, "To protect our users from spam… please log in to unlock your account."), "suspended"],
    [403, old(185, "User is over daily status update limit."), "rate-limited"],
    [404, undefined, "unreachable"],
  ])("%i is the channel's trouble: %j → %s", (status, json, trouble) => {
    const delivery = end(status, json);
    expect(delivery).toMatchObject({ outcome: "retry", trouble });
    if (delivery.outcome === "retry") expect(Temporal.Instant.compare(delivery.at, now)).toBe(1);
  });

  it.each([
    [403, problem(403, "You are not allowed to create a Tweet with duplicate content.")],
    [403, old(187, "Status is a duplicate.")],
    [500, problem(500, "Internal Server Error")],
    [502, undefined],
    [503, problem(503, "Service Unavailable")],
    [504, undefined],
    [408, undefined],
    [409, undefined],
    [302, undefined],
    [418, undefined],
  ])("%i may have been done: %j → unknown", (status, json) => {
    expect(end(status, json)).toMatchObject({ outcome: "unknown" });
  });

  it("never repeats X's own words, which may hold the text that was sent", () => {
    const text = "Halo Kak Rini, nomornya NL-1234";
    for (const status of [400, 401, 403, 404, 422, 429, 500]) {
      expect(JSON.stringify(end(status, problem(status, text)))).not.toContain("NL-1234");
    }
  });
});

describe("the time to try again", () => {
  const at = (headers: Record<string, string>) => {
    const delivery = end(429, problem(429, "Too Many Requests"), headers);
    return delivery.outcome === "retry" ? delivery.at.since(now).total("seconds") : null;
  };

  it("is the reset that X names", () => {
    expect(at({ "x-rate-limit-remaining": "0", "x-rate-limit-reset": epoch(321) })).toBe(321);
    expect(at({ "x-rate-limit-reset": epoch(77) })).toBe(77);
  });

  it("is the reset of the day when the day's budget is used up too", () => {
    const day = {
      "x-user-limit-24hour-limit": "1440",
      "x-user-limit-24hour-remaining": "0",
      "x-user-limit-24hour-reset": epoch(40_000),
    };
    expect(at({ "x-rate-limit-remaining": "0", "x-rate-limit-reset": epoch(321), ...day })).toBe(40_000);
  });

  it("is retry-after, in seconds or as a date", () => {
    expect(at({ "retry-after": "12" })).toBe(12);
    expect(at({ "retry-after": "Mon, 02 Nov 2026 04:00:45 GMT" })).toBe(45);
  });

  it("is a quarter of an hour when X names none, or one that is past or nonsense", () => {
    expect(at({})).toBe(900);
    expect(at({ "x-rate-limit-remaining": "0", "x-rate-limit-reset": epoch(-5) })).toBe(900);
    expect(at({ "x-rate-limit-reset": "soon", "retry-after": "later" })).toBe(900);
  });
});

describe("the same map for reads", () => {
  it("calls a refused read a missing right and a fault unreachable", () => {
    const read = (status: number) => troubleOfRead(status, new Headers(), undefined, now).trouble;
    expect([401, 402, 403, 429, 404, 500].map(read)).toEqual([
      "needs-sign-in",
      "out-of-credit",
      "needs-sign-in",
      "rate-limited",
      "unreachable",
      "unreachable",
    ]);
  });
});
