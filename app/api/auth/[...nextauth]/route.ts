import { answerAuth } from "#lib/web/auth-route.ts";

export const dynamic = "force-dynamic";

export { answerAuth as GET, answerAuth as POST };
