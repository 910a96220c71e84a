-- Ranges that supporting claims give to each part of an event. A wider range that holds a narrower one is refined by it;
-- a page's own date says only "by then".
CREATE INDEX temp.event_record_person ON event_record (person_id, kind);
CREATE INDEX temp.event_record_event ON event_record (event_id);

CREATE TEMP TABLE event_range AS
SELECT ec.event_id, v.part, ec.claim_id,
  CASE WHEN c.date_basis = 'publication' AND v.part <> 'during' THEN NULL
    WHEN ec.bears_on = 'whole' AND v.part = 'ended' THEN last_begins(c.date) ELSE c.date_from END AS first,
  CASE WHEN ec.bears_on = 'whole' AND v.part = 'began' THEN first_ends(c.date) ELSE c.date_to END AS last,
  0 AS refined
FROM event_claim ec
JOIN claim c ON c.claim_id = ec.claim_id
JOIN temp.part_of v ON v.bears_on = ec.bears_on
WHERE ec.stance = 'supports' AND c.date_from IS NOT NULL;

CREATE INDEX temp.event_range_event ON event_range (event_id, part);

UPDATE temp.event_range SET refined = 1
WHERE part <> 'during' AND EXISTS (
  SELECT 1 FROM temp.event_range n
  WHERE n.event_id = event_range.event_id AND n.part = event_range.part AND n.first IS NOT NULL
    AND n.first >= coalesce(event_range.first, '') AND n.last <= event_range.last
    AND (event_range.first IS NULL OR n.first > event_range.first OR n.last < event_range.last)
);

CREATE TEMP TABLE event_dates AS
SELECT event_id,
  min(CASE WHEN part = 'began' AND NOT refined THEN first END) AS began_from,
  max(CASE WHEN part = 'began' AND NOT refined THEN last END) AS began_to,
  min(CASE WHEN part = 'ended' AND NOT refined THEN first END) AS ended_from,
  max(CASE WHEN part = 'ended' AND NOT refined THEN last END) AS ended_to,
  min(CASE WHEN part = 'during' THEN last END) AS known_from,
  max(CASE WHEN part = 'during' THEN first END) AS known_to
FROM temp.event_range GROUP BY event_id;

CREATE UNIQUE INDEX temp.event_dates_event ON event_dates (event_id);

-- A custody of which no report tells how it began had begun by the first report of being held, and after the custody before.
UPDATE temp.event_dates SET
  began_to = known_from,
  began_from = (
    SELECT max(max(coalesce(o.known_to, ''), coalesce(o.ended_from, ''), coalesce(o.began_from, '')))
    FROM temp.event_record r JOIN temp.event_record q ON q.person_id = r.person_id AND q.kind = 'custody'
    JOIN temp.event_dates o ON o.event_id = q.event_id
    WHERE r.event_id = event_dates.event_id AND q.event_id <> r.event_id
      AND coalesce(o.began_to, o.known_from) < event_dates.known_from
      AND max(coalesce(o.known_to, ''), coalesce(o.ended_from, ''), coalesce(o.began_from, '')) <= event_dates.known_from
  )
WHERE began_to IS NULL AND known_from IS NOT NULL
  AND event_id IN (SELECT event_id FROM temp.event_record WHERE kind = 'custody');

-- A spell cannot have ended before it began, nor before a day on which a report places the person in it.
UPDATE temp.event_dates SET ended_from = max(ended_from, began_from) WHERE began_from <= ended_to AND ended_from < began_from;
UPDATE temp.event_dates SET ended_from = known_to WHERE known_to <= ended_to AND ended_from < known_to;

CREATE TEMP TABLE event_facts AS
SELECT ec.event_id,
  CASE WHEN count(DISTINCT c.stage) = 1 THEN min(c.stage) END AS stage,
  min(c.months_printed) AS months_min,
  max(c.months_printed) AS months_max,
  listed(c.occasion) AS occasion,
  count(DISTINCT c.source_id) AS pages,
  count(DISTINCT p.house) AS houses
FROM event_claim ec
JOIN claim c ON c.claim_id = ec.claim_id
JOIN source s ON s.source_id = c.source_id
JOIN publisher p ON p.publisher_id = s.publisher_id
WHERE ec.stance = 'supports'
GROUP BY ec.event_id;

CREATE UNIQUE INDEX temp.event_facts_event ON event_facts (event_id);

INSERT INTO event (event_id, person_id, kind, case_id, opening, supersedes, decided_by, decided_on, note, label, shape,
  began_from, began_to, ended_from, ended_to, known_from, known_to, stage, months_min, months_max, occasion, pages, houses,
  one_house, disagreements)
SELECT e.event_id, e.person_id, e.kind, e.case_id, e.opening, e.supersedes, e.decided_by, e.decided_on, e.note,
  p.name_en || ', ' || replace(e.kind, '_', ' ')
    || CASE WHEN e.opening IS NULL OR e.opening = 'unknown' THEN '' ELSE ' (' || replace(e.opening, '_', ' ') || ')' END
    || CASE WHEN e.kind <> 'sentence' OR f.months_min IS NULL THEN ''
       WHEN f.months_min = f.months_max THEN ' of ' || f.months_min || ' months'
       ELSE ' of ' || f.months_min || ' to ' || f.months_max || ' months' END
    || CASE WHEN e.kind NOT IN ('sentence', 'trial') OR f.stage IS NULL THEN '' ELSE ', ' || replace(f.stage, '_', ' ') END
    || ', ' || coalesce(span(d.began_from, d.began_to), 'held by ' || d.known_from, 'undated'),
  CASE WHEN e.kind IN (SELECT kind FROM temp.spell) THEN 'spell' ELSE 'occurrence' END,
  d.began_from, d.began_to, d.ended_from, d.ended_to, d.known_from, d.known_to,
  f.stage, f.months_min, f.months_max, f.occasion,
  coalesce(f.pages, 0), coalesce(f.houses, 0), coalesce(f.houses, 0) = 1, 0
FROM temp.event_record e
JOIN person p ON p.person_id = e.person_id
LEFT JOIN temp.event_dates d ON d.event_id = e.event_id
LEFT JOIN temp.event_facts f ON f.event_id = e.event_id
WHERE e.event_id IN (SELECT event_id FROM event_claim);

-- Where all claims of an event are withheld it is not written, and nothing can follow it.
UPDATE event SET supersedes = NULL
WHERE supersedes IS NOT NULL AND supersedes NOT IN (SELECT event_id FROM event);
