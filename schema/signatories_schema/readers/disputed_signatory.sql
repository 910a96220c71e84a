SELECT c.letter_id || ':' || c.person_id,
  c.letter_id,
  c.person_id,
  p.name_en || ', named against the list of: ' || l.title_en,
  (SELECT group_concat(letter_id, '; ') FROM (
    SELECT letter_id FROM signatory s WHERE s.person_id = c.person_id ORDER BY letter_id)),
  count(DISTINCT c.source_id),
  (SELECT group_concat(source_id, '; ') FROM (
    SELECT DISTINCT d.source_id FROM claim d
    WHERE d.kind = 'signed' AND d.letter_id = c.letter_id AND d.person_id = c.person_id ORDER BY d.source_id))
FROM claim c
JOIN person p ON p.person_id = c.person_id
JOIN letter l ON l.letter_id = c.letter_id
WHERE c.kind = 'signed'
  AND NOT EXISTS (SELECT 1 FROM signatory s WHERE s.letter_id = c.letter_id AND s.person_id = c.person_id)
GROUP BY c.letter_id, c.person_id
ORDER BY c.letter_id, c.person_id
