-- title: Pages that print one letter's list
-- description: Each page that prints signatories of a letter in order, with the first and last place it prints; the longest lists first; so many as are asked for.
-- letter: 2019-06-first
-- shown: 1000
WITH list AS MATERIALIZED (
  SELECT c.source_id, min(c.position) AS first_place, max(c.position) AS last_place
  FROM claim c
  WHERE c.letter_id = :letter AND c.kind = 'signed' AND c.position IS NOT NULL
  GROUP BY c.source_id ORDER BY 3 DESC, 1 LIMIT :shown
)
SELECT s.source_id, s.label, s.url, i.first_place, i.last_place
FROM list i JOIN source s ON s.source_id = i.source_id
ORDER BY i.last_place DESC, s.label
