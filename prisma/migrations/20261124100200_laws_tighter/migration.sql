-- Law 2: one first DM and one acknowledgement per ticket, whatever its step is called.
CREATE UNIQUE INDEX outbox_once_per_ticket ON outbox_message ("ticketId", kind)
  WHERE kind IN ('first-dm', 'acknowledgement');

-- Law 5, the other way round: no event of a change that did not happen, and history is not taken away.
CREATE FUNCTION law_5_event_has_its_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ticket WHERE id = NEW."ticketId" AND version >= NEW.version) THEN
    RAISE EXCEPTION 'law 5: event % of ticket % has no change', NEW.version, NEW."ticketId" USING ERRCODE = 'TG005';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER law_5_event_change AFTER INSERT ON ticket_event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION law_5_event_has_its_change();

CREATE TRIGGER events_stay BEFORE DELETE ON ticket_event FOR EACH ROW EXECUTE FUNCTION events_are_history();

-- Law 5: every column counts, except the due time, which is derived from the clocks.
CREATE OR REPLACE FUNCTION law_5_change_raises_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version = OLD.version AND to_jsonb(NEW) - 'nextDueAt' IS DISTINCT FROM to_jsonb(OLD) - 'nextDueAt' THEN
    RAISE EXCEPTION 'law 5: a ticket changed without an event' USING ERRCODE = 'TG005';
  END IF;
  IF NEW.version NOT IN (OLD.version, OLD.version + 1) THEN
    RAISE EXCEPTION 'law 5: ticket versions go up by one' USING ERRCODE = 'TG005';
  END IF;
  RETURN NEW;
END $$;
