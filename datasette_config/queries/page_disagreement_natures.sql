-- title: Disagreements by nature
-- description: How many disagreements are real conflicts, different stages, total against enforceable, of terms not said which they are, or precision only.
SELECT n.nature, (SELECT count(*) FROM disagreement d WHERE d.nature = n.nature) AS disagreements
FROM (SELECT 'real conflict' AS nature UNION ALL SELECT 'different stage' UNION ALL SELECT 'total against enforceable'
  UNION ALL SELECT 'which term not said' UNION ALL SELECT 'precision only') n
