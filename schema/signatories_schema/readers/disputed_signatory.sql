SELECT c.letter_id || ':' || c.person_id,
  c.letter_id,
  c.person_id,
  p.name_en || ', named against the list of: ' || l.title_en,
  (SELECT listed(s.letter_id) FROM signatory s WHERE s.person_id = c.person_id),
  count(DISTINCT c.source_id),
  listed(c.source_id)
FROM claim c
JOIN person p ON p.person_id = c.person_id
JOIN letter l ON l.letter_id = c.letter_id
WHERE c.kind = 'signed'
  AND NOT EXISTS (SELECT 1 FROM signatory s WHERE s.letter_id = c.letter_id AND s.person_id = c.person_id)
GROUP BY c.letter_id, c.person_id
ORDER BY c.letter_id, c.person_id
