-- title: Signatories as lines
-- description: The rows behind the picture of all signatories and of each letter's: each signatory once, under the first letter signed, with every custody, judgment and release reported. Leave the letter empty for all letters; a signatory without such a report has one row without an event.
-- letter: 2019-08-women
SELECT l.letter_id, s.position, s.person_id, s.name_en, s.name_fa,
  (SELECT group_concat(o.letter_id, '; ') FROM signatory o WHERE o.person_id = s.person_id) AS letters,
  e.event_id, e.label AS event, e.kind, e.opening, e.began_from, e.began_to, e.ended_from, e.ended_to, e.known_to,
  e.stage, e.months_min, e.months_max, e.occasion, e.pages, e.houses
FROM letter l
CROSS JOIN signatory s ON s.letter_id = l.letter_id
LEFT JOIN event e ON e.person_id = s.person_id AND e.kind IN ('custody', 'sentence', 'release')
WHERE l.letter_id = :letter OR (:letter = '' AND NOT EXISTS (
  SELECT 1 FROM signatory o JOIN letter m ON m.letter_id = o.letter_id
  WHERE o.person_id = s.person_id AND (m.date_from, m.letter_id) < (l.date_from, l.letter_id)
))
ORDER BY l.date_from, l.letter_id, s.position IS NULL, s.position, s.name_en, s.person_id,
  e.began_to IS NULL, e.began_to, e.event_id
