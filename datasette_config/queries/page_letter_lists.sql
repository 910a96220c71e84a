-- title: Pages that print one letter's list
-- description: Each page that prints signatories of a letter in order, with the first and last place it prints.
-- letter: 2019-06-first
SELECT s.source_id, s.label, s.url, min(c.position) AS first_place, max(c.position) AS last_place
FROM claim c JOIN source s ON s.source_id = c.source_id
WHERE c.letter_id = :letter AND c.kind = 'signed' AND c.position IS NOT NULL
GROUP BY c.source_id ORDER BY max(c.position) DESC, s.label
