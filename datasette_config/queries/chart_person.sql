-- title: One person's record as a picture
-- description: The rows behind the picture of one person: every event and every letter signed. Undated ones stand in the table and not in the picture.
-- person: mohammad-nourizad
SELECT t.kind, t.event_id, t.letter_id, t.label AS event, t.date_from AS began_from, t.date_to AS began_to,
  t.ended_from, t.ended_to, e.known_to, e.opening, e.stage, e.months_min, e.months_max, t.occasion, t.pages, t.houses,
  p.name_en, p.name_fa, p.person_id
FROM timeline t
JOIN person p ON p.person_id = t.person_id
LEFT JOIN event e ON e.event_id = t.event_id
WHERE t.person_id = :person
ORDER BY t.date_to IS NULL, t.date_to, t.timeline_id
