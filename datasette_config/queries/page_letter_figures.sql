-- title: Figures published about one letter
-- description: Published numbers that count the signatories of a letter, or whose claim names the letter, each beside ours.
-- letter: 2019-06-first
WITH about(figure_id) AS (
  SELECT f.figure_id FROM signatory s JOIN figure_person f ON f.person_id = s.person_id WHERE s.letter_id = :letter
  UNION
  SELECT f.figure_id FROM claim c CROSS JOIN figure f ON f.claim_id = c.claim_id WHERE c.letter_id = :letter AND c.kind = 'figure'
)
SELECT r.figure_id, r.printed, r.measure_as_printed, r.unit, r.cohort, r.as_of,
  -- the day, month or year as of which it counts, as its first and its last day
  substr(r.as_of || '-01-01', 1, 10) AS as_of_from,
  CASE length(r.as_of) WHEN 4 THEN r.as_of || '-12-31' WHEN 7 THEN date(r.as_of || '-01', '+1 month', '-1 day') ELSE r.as_of END
    AS as_of_to,
  r.certain, r.possible, r.verdict, r.cohort_named,
  r.cohort_published, s.source_id, s.label, s.url, s.language, s.published_on
FROM about a
JOIN reconciliation r ON r.figure_id = a.figure_id
JOIN claim c ON c.claim_id = r.claim_id
JOIN source s ON s.source_id = r.source_id
WHERE '; ' || r.cohort || '; ' LIKE '%; ' || :letter || '; %' OR c.letter_id = :letter
ORDER BY r.as_of, r.figure_id
