import { type APIRequestContext, request as newRequest } from "@playwright/test";

export const base = `http://localhost:${process.env.TANGGAP_E2E_PORT}`;
export const demoPassword = "tanggap-demo-2026";
export const sessionCookie = "tanggap-session";

/** One sign-in call as a script would make it; the context keeps the cookies. */
export async function trySignIn(context: APIRequestContext, email: string, password = demoPassword) {
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  return context.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
    headers: { origin: base },
    maxRedirects: 0,
  });
}

/** A context of its own, signed in. Dispose of it afterwards. */
export async function signedIn(email: string): Promise<APIRequestContext> {
  const context = await newRequest.newContext({ baseURL: base });
  const answer = await trySignIn(context, email);
  if (answer.status() !== 200) throw new Error(`sign-in of ${email}: ${answer.status()}`);
  return context;
}

/** The session cookie of a context as a Cookie header, for raw fetches. */
export async function cookieOf(context: APIRequestContext): Promise<string> {
  const { cookies } = await context.storageState();
  const session = cookies.find((cookie) => cookie.name === sessionCookie);
  return `${sessionCookie}=${session?.value ?? ""}`;
}
