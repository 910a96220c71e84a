WITH placed AS (  -- ranges of a part of an event that no narrower range refines
  SELECT r.event_id, r.part, r.claim_id, r.first, r.last FROM event_range r WHERE r.refined = 0
),
dates AS (
  SELECT event_id, CASE part WHEN 'began' THEN 'date' ELSE 'end_date' END AS field,
    min(last) AS lowest, max(first) AS highest, listed(claim_id) AS claims
  FROM placed WHERE part IN ('began', 'ended') AND first IS NOT NULL
  GROUP BY event_id, part HAVING min(last) < max(first)
),
numbers AS (
  SELECT ec.event_id, c.claim_id, c.months_printed AS months, c.lashes
  FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
  WHERE ec.stance = 'supports'
),
found AS (
  SELECT event_id, field, lowest, highest, CAST(julianday(highest) - julianday(lowest) AS INTEGER) AS spread,
    'days' AS unit, claims FROM dates
  UNION ALL
  SELECT event_id, 'term', min(months), max(months), max(months) - min(months), 'months', listed(claim_id)
  FROM numbers WHERE months IS NOT NULL GROUP BY event_id HAVING min(months) < max(months)
  UNION ALL
  SELECT event_id, 'lashes', min(lashes), max(lashes), max(lashes) - min(lashes), 'lashes', listed(claim_id)
  FROM numbers WHERE lashes IS NOT NULL GROUP BY event_id HAVING min(lashes) < max(lashes)
  UNION ALL
  SELECT ec.event_id, 'contradicted_date', min(e.began_from, c.date_from), max(e.began_to, c.date_to),
    CAST(abs(julianday(c.date_from) - julianday(e.began_from)) AS INTEGER), 'days', listed(c.claim_id)
  FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id JOIN event e ON e.event_id = ec.event_id
  WHERE ec.stance = 'contradicts' AND c.date_from IS NOT NULL AND e.began_from IS NOT NULL GROUP BY ec.event_id
)
SELECT f.event_id || ':' || f.field, f.event_id, e.person_id, e.label || ': ' || replace(f.field, '_', ' '), f.field,
  CAST(f.lowest AS TEXT), CAST(f.highest AS TEXT), f.spread, f.unit, f.claims
FROM found f JOIN event e ON e.event_id = f.event_id
ORDER BY f.event_id, f.field
