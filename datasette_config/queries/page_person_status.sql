-- title: Last reported status of one person
-- description: What the latest dated report of custody, leave, release or death says; old where it is more than a year before the day on which the page is read.
-- person: hashem-khastar
-- today: 2026-01-31
WITH said AS (  -- a range counts from its first day, so that "in 2020" is not taken for later than a day of 2020
  SELECT c.date_from, c.date_to, c.source_id, e.event_id, ec.bears_on,
    CASE WHEN e.kind = 'custody' AND ec.bears_on = 'end' THEN 'custody_ended' WHEN e.kind = 'custody' THEN 'in_custody'
      WHEN e.kind = 'furlough' AND ec.bears_on = 'end' THEN 'leave_ended' WHEN e.kind = 'furlough' THEN 'on_leave'
      WHEN e.kind = 'release' THEN 'released' WHEN e.kind = 'death' THEN 'died'
      WHEN e.kind IN ('solitary', 'transfer') THEN 'in_custody' END AS status
  FROM event e
  JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
  JOIN claim c ON c.claim_id = ec.claim_id
  WHERE e.person_id = :person AND c.date_from IS NOT NULL
    AND e.kind IN ('custody', 'furlough', 'release', 'death', 'solitary', 'transfer')
    AND NOT (e.kind = 'solitary' AND ec.bears_on = 'end')
),
ranked AS (  -- on one day the end comes after the beginning, and a release is named before the custody that it ends
  SELECT *, dense_rank() OVER (ORDER BY date_from DESC, status = 'died' DESC, status IN ('released', 'on_leave') DESC,
    bears_on = 'end' DESC, status, event_id, date_to) AS rank
  FROM said
)
SELECT status, event_id, date_from, date_to, group_concat(DISTINCT source_id) AS sources,
  status <> 'died' AND date_to < date(:today, '-1 year') AS old
FROM ranked WHERE rank = 1 GROUP BY status, event_id
