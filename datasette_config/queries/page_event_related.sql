-- title: The other events of the case, and the chain of judgments
-- description: Events of the case that one event belongs to, and the judgments before and after it in the chain (step: -1 is the judgment that this one follows, 1 the one that follows it). No judgment overwrites another.
-- event: mohammad-nourizad-sentence-2020-03-29
WITH RECURSIVE earlier(event_id, step) AS (
  SELECT e.supersedes, -1 FROM event e WHERE e.event_id = :event AND e.supersedes IS NOT NULL
  UNION
  SELECT (SELECT e.supersedes FROM event e WHERE e.event_id = w.event_id), w.step - 1
  FROM earlier w WHERE w.event_id IS NOT NULL AND w.step > -20
),
later(event_id, step) AS (
  SELECT n.event_id, 1 FROM event e JOIN event n ON n.person_id = e.person_id AND n.supersedes = e.event_id
  WHERE e.event_id = :event
  UNION
  SELECT n.event_id, w.step + 1 FROM later w CROSS JOIN event e ON e.event_id = w.event_id
  CROSS JOIN event n ON n.person_id = e.person_id AND n.supersedes = e.event_id WHERE w.step < 20
),
related(event_id, step) AS (
  SELECT event_id, step FROM earlier WHERE event_id IS NOT NULL UNION SELECT event_id, step FROM later
  UNION
  SELECT o.event_id, NULL FROM event e JOIN event o ON o.person_id = e.person_id AND o.case_id = e.case_id
  WHERE e.event_id = :event
),
once(event_id, step) AS (SELECT event_id, max(step) FROM related GROUP BY event_id)
SELECT e.event_id, e.kind, e.opening, e.stage, e.shape, e.began_from, e.began_to, e.ended_from, e.ended_to, e.pages, e.houses,
  e.decided_by, r.step, e.event_id = :event AS this_one,
  (SELECT group_concat(told, '; ') FROM (
    SELECT DISTINCT c.months_printed || ' ' || c.months_basis AS told FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = e.event_id AND ec.stance = 'supports' AND c.months_printed IS NOT NULL
    ORDER BY c.months_basis, c.months_printed
  )) AS terms
FROM once r CROSS JOIN event e ON e.event_id = r.event_id
ORDER BY e.began_from IS NULL, e.began_from, e.event_id
