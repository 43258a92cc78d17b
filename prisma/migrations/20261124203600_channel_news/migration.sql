-- The breaker's opening and closing are news too; a single lost call is none.
DROP TRIGGER announce_channel ON channel;
CREATE TRIGGER announce_channel AFTER UPDATE OF state, trouble, "blockedUntil", "downSince" ON channel FOR EACH ROW
  WHEN ((OLD.state, OLD.trouble, OLD."blockedUntil", OLD."downSince" IS NULL)
    IS DISTINCT FROM (NEW.state, NEW.trouble, NEW."blockedUntil", NEW."downSince" IS NULL))
  EXECUTE FUNCTION announce_channel();
