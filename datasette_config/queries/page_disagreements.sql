-- title: Disagreements, the largest first
-- description: Fields on which claims disagree, with the claims and pages that give the lowest and the highest value. Leave nature and field empty for all; fifty disagreements from the one said.
-- nature: real conflict
-- field: date
-- start: 0
WITH chosen AS (
  SELECT d.*, count(*) OVER () AS found
  FROM (SELECT 'real conflict' AS nature UNION ALL SELECT 'different stage' UNION ALL SELECT 'total against enforceable'
    UNION ALL SELECT 'which term not said' UNION ALL SELECT 'precision only') n
  JOIN disagreement d ON d.nature = n.nature
  WHERE (n.nature = :nature OR :nature = '') AND (d.field = :field OR :field = '')
  ORDER BY d.spread * CASE d.unit WHEN 'months' THEN 30 ELSE 1 END DESC, d.disagreement_id
  LIMIT 50 OFFSET CAST(:start AS INTEGER)
),
said AS (
  SELECT h.*, 'lowest' AS side, j.value AS claim_id
  FROM chosen h JOIN json_each('["' || replace(h.lowest_claims, '; ', '","') || '"]') j
  UNION ALL
  SELECT h.*, 'highest', j.value FROM chosen h JOIN json_each('["' || replace(h.highest_claims, '; ', '","') || '"]') j
)
SELECT v.disagreement_id, v.event_id, v.field, v.nature, v.lowest, v.highest, v.spread, v.unit, v.found, v.side, p.person_id,
  p.name_en, p.name_fa, e.kind, e.opening, e.stage, e.began_from, e.began_to, c.claim_id, c.date, c.date_as_printed, c.date_basis,
  c.sentence, c.months_basis, c.stage AS claim_stage, s.source_id, s.label AS page, s.language
FROM said v
JOIN event e ON e.event_id = v.event_id
JOIN person p ON p.person_id = v.person_id
JOIN claim c ON c.claim_id = v.claim_id
JOIN source s ON s.source_id = c.source_id
ORDER BY v.spread * CASE v.unit WHEN 'months' THEN 30 ELSE 1 END DESC, v.disagreement_id, v.side DESC, s.label
