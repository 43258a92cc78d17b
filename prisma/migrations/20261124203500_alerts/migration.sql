-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "brandId" UUID,
    "channelId" UUID,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "remindedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_notice" (
    "id" UUID NOT NULL,
    "alertId" UUID,
    "audience" TEXT NOT NULL DEFAULT 'staff',
    "about" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "because" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alert_brandId_openedAt_idx" ON "alert"("brandId", "openedAt" DESC);

-- CreateIndex
CREATE INDEX "alert_openedAt_idx" ON "alert"("openedAt" DESC);

-- CreateIndex
CREATE INDEX "staff_notice_alertId_idx" ON "staff_notice"("alertId");

-- CreateIndex
CREATE INDEX "staff_notice_createdAt_idx" ON "staff_notice"("createdAt" DESC);

-- AddForeignKey
ALTER TABLE "staff_notice" ADD CONSTRAINT "staff_notice_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "alert"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A staff notice can never address a customer: it has no recipient, says whom it is for, and its facts hold no words.
ALTER TABLE staff_notice
  ADD CONSTRAINT staff_notice_is_for_staff CHECK (audience = 'staff'),
  ADD CONSTRAINT staff_notice_via_known CHECK (via IN ('webhook', 'email')),
  ADD CONSTRAINT staff_notice_about_known CHECK (about IN ('opened', 'reminder', 'closed', 'test')),
  ADD CONSTRAINT staff_notice_state_known CHECK (state IN ('waiting', 'sent', 'given-up')),
  ADD CONSTRAINT staff_notice_names_its_alert CHECK (about = 'test' OR "alertId" IS NOT NULL),
  ADD CONSTRAINT staff_notice_facts_are_few CHECK (jsonb_typeof(facts) = 'object' AND length(facts::text) < 2000
    AND facts - ARRAY['kind', 'channel', 'channelKey', 'network', 'brand', 'locale', 'zone', 'since', 'openedAt', 'closedAt', 'count'] = '{}'::jsonb);
ALTER TABLE alert ADD CONSTRAINT alert_kind_known
  CHECK (kind IN ('outbox-late', 'intake-late', 'outcome-unknown', 'dead-letters', 'no-worker', 'channel-down', 'token-dead', 'budget-exhausted'));

-- One open alert of each kind for each channel, whoever looks.
CREATE UNIQUE INDEX alert_open_once ON alert (kind, COALESCE("channelId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "closedAt" IS NULL;
CREATE INDEX staff_notice_waiting ON staff_notice ("dueAt") WHERE state = 'waiting';
