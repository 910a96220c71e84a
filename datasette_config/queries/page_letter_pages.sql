-- title: Pages that name one signatory of one letter
-- description: Each page that names a person as a signatory of a letter: the name, place and role as it prints them.
-- letter: 2019-06-first
-- person: gohar-eshghi
SELECT s.source_id, s.label AS page, s.url, p.house, group_concat(DISTINCT c.name) AS name, min(c.position) AS position,
  group_concat(DISTINCT c.role) AS role, group_concat(DISTINCT c.certainty) AS certainty
FROM claim c JOIN source s ON s.source_id = c.source_id JOIN publisher p ON p.publisher_id = s.publisher_id
WHERE c.letter_id = :letter AND c.person_id = :person AND c.kind = 'signed' AND c.certainty <> 'disputed'
GROUP BY s.source_id ORDER BY s.label
