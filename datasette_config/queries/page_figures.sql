-- title: Published figures beside ours
-- description: The ledger: each published number, ours by the same definition, and the verdict; of a number of months also of how many people ours adds up the terms (summed) and how many the page counts in the same claim (counted). Leave letter and verdict empty for all; sort is difference, date or page; one hundred rows from the row said.
-- letter: 2019-06-first
-- verdict: fewer
-- sort: difference
-- start: 0
WITH asked (verdict, place) AS (
  VALUES ('more', 1), ('fewer', 2), ('same number, other names', 3), ('not decided', 4), ('agrees', 5), ('not measured', 6)
)
SELECT r.figure_id, r.claim_id, r.source_id, r.measure_as_printed, r.unit, r.cohort, r.as_of, r.certain, r.possible, r.cohort_named,
  r.cohort_published, r.verdict, g.bound, g.count, g."of", g.not_measured, s.label AS page, s.url, s.published_on,
  (SELECT count(*) FROM figure_person h WHERE h.figure_id = r.figure_id AND h.answer <> 'not counted') AS summed,
  (SELECT p.count FROM figure p WHERE p.claim_id = g.claim_id AND p.unit = 'people' AND p.bound = 'exact'
    AND p.event_kinds IS g.event_kinds ORDER BY p.figure_id LIMIT 1) AS counted,
  count(*) OVER () AS found
FROM asked a
JOIN reconciliation r ON r.verdict = a.verdict
JOIN figure g ON g.figure_id = r.figure_id
JOIN source s ON s.source_id = r.source_id
WHERE (a.verdict = :verdict OR :verdict = '')
  AND (:letter = '' OR instr('; ' || r.cohort || '; ', '; ' || :letter || '; '))
ORDER BY
  CASE :sort WHEN 'date' THEN coalesce(r.as_of, '9999') WHEN 'page' THEN lower(s.label) ELSE a.place END,
  max(g.count - r.possible, r.certain - g.count, 0) DESC, r.as_of, r.figure_id
LIMIT 100 OFFSET CAST(:start AS INTEGER)
