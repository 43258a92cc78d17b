-- CreateTable
CREATE TABLE "playground_account" (
    "id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "followers" INTEGER NOT NULL DEFAULT 0,
    "isBrand" BOOLEAN NOT NULL DEFAULT false,
    "refusesDms" BOOLEAN NOT NULL DEFAULT false,
    "blocksBrand" BOOLEAN NOT NULL DEFAULT false,
    "tokenHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_switches" (
    "accountId" TEXT NOT NULL,
    "networkDown" BOOLEAN NOT NULL DEFAULT false,
    "slow" BOOLEAN NOT NULL DEFAULT false,
    "rateLimited" BOOLEAN NOT NULL DEFAULT false,
    "losesAnswers" BOOLEAN NOT NULL DEFAULT false,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_switches_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "playground_post" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "inReplyToId" TEXT,
    "quoteOfId" TEXT,
    "repostOfId" TEXT,
    "conversationId" TEXT NOT NULL,
    "clientKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_message" (
    "id" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "clientKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_subscription" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "callbackUrl" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_event" (
    "seq" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "playground_delivery" (
    "id" UUID NOT NULL,
    "eventSeq" BIGINT NOT NULL,
    "subscriptionId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "because" TEXT,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "playground_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "playground_account_handle_key" ON "playground_account"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "playground_account_tokenHash_key" ON "playground_account"("tokenHash");

-- CreateIndex
CREATE INDEX "playground_account_isBrand_idx" ON "playground_account"("isBrand");

-- CreateIndex
CREATE INDEX "playground_account_changedAt_idx" ON "playground_account"("changedAt");

-- CreateIndex
CREATE INDEX "playground_post_createdAt_id_idx" ON "playground_post"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "playground_post_accountId_createdAt_id_idx" ON "playground_post"("accountId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "playground_post_conversationId_createdAt_idx" ON "playground_post"("conversationId", "createdAt");

-- CreateIndex
CREATE INDEX "playground_post_inReplyToId_idx" ON "playground_post"("inReplyToId");

-- CreateIndex
CREATE INDEX "playground_post_repostOfId_idx" ON "playground_post"("repostOfId");

-- CreateIndex
CREATE INDEX "playground_post_changedAt_idx" ON "playground_post"("changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "playground_post_accountId_clientKey_key" ON "playground_post"("accountId", "clientKey");

-- CreateIndex
CREATE INDEX "playground_message_fromId_toId_createdAt_id_idx" ON "playground_message"("fromId", "toId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "playground_message_toId_createdAt_idx" ON "playground_message"("toId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "playground_message_changedAt_idx" ON "playground_message"("changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "playground_message_fromId_clientKey_key" ON "playground_message"("fromId", "clientKey");

-- CreateIndex
CREATE UNIQUE INDEX "playground_subscription_accountId_callbackUrl_key" ON "playground_subscription"("accountId", "callbackUrl");

-- CreateIndex
CREATE UNIQUE INDEX "playground_event_id_key" ON "playground_event"("id");

-- CreateIndex
CREATE INDEX "playground_event_accountId_seq_idx" ON "playground_event"("accountId", "seq");

-- CreateIndex
CREATE INDEX "playground_event_subjectId_idx" ON "playground_event"("subjectId");

-- CreateIndex
CREATE INDEX "playground_delivery_state_nextTryAt_idx" ON "playground_delivery"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "playground_delivery_subscriptionId_idx" ON "playground_delivery"("subscriptionId");

-- CreateIndex
CREATE UNIQUE INDEX "playground_delivery_eventSeq_subscriptionId_key" ON "playground_delivery"("eventSeq", "subscriptionId");

-- AddForeignKey
ALTER TABLE "playground_switches" ADD CONSTRAINT "playground_switches_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "playground_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_post" ADD CONSTRAINT "playground_post_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "playground_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_message" ADD CONSTRAINT "playground_message_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "playground_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_message" ADD CONSTRAINT "playground_message_toId_fkey" FOREIGN KEY ("toId") REFERENCES "playground_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_subscription" ADD CONSTRAINT "playground_subscription_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "playground_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_event" ADD CONSTRAINT "playground_event_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "playground_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_delivery" ADD CONSTRAINT "playground_delivery_eventSeq_fkey" FOREIGN KEY ("eventSeq") REFERENCES "playground_event"("seq") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_delivery" ADD CONSTRAINT "playground_delivery_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "playground_subscription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
