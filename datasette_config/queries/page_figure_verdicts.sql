-- title: Verdicts on published figures
-- description: How many figures have each verdict. Leave the letter empty for all.
-- letter: 2019-06-first
SELECT v.verdict, (
    SELECT count(*) FROM reconciliation r
    WHERE r.verdict = v.verdict AND (:letter = '' OR instr('; ' || r.cohort || '; ', '; ' || :letter || '; '))
  ) AS figures
FROM (SELECT 'more' AS verdict UNION ALL SELECT 'fewer' UNION ALL SELECT 'same number, other names' UNION ALL SELECT 'not decided'
  UNION ALL SELECT 'agrees' UNION ALL SELECT 'not measured') v
