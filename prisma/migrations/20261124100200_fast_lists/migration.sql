-- Lists and counts read only the rows they show, whatever the tables hold. Each partial index is one view of the inbox
-- in the inbox's order; its condition is written as in lib/tickets/view-sql.ts.
CREATE INDEX ticket_needs_dm ON ticket ("brandId", "nextDueAt", id)
  WHERE status IN ('new', 'open', 'waiting-internal') AND "outreachState" IN ('none', 'refused');
CREATE INDEX ticket_answered ON ticket ("brandId", "nextDueAt", id)
  WHERE status IN ('new', 'open', 'waiting-internal') AND "awaitsUsSince" IS NOT NULL AND "outreachState" NOT IN ('none', 'refused');
CREATE INDEX ticket_waiting ON ticket ("brandId", "nextDueAt", id)
  WHERE status IN ('waiting-customer', 'waiting-internal');
CREATE INDEX ticket_mine ON ticket ("assigneeId", "brandId", "nextDueAt", id)
  WHERE status IN ('new', 'open', 'waiting-customer', 'waiting-internal');
CREATE INDEX ticket_needs_a_look ON ticket (id)
  WHERE status IN ('new', 'open', 'waiting-customer', 'waiting-internal') AND "outreachState" = 'needs-a-person';
CREATE INDEX outbox_trouble ON outbox_message ("ticketId")
  WHERE state IN ('unknown', 'needs-a-person') OR (state = 'refused' AND kind IN ('dm', 'public-reply'));

-- Unfiltered lists, newest first.
CREATE INDEX mention_newest ON mention ("brandId", "postedAt" DESC, id DESC);
CREATE INDEX mention_kind_newest ON mention ("brandId", kind, "postedAt" DESC, id DESC);
CREATE INDEX outbox_newest ON outbox_message ("brandId", "createdAt" DESC, id DESC);

-- Text that contains something is found by trigrams. A database whose owner may not create the extension works without
-- them; its searches read more. Run by hand later, this block makes the indexes where they are missing.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX IF NOT EXISTS ticket_subject_trigrams ON ticket USING gin (subject gin_trgm_ops);
  CREATE INDEX IF NOT EXISTS ticket_number_trigrams ON ticket USING gin (number gin_trgm_ops);
  CREATE INDEX IF NOT EXISTS handle_username_trigrams ON handle USING gin (username gin_trgm_ops);
  CREATE INDEX IF NOT EXISTS handle_name_trigrams ON handle USING gin ("displayName" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'text search goes without trigram indexes: %', SQLERRM;
END $$;
