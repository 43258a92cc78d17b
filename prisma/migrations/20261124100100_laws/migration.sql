-- The laws of the design, held by the database itself, whatever the program does.

-- Law 3: no acknowledgement without a DM of the same ticket that the network accepted (its id),
-- or that a named person confirmed. Checked when the row is written and whenever its DM changes.
ALTER TABLE outbox_message
  ADD CONSTRAINT outbox_ack_names_its_dm CHECK (kind <> 'acknowledgement' OR "dmId" IS NOT NULL),
  ADD CONSTRAINT outbox_kind_known CHECK (kind IN ('first-dm', 'dm', 'acknowledgement', 'invitation', 'public-reply')),
  ADD CONSTRAINT outbox_leg_fits_kind CHECK (leg = CASE WHEN kind IN ('first-dm', 'dm') THEN 'dm' ELSE 'public' END),
  ADD CONSTRAINT outbox_state_known CHECK (state IN ('held', 'queued', 'sending', 'accepted', 'delivered', 'read', 'refused', 'unknown', 'needs-a-person', 'cancelled')),
  ADD CONSTRAINT outbox_accepted_has_proof CHECK (state NOT IN ('accepted', 'delivered', 'read') OR ("acceptedAt" IS NOT NULL AND ("externalId" IS NOT NULL OR "confirmedById" IS NOT NULL)));

CREATE FUNCTION law_3_acknowledgement_needs_dm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'acknowledgement' AND NOT EXISTS (
    SELECT 1 FROM outbox_message dm
    WHERE dm.id = NEW."dmId" AND dm."ticketId" = NEW."ticketId" AND dm.leg = 'dm'
      AND dm.state IN ('accepted', 'delivered', 'read')
      AND (dm."externalId" IS NOT NULL OR dm."confirmedById" IS NOT NULL)
    FOR SHARE
  ) THEN
    RAISE EXCEPTION 'law 3: an acknowledgement needs an accepted DM of the same ticket' USING ERRCODE = 'TG003';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER law_3_ack BEFORE INSERT OR UPDATE OF kind, "dmId", "ticketId", state ON outbox_message
  FOR EACH ROW WHEN (NEW.kind = 'acknowledgement' AND NEW.state <> 'cancelled')
  EXECUTE FUNCTION law_3_acknowledgement_needs_dm();

CREATE FUNCTION law_3_dm_stays_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM outbox_message ack WHERE ack."dmId" = OLD.id AND ack.kind = 'acknowledgement' AND ack.state <> 'cancelled') THEN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'law 3: this DM is the proof of an acknowledgement' USING ERRCODE = 'TG003';
    END IF;
    IF NEW.state NOT IN ('accepted', 'delivered', 'read') OR NEW."ticketId" <> OLD."ticketId" OR NEW.leg <> 'dm'
      OR (NEW."externalId" IS NULL AND NEW."confirmedById" IS NULL) THEN
      RAISE EXCEPTION 'law 3: this DM is the proof of an acknowledgement' USING ERRCODE = 'TG003';
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER law_3_dm BEFORE DELETE OR UPDATE OF state, "ticketId", leg, "externalId", "confirmedById" ON outbox_message
  FOR EACH ROW WHEN (OLD.leg = 'dm' AND OLD.state IN ('accepted', 'delivered', 'read'))
  EXECUTE FUNCTION law_3_dm_stays_accepted();

-- Law 2: what was sent is never sent again. A finished message never goes back to the queue, and an attempt
-- number is used once (unique on outbox_attempt).
CREATE FUNCTION law_2_sent_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('accepted', 'delivered', 'read', 'cancelled') AND NEW.state NOT IN ('accepted', 'delivered', 'read', 'cancelled') THEN
    RAISE EXCEPTION 'law 2: a finished message is never sent again' USING ERRCODE = 'TG002';
  END IF;
  IF NEW.state = 'sending' AND OLD.state <> 'queued' THEN
    RAISE EXCEPTION 'law 2: only a queued message is sent' USING ERRCODE = 'TG002';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER law_2_sent_once BEFORE UPDATE OF state ON outbox_message
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION law_2_sent_once();

-- Law 5: every change of a ticket appends its event in the same transaction.
ALTER TABLE ticket
  ADD CONSTRAINT ticket_status_known CHECK (status IN ('new', 'open', 'waiting-customer', 'waiting-internal', 'resolved', 'closed')),
  ADD CONSTRAINT ticket_outreach_state_known CHECK ("outreachState" IN ('none', 'sending-dm', 'dm-accepted', 'acknowledged', 'refused', 'invited', 'needs-a-person', 'skipped'));

CREATE FUNCTION law_5_change_raises_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version = OLD.version AND (NEW.status, NEW."outreachState", NEW."assigneeId", NEW."customerId", NEW."resolvedAt", NEW."closedAt")
    IS DISTINCT FROM (OLD.status, OLD."outreachState", OLD."assigneeId", OLD."customerId", OLD."resolvedAt", OLD."closedAt") THEN
    RAISE EXCEPTION 'law 5: a ticket changed without an event' USING ERRCODE = 'TG005';
  END IF;
  IF NEW.version NOT IN (OLD.version, OLD.version + 1) THEN
    RAISE EXCEPTION 'law 5: ticket versions go up by one' USING ERRCODE = 'TG005';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER law_5_version BEFORE UPDATE ON ticket FOR EACH ROW EXECUTE FUNCTION law_5_change_raises_version();

CREATE FUNCTION law_5_event_is_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ticket_event WHERE "ticketId" = NEW.id AND version = NEW.version) THEN
    RAISE EXCEPTION 'law 5: ticket % version % has no event', NEW.id, NEW.version USING ERRCODE = 'TG005';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER law_5_event_insert AFTER INSERT ON ticket
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION law_5_event_is_there();
CREATE CONSTRAINT TRIGGER law_5_event_update AFTER UPDATE OF version ON ticket
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION law_5_event_is_there();

-- Events are history: they are written once and stay.
CREATE FUNCTION events_are_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ticket events are never changed' USING ERRCODE = 'TG005';
END $$;

CREATE TRIGGER events_are_history BEFORE UPDATE ON ticket_event FOR EACH ROW EXECUTE FUNCTION events_are_history();

-- Law 1: a raw event that is settled says how.
ALTER TABLE raw_event
  ADD CONSTRAINT raw_status_known CHECK (status IN ('received', 'normalised', 'ignored', 'unreadable', 'dead')),
  ADD CONSTRAINT raw_reason_stated CHECK (status IN ('received', 'normalised') OR because IS NOT NULL);
ALTER TABLE mention
  ADD CONSTRAINT mention_state_known CHECK (state IN ('recorded', 'ticketed', 'attached', 'kept', 'unsorted', 'ignored')),
  ADD CONSTRAINT mention_ticket_when_ticketed CHECK (state NOT IN ('ticketed', 'attached') OR "ticketId" IS NOT NULL),
  ADD CONSTRAINT mention_reason_stated CHECK (state <> 'ignored' OR because IS NOT NULL);

-- One unclosed ticket per customer and matter: the first version has one matter per customer and brand.
CREATE UNIQUE INDEX ticket_one_unclosed_per_handle ON ticket ("handleId") WHERE status <> 'closed';

-- Queues: the rows that wait are few, whatever the tables hold.
CREATE INDEX raw_event_waiting ON raw_event ("dueAt", "receivedAt") WHERE status = 'received';
CREATE INDEX outbox_waiting ON outbox_message (priority, "createdAt") WHERE state = 'queued';
CREATE INDEX outbox_unclear ON outbox_message ("dueAt") WHERE state IN ('unknown', 'sending');
CREATE INDEX clock_due ON clock ("dueAt") WHERE state = 'running';
CREATE INDEX ticket_inbox ON ticket ("brandId", "nextDueAt", id) WHERE status IN ('new', 'open', 'waiting-customer', 'waiting-internal');

-- Whoever waits is told at once; polling is the net beneath.
CREATE FUNCTION announce_raw_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('work', 'intake'); RETURN NULL; END $$;
CREATE TRIGGER announce_raw_event AFTER INSERT ON raw_event FOR EACH STATEMENT EXECUTE FUNCTION announce_raw_event();

CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('work', 'outbox'); RETURN NULL; END $$;
CREATE TRIGGER announce_outbox_insert AFTER INSERT ON outbox_message FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();

CREATE FUNCTION announce_ticket_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('ticket_event', NEW."brandId"::text || ':' || NEW.seq::text); RETURN NULL; END $$;
CREATE TRIGGER announce_ticket_event AFTER INSERT ON ticket_event FOR EACH ROW EXECUTE FUNCTION announce_ticket_event();
