-- Dead letters and unreadable events are few, and supervisors list them by channel, newest first.
CREATE INDEX raw_event_needs_a_look ON raw_event ("channelId", "receivedAt" DESC, id DESC) WHERE status IN ('dead', 'unreadable');

-- Whoever looks at the desk is told when a channel stops or starts answering.
CREATE FUNCTION announce_channel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('channel_change', NEW."brandId"::text); RETURN NULL; END $$;
CREATE TRIGGER announce_channel AFTER UPDATE OF state, trouble, "blockedUntil" ON channel FOR EACH ROW
  WHEN ((OLD.state, OLD.trouble, OLD."blockedUntil") IS DISTINCT FROM (NEW.state, NEW.trouble, NEW."blockedUntil"))
  EXECUTE FUNCTION announce_channel();
