-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "appKey" TEXT,
ADD COLUMN     "downSince" TIMESTAMPTZ(3),
ADD COLUMN     "probeAt" TIMESTAMPTZ(3),
ADD COLUMN     "readFailures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sendFailures" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "channel_budget" ADD COLUMN     "freeAt" TIMESTAMPTZ(3),
ALTER COLUMN "remaining" DROP NOT NULL,
ALTER COLUMN "resetAt" DROP NOT NULL,
ALTER COLUMN "readAt" DROP NOT NULL;

-- AlterTable
ALTER TABLE "raw_event" ADD COLUMN     "claims" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "read_call" (
    "id" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "bucket" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "read_call_channelId_bucket_startedAt_idx" ON "read_call"("channelId", "bucket", "startedAt");

-- CreateIndex
CREATE INDEX "read_call_startedAt_idx" ON "read_call"("startedAt");

-- CreateIndex
CREATE INDEX "channel_appKey_idx" ON "channel"("appKey");

-- AddForeignKey
ALTER TABLE "read_call" ADD CONSTRAINT "read_call_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A dead token no longer stops a channel: people send by hand until somebody signs in again.
UPDATE channel SET state = 'assisted', trouble = COALESCE(trouble, 'needs-sign-in') WHERE state = 'needs-sign-in';
ALTER TABLE channel ADD CONSTRAINT channel_state_known CHECK (state IN ('active', 'paused', 'assisted'));
