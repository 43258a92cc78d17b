const faults = [
  "internet mati",
  "tagihan dobel",
  "teknisi belum datang",
  "sinyal hilang",
  "aplikasi tidak bisa dibuka",
];
const places = ["Bekasi", "Depok", "Sleman", "Cimahi", "Gresik", "Maros", "Bantul", "Tegal", "Sidoarjo", "Binjai"];
const firstNames = ["Dewi", "Agus", "Putri", "Bayu", "Sri", "Andi", "Maya", "Rizki", "Nur", "Wahyu", "Lina"];
const lastNames = ["Lestari", "Pratama", "Saputra", "Wibowo", "Siregar", "Hasanah", "Nugroho", "Simbolon", "Utami"];

/** Word number `n` of a list, as SQL. */
function pick(words: readonly string[], n: string): string {
  return `(ARRAY[${words.map((word) => `'${word}'`).join(",")}])[1 + (${n}) % ${words.length}]`;
}

/** About one ticket of 700 names this place: what the bench searches for. */
export const rareWord = "Kranggan";

/** Statements without parameters that come first: the two tables every other statement selects from. */
export const groundStatements = [
  `CREATE TEMP TABLE ground ("brandId" uuid, "channelId" uuid, "agentId" uuid) ON COMMIT DROP`,
  `CREATE TEMP TABLE filled ON COMMIT DROP AS SELECT 0 AS i, t.plan, t."ageFrom", t."ageTo", t.status, t."outreachState",
    t.version, t.due, t."answeredAfter", t.awaits, t."resolvedAfter", t."closedAfter", t.claimed, t."dmState", t."hasAck",
    t."hasReply", ''::text AS number, now()::timestamptz(3) AS opened, ''::text AS who, ''::text AS said,
    NULL::uuid AS ticket, NULL::uuid AS customer, NULL::uuid AS handle, NULL::uuid AS mention, NULL::uuid AS raw,
    NULL::uuid AS dm, NULL::uuid AS ack, NULL::uuid AS reply, NULL::uuid AS inbound
  FROM jsonb_to_recordset('[]') AS t(plan int, "ageFrom" int, "ageTo" int, status text, "outreachState" text, version int,
    due int, "answeredAfter" int, awaits int, "resolvedAfter" int, "closedAfter" int, claimed bool, "dmState" text,
    "hasAck" bool, "hasReply" bool)`,
];

/** $1 the plans as JSON, $2 the numbers. Closed tickets share a customer by twos; the oldest opening is inserted first. */
export const planStatement = `
  WITH plans AS (
    SELECT t.*, sum(share) OVER (ORDER BY plan) AS upto, sum(share) OVER (ORDER BY plan) - share AS "from"
    FROM jsonb_to_recordset($1::jsonb) AS t(plan int, share int, "ageFrom" int, "ageTo" int, status text,
      "outreachState" text, version int, due int, "answeredAfter" int, awaits int, "resolvedAfter" int, "closedAfter" int,
      claimed bool, "dmState" text, "hasAck" bool, "hasReply" bool)
  ), numbered AS (
    SELECT n.i::int AS i, n.number, p.*,
      (now() - make_interval(secs => p."ageFrom" + (p."ageTo" - p."ageFrom") * ((n.i * 104729) % 100003) / 100003.0))::timestamptz(3) AS opened
    FROM unnest($2::text[]) WITH ORDINALITY AS n(number, i) JOIN plans p ON (n.i * 7919) % 1000 >= p."from" AND (n.i * 7919) % 1000 < p.upto
  ), owned AS (
    SELECT *, CASE WHEN plan = 0 THEN 'c' || (row_number() OVER (PARTITION BY plan ORDER BY i)) / 2 ELSE 't' || i END AS owner
    FROM numbered
  )
  INSERT INTO filled SELECT i, plan, "ageFrom", "ageTo", status, "outreachState", version, due, "answeredAfter", awaits,
    "resolvedAfter", "closedAfter", claimed, "dmState", "hasAck", "hasReply", number, opened,
    (min(i) OVER (PARTITION BY owner))::text,
    ${pick(faults, "i")} || ' di ' || CASE WHEN i % 700 = 7 THEN '${rareWord}' ELSE ${pick(places, "i / 3")} END
      || ' blok ' || (i % 97) || ' sejak kemarin, tolong dicek dong kak, sudah lapor ' || (1 + i % 4) || ' kali',
    uuidv7(opened - now()), NULL, NULL, uuidv7(opened - now()), uuidv7(opened - now()),
    CASE WHEN "dmState" IS NOT NULL THEN uuidv7(opened - now()) END, CASE WHEN "hasAck" THEN uuidv7(opened - now()) END,
    CASE WHEN "hasReply" THEN uuidv7(opened - now()) END, CASE WHEN "answeredAfter" IS NOT NULL THEN uuidv7(opened - now()) END
  FROM owned ORDER BY opened`;

const after = (column: string) => `opened + make_interval(secs => ${column})`;
const author = `'17' || lpad(who, 17, '0')`;
const post = `'21' || lpad(i::text, 17, '0')`;

/** In the order that foreign keys ask for. The events and clocks of each plan are told once, in the table `plans`. */
export const fillStatements = [
  `CREATE TEMP TABLE people ON COMMIT DROP AS
    SELECT who, uuidv7(min(opened) - now()) AS customer, uuidv7(min(opened) - now()) AS handle, min(opened) AS seen,
      ${pick(firstNames, "who::int")} || ' ' || ${pick(lastNames, "who::int / 7")} AS name
    FROM filled GROUP BY who`,
  `UPDATE filled f SET customer = p.customer, handle = p.handle FROM people p WHERE p.who = f.who`,
  `INSERT INTO customer (id, "brandId", name, "createdAt") SELECT customer, "brandId", name, seen FROM people, ground`,
  `INSERT INTO handle (id, "brandId", network, "externalId", username, "displayName", followers, "customerId", "createdAt")
    SELECT handle, "brandId", 'x', ${author}, 'warga_' || who, name, who::int % 5000, customer, seen FROM people, ground`,
  `INSERT INTO raw_event (id, "brandId", "channelId", "deliveryKey", source, body, "bodyHash", status, because, attempts,
      "dueAt", "receivedAt", "settledAt", "requestId")
    SELECT raw, "brandId", "channelId", 'filled-' || i, 'webhook',
      CASE WHEN opened > now() - interval '30 days' THEN rpad('{"data":{"text":"' || said || '"', 800, ' ') || '}}' END,
      md5(i::text) || md5(number), 'normalised', NULL, 1, opened, ${after("5")}, ${after("6")}, raw::text
    FROM filled, ground ORDER BY opened`,
  `INSERT INTO ticket (id, "brandId", number, network, "channelId", "customerId", "handleId", subject, status, "outreachState",
      "assigneeId", urgency, topic, reach, solicitation, "openedAt", "receivedAt", "firstSeenAt", "lastCustomerAt",
      "awaitsUsSince", "resolvedAt", "closedAt", "nextDueAt", version)
    SELECT ticket, "brandId", number, 'x', "channelId", customer, handle, left(said, 120), status, "outreachState",
      CASE WHEN claimed THEN "agentId" END, CASE WHEN i % 9 = 0 THEN 'high' ELSE 'normal' END, 'connection', i % 5000,
      'mention', opened, ${after("5")}, CASE WHEN claimed THEN ${after("250")} END, ${after('coalesce("answeredAfter", 0)')},
      ${after("awaits")}, ${after('"resolvedAfter"')}, ${after('"closedAfter"')}, ${after("due")}, version
    FROM filled, ground ORDER BY opened`,
  `INSERT INTO mention (id, "brandId", network, "externalId", "channelId", "handleId", "itemKind", text, "networkLanguage",
      "conversationId", permalink, "canReplyPublicly", "summonsBecause", reach, "postedAt", "receivedAt", state, because, kind,
      "kindConfidence", "kindBecause", language, urgency, sentiment, topic, "ticketId")
    SELECT mention, "brandId", 'x', ${post}, "channelId", handle, 'mention', '@NusaLinkCare ' || said, 'in', ${post},
      'https://x.com/i/web/status/' || ${post}, true, 'mentioned', i % 5000, opened, ${after("5")}, 'ticketed', 'complaint',
      'complaint', 0.9, '["word:mati"]', 'id', 'normal', 'negative', 'connection', ticket
    FROM filled, ground ORDER BY opened`,
  `INSERT INTO mention_source ("mentionId", "channelId", "rawEventId", "receivedAt")
    SELECT mention, "channelId", raw, ${after("5")} FROM filled, ground`,
  `INSERT INTO mention (id, "brandId", network, "externalId", "channelId", "handleId", "itemKind", text, "canReplyPublicly",
      "summonsBecause", "postedAt", "receivedAt", state, because, kind, "kindConfidence", "kindBecause", language)
    SELECT uuidv7(opened - now()), "brandId", 'x', '22' || lpad(i::text, 17, '0'), "channelId", handle, 'mention',
      '@NusaLinkCare makasih ya kak, ramah banget', true, 'mentioned', ${after("7200")}, ${after("7205")},
      CASE WHEN i % 40 = 0 THEN 'unsorted' ELSE 'kept' END, 'praise', 'praise', 0.8, '[]', 'id'
    FROM filled, ground WHERE i % 4 = 0 ORDER BY opened`,
  `INSERT INTO ticket_event ("ticketId", "brandId", version, type, at, "recordedAt", "actorType", "actorId", "statusAfter", data)
    SELECT ticket, "brandId", e.v, e.type, ${after("e.after")}, ${after("e.after + 1")}, CASE e.by WHEN 'agent' THEN 'staff' ELSE e.by END,
      CASE e.by WHEN 'agent' THEN "agentId"::text END, e.status, e.data
    FROM filled JOIN plan_event e USING (plan), ground ORDER BY opened, e.v`,
  `INSERT INTO clock (id, "brandId", "ticketId", kind, round, state, "startedAt", "dueAt", "stoppedAt", "breachedAt",
      "targetMinutes", "elapsedSeconds", "channelId", "stoppedById")
    SELECT uuidv7(opened - now()), "brandId", ticket, c.kind, c.round, c.state, ${after("c.started")}, ${after("c.due")},
      ${after("c.stopped")}, ${after("c.breached")}, c."targetMinutes", c."elapsedSeconds", "channelId",
      CASE WHEN c."byAgent" THEN "agentId" END
    FROM filled JOIN plan_clock c USING (plan), ground ORDER BY opened`,
  outbox("dm", "dm", "first-dm", '"dmState"', "366", "NULL", "1"),
  outbox("ack", "public", "acknowledgement", "'accepted'", "370", "dm", "2"),
  outbox("reply", "dm", "dm", "'delivered'", "2105", "NULL", "1"),
  // Budgets look back a day; older attempts would only take time.
  `INSERT INTO outbox_attempt (id, "messageId", "channelId", bucket, attempt, "startedAt", "endedAt", outcome)
    SELECT uuidv7(o."createdAt" - now()), o.id, "channelId", CASE o.leg WHEN 'dm' THEN 'dm' ELSE 'post' END, 1,
      o."createdAt", o."createdAt" + interval '1 second', CASE WHEN o.state = 'needs-a-person' THEN 'unknown' ELSE 'accepted' END
    FROM outbox_message o JOIN ground USING ("channelId") WHERE o."createdAt" > now() - interval '2 days'`,
  `INSERT INTO outreach (id, "brandId", "ticketId", "clickedById", "clickedAt", "dmId", "textsHash", "createdAt")
    SELECT uuidv7(opened - now()), "brandId", ticket, "agentId", ${after("360")}, dm, md5(number) || md5(i::text), ${after("360")}
    FROM filled, ground WHERE dm IS NOT NULL`,
  `INSERT INTO direct_message (id, "brandId", network, "externalId", "channelId", "handleId", "rawEventId", direction, text,
      "conversationId", "sentAt", "receivedAt", state, because, "ticketId")
    SELECT inbound, "brandId", 'x', '23' || lpad(i::text, 17, '0'), "channelId", handle, raw, 'inbound',
      'ID pelanggan saya NL-' || i, who, ${after('"answeredAfter"')}, ${after('"answeredAfter" + 2')}, 'attached',
      'customer-has-ticket', ticket
    FROM filled, ground WHERE inbound IS NOT NULL ORDER BY opened`,
  `INSERT INTO resolution (id, "brandId", "ticketId", "resolvedById", summary, "createdAt")
    SELECT uuidv7(opened - now()), "brandId", ticket, "agentId", 'Kabel sudah diganti.', ${after('"resolvedAfter"')}
    FROM filled, ground WHERE "resolvedAfter" IS NOT NULL`,
];

/** The events and clocks of the plans as tables. $1 the plans as JSON. */
export const planTables = [
  `CREATE TEMP TABLE plan_event (plan int, v int, type text, after int, by text, status text, data jsonb) ON COMMIT DROP`,
  `CREATE TEMP TABLE plan_clock (plan int, kind text, round int, state text, "targetMinutes" int, "elapsedSeconds" int,
    started int, due int, stopped int, breached int, "byAgent" bool) ON COMMIT DROP`,
];
export const planRows = [
  `INSERT INTO plan_event SELECT p.plan, e.* FROM jsonb_to_recordset($1::jsonb) AS p(plan int, events jsonb),
    jsonb_to_recordset(p.events) AS e(v int, type text, after int, by text, status text, data jsonb)`,
  `INSERT INTO plan_clock SELECT p.plan, c.* FROM jsonb_to_recordset($1::jsonb) AS p(plan int, clocks jsonb),
    jsonb_to_recordset(p.clocks) AS c(kind text, round int, state text, "targetMinutes" int, "elapsedSeconds" int,
      started int, due int, stopped int, breached int, "byAgent" bool)`,
];

function outbox(id: string, leg: string, kind: string, state: string, sent: string, dmId: string, priority: string) {
  const sentAt = `CASE WHEN ${state} IN ('accepted', 'delivered') THEN ${after(sent)} END`;
  return `INSERT INTO outbox_message (id, "brandId", "channelId", "ticketId", leg, kind, step, text, token,
      "recipientExternalId", "recipientUsername", "replyToExternalId", "replyToMentionId", "dmId", state, refusal, priority,
      "dueAt", attempt, "firstAttemptAt", "externalId", "acceptedAt", "requestedById", "createdAt", "requestId")
    SELECT ${id}, "brandId", "channelId", ticket, '${leg}', '${kind}', '${kind === "dm" ? "dm:1" : kind}',
      'Halo Kak, nomor laporan Kakak ' || number || '. Kami bantu cek ya.', number, ${author}, 'warga_' || who,
      ${leg === "public" ? post : "NULL"}, ${leg === "public" ? "mention" : "NULL::uuid"}, ${dmId}::uuid, ${state},
      CASE WHEN ${state} = 'refused' THEN 'dm-closed' END, ${priority}, ${after("360")}, 1, ${after("361")},
      CASE WHEN ${state} IN ('accepted', 'delivered') THEN '${kind}-' || i END, ${sentAt}, "agentId", ${after("360")}, ${id}::text
    FROM filled, ground WHERE ${id} IS NOT NULL ORDER BY opened`;
}
