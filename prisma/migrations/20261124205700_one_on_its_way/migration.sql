-- Nobody is written to while a message to them is on its way; two workers that meet are told apart here.
CREATE UNIQUE INDEX outbox_one_on_its_way ON outbox_message ("channelId", "recipientExternalId") WHERE state = 'sending';
-- What has waited for long goes by age.
CREATE INDEX outbox_waiting_by_age ON outbox_message ("createdAt") WHERE state = 'queued';
