WITH placed AS (  -- ranges of a part of an event that no narrower range refines
  SELECT r.event_id, r.part, r.claim_id, r.first, r.last FROM event_range r WHERE r.refined = 0 AND r.first IS NOT NULL
),
numbers AS (
  SELECT ec.event_id, c.claim_id, c.months_printed AS months, c.lashes
  FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
  WHERE ec.stance = 'supports'
),
against AS (  -- a claim kept out of an event, beside the part of the event that it speaks of
  SELECT ec.event_id, c.claim_id, CASE ec.bears_on WHEN 'end' THEN 'ended' ELSE 'began' END AS part, c.date_from, c.date_to,
    CASE ec.bears_on WHEN 'end' THEN e.ended_from ELSE e.began_from END AS event_from,
    CASE ec.bears_on WHEN 'end' THEN e.ended_to ELSE e.began_to END AS event_to
  FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id JOIN event e ON e.event_id = ec.event_id
  WHERE ec.stance = 'contradicts' AND c.date_from IS NOT NULL
),
furthest AS (  -- of several such claims the one that lies furthest away
  SELECT a.*, CAST(abs(julianday(a.date_from) - julianday(a.event_from)) AS INTEGER) AS spread,
    row_number() OVER (PARTITION BY a.event_id
      ORDER BY abs(julianday(a.date_from) - julianday(a.event_from)) DESC, a.claim_id) AS place
  FROM against a WHERE a.event_from IS NOT NULL
),
found AS (
  SELECT event_id, CASE part WHEN 'began' THEN 'date' ELSE 'end_date' END AS field, min(last) AS lowest, max(first) AS highest,
    CAST(julianday(max(first)) - julianday(min(last)) AS INTEGER) AS spread, 'days' AS unit, listed(claim_id) AS claims
  FROM placed WHERE part IN ('began', 'ended') GROUP BY event_id, part HAVING min(last) < max(first)
  UNION ALL
  SELECT event_id, 'term', min(months), max(months), max(months) - min(months), 'months', listed(claim_id)
  FROM numbers WHERE months IS NOT NULL GROUP BY event_id HAVING min(months) < max(months)
  UNION ALL
  SELECT event_id, 'lashes', min(lashes), max(lashes), max(lashes) - min(lashes), 'lashes', listed(claim_id)
  FROM numbers WHERE lashes IS NOT NULL GROUP BY event_id HAVING min(lashes) < max(lashes)
  UNION ALL
  SELECT event_id, 'contradicted_date', min(event_from, date_from), max(event_to, date_to), spread, 'days',
    (SELECT listed(a.claim_id) FROM against a WHERE a.event_id = furthest.event_id)
  FROM furthest WHERE place = 1
),
side AS (  -- the claims that give the lowest value, and those that give the highest
  SELECT f.event_id, f.field, CASE WHEN r.last = f.lowest THEN 'lowest' ELSE 'highest' END AS side, r.claim_id, r.first, r.last
  FROM found f JOIN placed r ON r.event_id = f.event_id AND r.part = CASE f.field WHEN 'date' THEN 'began' ELSE 'ended' END
  WHERE f.field IN ('date', 'end_date') AND (r.last = f.lowest OR r.first = f.highest)
  UNION ALL
  SELECT f.event_id, f.field, CASE WHEN n.months = f.lowest THEN 'lowest' ELSE 'highest' END, n.claim_id, NULL, NULL
  FROM found f JOIN numbers n ON n.event_id = f.event_id WHERE f.field = 'term' AND n.months IN (f.lowest, f.highest)
  UNION ALL
  SELECT f.event_id, f.field, CASE WHEN n.lashes = f.lowest THEN 'lowest' ELSE 'highest' END, n.claim_id, NULL, NULL
  FROM found f JOIN numbers n ON n.event_id = f.event_id WHERE f.field = 'lashes' AND n.lashes IN (f.lowest, f.highest)
  UNION ALL
  SELECT a.event_id, 'contradicted_date', CASE WHEN a.date_from < a.event_from THEN 'lowest' ELSE 'highest' END, a.claim_id,
    a.date_from, a.date_to
  FROM furthest a WHERE a.place = 1
  UNION ALL
  SELECT a.event_id, 'contradicted_date', CASE WHEN a.date_from < a.event_from THEN 'highest' ELSE 'lowest' END, r.claim_id,
    r.first, r.last
  FROM furthest a JOIN placed r ON r.event_id = a.event_id AND r.part = a.part WHERE a.place = 1
),
claimed AS (
  SELECT s.*, c.stage, c.date LIKE '%~' AS about,
    CASE c.months_basis WHEN 'enforceable' THEN 1 WHEN 'pronounced' THEN 2 WHEN 'total' THEN 3 END AS reach,
    -- A date given as "about" may be off by one of its own unit: a day, a month, a year.
    CASE length(rtrim(c.date, '~')) - length(rtrim(rtrim(c.date, '~'), '0123456789-'))
      WHEN 4 THEN '1 year' WHEN 7 THEN '1 month' ELSE '1 day' END AS allowance
  FROM side s JOIN claim c ON c.claim_id = s.claim_id
),
sides AS (
  SELECT event_id, field, side, listed(claim_id) AS claims, min(stage) AS stage, max(stage) AS other_stage,
    min(reach) AS reach_least, max(reach) AS reach_most, max(reach IS NULL) AS some_reach_not_said, min(first) AS first, max(last) AS last,
    CASE WHEN min(about) THEN max(date(last, '+' || allowance)) ELSE max(last) END AS no_later,
    CASE WHEN min(about) THEN min(date(first, '-' || allowance)) ELSE min(first) END AS no_earlier
  FROM claimed GROUP BY event_id, field, side
),
same_term AS (  -- terms of which pages of both values say that they are the same one
  SELECT DISTINCT l.event_id FROM claimed l JOIN claimed h ON h.event_id = l.event_id AND h.reach = l.reach
  WHERE l.field = 'term' AND h.field = 'term' AND l.side = 'lowest' AND h.side = 'highest'
)
SELECT f.event_id || ':' || f.field,
  f.event_id,
  e.person_id,
  e.label || ': ' || replace(f.field, '_', ' '),
  f.field,
  CASE
    WHEN l.stage = l.other_stage AND h.stage = h.other_stage AND l.stage <> h.stage THEN 'different stage'
    WHEN f.field = 'term' AND l.reach_most < h.reach_least THEN 'total against enforceable'
    WHEN f.field = 'term' AND (l.some_reach_not_said OR h.some_reach_not_said)
      AND f.event_id NOT IN (SELECT event_id FROM same_term) THEN 'which term not said'
    WHEN f.unit = 'days' AND ((l.first <= h.first AND l.last >= h.last) OR (h.first <= l.first AND h.last >= l.last)
      OR l.no_later >= h.first OR h.no_earlier <= l.last) THEN 'precision only'
    ELSE 'real conflict'
  END,
  CAST(f.lowest AS TEXT),
  CAST(f.highest AS TEXT),
  f.spread,
  f.unit,
  f.claims,
  coalesce(l.claims, f.claims),
  coalesce(h.claims, f.claims)
FROM found f
JOIN event e ON e.event_id = f.event_id
LEFT JOIN sides l ON l.event_id = f.event_id AND l.field = f.field AND l.side = 'lowest'
LEFT JOIN sides h ON h.event_id = f.event_id AND h.field = f.field AND h.side = 'highest'
ORDER BY f.event_id, f.field
