-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "brand" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "addressForm" TEXT NOT NULL DEFAULT 'Kak',
    "officialChannelName" TEXT NOT NULL,
    "officialChannelUrl" TEXT NOT NULL,
    "calendarId" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "variant" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "secrets" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "because" TEXT,
    "blockedUntil" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "pollCursor" TEXT,
    "polledAt" TIMESTAMPTZ(3),
    "pollAgainAt" TIMESTAMPTZ(3),
    "pollTrouble" TEXT,
    "pollFailures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_budget" (
    "channelId" UUID NOT NULL,
    "bucket" TEXT NOT NULL,
    "limit" INTEGER,
    "remaining" INTEGER NOT NULL,
    "resetAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_budget_pkey" PRIMARY KEY ("channelId","bucket")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "addressForm" TEXT,
    "language" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handle" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "followers" INTEGER,
    "customerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "raw_event" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "deliveryKey" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "body" TEXT,
    "bodyHash" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "because" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "requestId" TEXT NOT NULL,

    CONSTRAINT "raw_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tombstone" (
    "brandId" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "deletedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("brandId","network","of","externalId")
);

-- CreateTable
CREATE TABLE "mention" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "channelId" UUID NOT NULL,
    "handleId" UUID NOT NULL,
    "itemKind" TEXT NOT NULL,
    "text" TEXT,
    "networkLanguage" TEXT,
    "conversationId" TEXT,
    "inReplyToExternalId" TEXT,
    "quotedExternalId" TEXT,
    "permalink" TEXT,
    "canReplyPublicly" BOOLEAN NOT NULL,
    "summonsBecause" TEXT NOT NULL,
    "reach" INTEGER,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'recorded',
    "because" TEXT,
    "kind" TEXT,
    "kindConfidence" DOUBLE PRECISION,
    "kindBecause" JSONB,
    "language" TEXT,
    "urgency" TEXT,
    "sentiment" TEXT,
    "topic" TEXT,
    "ticketId" UUID,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mention_source" (
    "mentionId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "rawEventId" UUID NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mention_source_pkey" PRIMARY KEY ("mentionId","rawEventId")
);

-- CreateTable
CREATE TABLE "direct_message" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "channelId" UUID NOT NULL,
    "handleId" UUID NOT NULL,
    "rawEventId" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "text" TEXT,
    "isEncrypted" BOOLEAN NOT NULL DEFAULT false,
    "conversationId" TEXT,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'recorded',
    "because" TEXT,
    "ticketId" UUID,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "direct_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "leg" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "token" TEXT,
    "recipientExternalId" TEXT NOT NULL,
    "recipientUsername" TEXT NOT NULL,
    "replyToExternalId" TEXT,
    "replyToMentionId" UUID,
    "dmId" UUID,
    "ackText" TEXT,
    "ackReplyToExternalId" TEXT,
    "ackReplyToMentionId" UUID,
    "state" TEXT NOT NULL,
    "because" TEXT,
    "refusal" TEXT,
    "priority" INTEGER NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "firstAttemptAt" TIMESTAMPTZ(3),
    "unknownSince" TIMESTAMPTZ(3),
    "absentReads" INTEGER NOT NULL DEFAULT 0,
    "externalId" TEXT,
    "acceptedAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "permalink" TEXT,
    "requestedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_attempt" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "bucket" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "because" TEXT,

    CONSTRAINT "outbox_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outreach" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "clickedById" UUID NOT NULL,
    "clickedAt" TIMESTAMPTZ(3) NOT NULL,
    "dmId" UUID NOT NULL,
    "textsHash" TEXT NOT NULL,
    "invitedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outreach_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "zone" TEXT NOT NULL DEFAULT 'Asia/Jakarta',
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "staffId" UUID NOT NULL,
    "brandId" UUID NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("staffId","brandId")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "sessionVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "actorKey" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("actorKey","key")
);

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

-- CreateTable
CREATE TABLE "calendar" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "spec" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "spec" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "breachedAt" TIMESTAMPTZ(3),
    "targetMinutes" INTEGER,
    "elapsedSeconds" INTEGER,
    "channelId" UUID NOT NULL,
    "stoppedById" UUID,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "channelId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "handleId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "outreachState" TEXT NOT NULL DEFAULT 'none',
    "assigneeId" UUID,
    "urgency" TEXT NOT NULL DEFAULT 'normal',
    "topic" TEXT,
    "language" TEXT NOT NULL DEFAULT 'id',
    "reach" INTEGER,
    "solicitation" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3),
    "lastCustomerAt" TIMESTAMPTZ(3) NOT NULL,
    "awaitsUsSince" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "nextDueAt" TIMESTAMPTZ(3),
    "previousTicketId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "seq" BIGSERIAL NOT NULL,
    "ticketId" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "because" TEXT,
    "statusAfter" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "resolvedById" UUID NOT NULL,
    "summary" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "reopenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "brand_key_key" ON "brand"("key");

-- CreateIndex
CREATE UNIQUE INDEX "brand_prefix_key" ON "brand"("prefix");

-- CreateIndex
CREATE INDEX "brand_calendarId_idx" ON "brand"("calendarId");

-- CreateIndex
CREATE INDEX "brand_policyId_idx" ON "brand"("policyId");

-- CreateIndex
CREATE UNIQUE INDEX "template_brandId_kind_language_variant_key" ON "template"("brandId", "kind", "language", "variant");

-- CreateIndex
CREATE UNIQUE INDEX "channel_key_key" ON "channel"("key");

-- CreateIndex
CREATE INDEX "channel_brandId_idx" ON "channel"("brandId");

-- CreateIndex
CREATE UNIQUE INDEX "channel_network_externalId_brandId_key" ON "channel"("network", "externalId", "brandId");

-- CreateIndex
CREATE INDEX "customer_brandId_idx" ON "customer"("brandId");

-- CreateIndex
CREATE INDEX "handle_customerId_idx" ON "handle"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "handle_brandId_network_externalId_key" ON "handle"("brandId", "network", "externalId");

-- CreateIndex
CREATE INDEX "raw_event_channelId_receivedAt_idx" ON "raw_event"("channelId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "raw_event_channelId_deliveryKey_key" ON "raw_event"("channelId", "deliveryKey");

-- CreateIndex
CREATE INDEX "mention_ticketId_idx" ON "mention"("ticketId");

-- CreateIndex
CREATE INDEX "mention_handleId_idx" ON "mention"("handleId");

-- CreateIndex
CREATE INDEX "mention_brandId_state_postedAt_id_idx" ON "mention"("brandId", "state", "postedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "mention_brandId_conversationId_idx" ON "mention"("brandId", "conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "mention_brandId_network_externalId_key" ON "mention"("brandId", "network", "externalId");

-- CreateIndex
CREATE INDEX "mention_source_rawEventId_idx" ON "mention_source"("rawEventId");

-- CreateIndex
CREATE INDEX "direct_message_ticketId_idx" ON "direct_message"("ticketId");

-- CreateIndex
CREATE INDEX "direct_message_handleId_idx" ON "direct_message"("handleId");

-- CreateIndex
CREATE UNIQUE INDEX "direct_message_brandId_network_externalId_key" ON "direct_message"("brandId", "network", "externalId");

-- CreateIndex
CREATE INDEX "outbox_message_channelId_state_priority_dueAt_idx" ON "outbox_message"("channelId", "state", "priority", "dueAt");

-- CreateIndex
CREATE INDEX "outbox_message_state_leaseUntil_idx" ON "outbox_message"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "outbox_message_brandId_state_createdAt_id_idx" ON "outbox_message"("brandId", "state", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "outbox_message_dmId_idx" ON "outbox_message"("dmId");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_ticketId_step_key" ON "outbox_message"("ticketId", "step");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_channelId_externalId_key" ON "outbox_message"("channelId", "externalId");

-- CreateIndex
CREATE INDEX "outbox_attempt_channelId_bucket_startedAt_idx" ON "outbox_attempt"("channelId", "bucket", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_attempt_messageId_attempt_key" ON "outbox_attempt"("messageId", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "outreach_ticketId_key" ON "outreach"("ticketId");

-- CreateIndex
CREATE INDEX "outreach_dmId_idx" ON "outreach"("dmId");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "membership_brandId_idx" ON "membership"("brandId");

-- CreateIndex
CREATE INDEX "staff_session_staffId_idx" ON "staff_session"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_staffId_idx" ON "api_token"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_code_hash_key" ON "one_time_code"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at" DESC);

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "idempotency_record_createdAt_idx" ON "idempotency_record"("createdAt");

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

-- CreateIndex
CREATE INDEX "clock_brandId_kind_startedAt_idx" ON "clock"("brandId", "kind", "startedAt");

-- CreateIndex
CREATE INDEX "clock_state_dueAt_idx" ON "clock"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "clock_ticketId_kind_round_key" ON "clock"("ticketId", "kind", "round");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_number_key" ON "ticket"("number");

-- CreateIndex
CREATE INDEX "ticket_brandId_nextDueAt_id_idx" ON "ticket"("brandId", "nextDueAt", "id");

-- CreateIndex
CREATE INDEX "ticket_brandId_status_nextDueAt_id_idx" ON "ticket"("brandId", "status", "nextDueAt", "id");

-- CreateIndex
CREATE INDEX "ticket_brandId_openedAt_id_idx" ON "ticket"("brandId", "openedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_customerId_idx" ON "ticket"("customerId");

-- CreateIndex
CREATE INDEX "ticket_handleId_idx" ON "ticket"("handleId");

-- CreateIndex
CREATE INDEX "ticket_assigneeId_status_idx" ON "ticket"("assigneeId", "status");

-- CreateIndex
CREATE INDEX "ticket_previousTicketId_idx" ON "ticket"("previousTicketId");

-- CreateIndex
CREATE INDEX "ticket_event_brandId_seq_idx" ON "ticket_event"("brandId", "seq");

-- CreateIndex
CREATE INDEX "ticket_event_recordedAt_idx" ON "ticket_event"("recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_event_ticketId_version_key" ON "ticket_event"("ticketId", "version");

-- CreateIndex
CREATE INDEX "note_ticketId_idx" ON "note"("ticketId");

-- CreateIndex
CREATE INDEX "resolution_ticketId_idx" ON "resolution"("ticketId");

-- AddForeignKey
ALTER TABLE "brand" ADD CONSTRAINT "brand_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "calendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand" ADD CONSTRAINT "brand_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_budget" ADD CONSTRAINT "channel_budget_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handle" ADD CONSTRAINT "handle_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handle" ADD CONSTRAINT "handle_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "raw_event" ADD CONSTRAINT "raw_event_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_handleId_fkey" FOREIGN KEY ("handleId") REFERENCES "handle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention_source" ADD CONSTRAINT "mention_source_mentionId_fkey" FOREIGN KEY ("mentionId") REFERENCES "mention"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention_source" ADD CONSTRAINT "mention_source_rawEventId_fkey" FOREIGN KEY ("rawEventId") REFERENCES "raw_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "direct_message" ADD CONSTRAINT "direct_message_handleId_fkey" FOREIGN KEY ("handleId") REFERENCES "handle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "direct_message" ADD CONSTRAINT "direct_message_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_dmId_fkey" FOREIGN KEY ("dmId") REFERENCES "outbox_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_attempt" ADD CONSTRAINT "outbox_attempt_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "outbox_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outreach" ADD CONSTRAINT "outreach_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_handleId_fkey" FOREIGN KEY ("handleId") REFERENCES "handle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_previousTicketId_fkey" FOREIGN KEY ("previousTicketId") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
