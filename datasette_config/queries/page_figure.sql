-- title: One published figure
-- description: A published number with its definition, ours, and where the number lies: within our pair, beyond it, below it, or no difference; of a number of months also of how many people ours adds up the terms (summed) and how many the page counts in the same claim (counted).
-- figure: alhurra-2019-08-23-mashhad_2-1
WITH one AS (
  SELECT r.*, g.bound, g.count, g."of", g.also_signed, g.event_kinds, g.court, g.window_from, g.window_to, g.since_letter,
    g.not_measured,
    (SELECT count(*) FROM figure_person h WHERE h.figure_id = r.figure_id AND h.answer <> 'not counted') AS summed,
    (SELECT p.count FROM figure p WHERE p.claim_id = g.claim_id AND p.unit = 'people' AND p.bound = 'exact'
      AND p.event_kinds IS g.event_kinds ORDER BY p.figure_id LIMIT 1) AS counted,
    CASE g.bound WHEN 'more_than' THEN g.count + 1 WHEN 'some' THEN 1 WHEN 'all' THEN coalesce(r.cohort_published, g."of")
      WHEN 'majority' THEN coalesce(r.cohort_published, g."of") / 2 + 1 ELSE g.count END AS needed
  FROM reconciliation r JOIN figure g ON g.figure_id = r.figure_id
  WHERE r.figure_id = :figure
)
SELECT o.*, max(o.cohort_published - o.cohort_named, 0) AS missing,
  CASE
    WHEN o.not_measured IS NOT NULL OR o.needed IS NULL THEN NULL
    WHEN o.needed > o.possible THEN 'beyond'
    WHEN o.bound IN ('exact', 'approximate') AND o.certain > o.needed THEN 'below'
    WHEN o.certain >= o.needed AND (o.bound NOT IN ('exact', 'approximate') OR o.certain = o.possible) THEN 'none'
    ELSE 'within'
  END AS gap,
  abs(o.needed - CASE WHEN o.needed > o.possible THEN o.possible ELSE o.certain END) AS difference,
  c.label AS claim, c.detail, c.date, c.date_from, c.date_to, s.label AS page, s.title, s.url, s.archive_url, s.language,
  s.published_on, p.name AS outlet
FROM one o
JOIN claim c ON c.claim_id = o.claim_id
JOIN source s ON s.source_id = o.source_id
JOIN publisher p ON p.publisher_id = s.publisher_id
