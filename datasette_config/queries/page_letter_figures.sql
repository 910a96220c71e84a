-- title: Figures published about one letter
-- description: Published numbers that count the signatories of a letter, or whose claim names the letter, each beside ours.
-- letter: 2019-06-first
WITH about(figure_id) AS (  -- figures are few: to read all of them takes less than to read the letter's claims
  SELECT f.figure_id FROM figure f CROSS JOIN claim c ON c.claim_id = f.claim_id
  WHERE '; ' || f.cohort || '; ' LIKE '%; ' || :letter || '; %' OR c.letter_id = :letter
)
SELECT r.figure_id, r.printed, r.measure_as_printed, r.unit, r.cohort, r.as_of,
  -- the day, month or year as of which it counts, as its first and its last day
  substr(r.as_of || '-01-01', 1, 10) AS as_of_from,
  CASE length(r.as_of) WHEN 4 THEN r.as_of || '-12-31' WHEN 7 THEN date(r.as_of || '-01', '+1 month', '-1 day') ELSE r.as_of END
    AS as_of_to,
  r.certain, r.possible, r.verdict, r.cohort_named,
  r.cohort_published,
  (SELECT count(*) FROM figure_person h WHERE h.figure_id = r.figure_id AND h.answer <> 'not counted') AS summed,
  (SELECT p.count FROM figure g JOIN figure p ON p.claim_id = g.claim_id AND p.unit = 'people' AND p.bound = 'exact'
      AND p.event_kinds IS g.event_kinds
    WHERE g.figure_id = r.figure_id ORDER BY p.figure_id LIMIT 1) AS counted,
  s.source_id, s.label, s.url, s.language, s.published_on
FROM about a
JOIN reconciliation r ON r.figure_id = a.figure_id
JOIN source s ON s.source_id = r.source_id
ORDER BY r.as_of, r.figure_id
