-- title: Arrests and judgments beside one letter
-- description: What is reported of signatories of a letter, from one of them on in printed order: arrested after it, arrested before it, in custody or under sentence when it appeared. That one came before the other says nothing of why.
-- letter: 2019-06-first
-- from: 1
-- shown: 100
SELECT v.person_id, v.relation, v.answer, v.event_id, v.label, v.began_from, v.began_to, v.opening, v.occasion, v.pages, v.houses,
  v.decided_by
FROM letter_event v
WHERE v.letter_id = :letter AND v.person_id IN (
  SELECT s.person_id FROM signatory s WHERE s.letter_id = :letter
    ORDER BY s.position IS NULL, s.position, s.name_en, s.person_id LIMIT :shown OFFSET CAST(:from AS INTEGER) - 1
)
ORDER BY v.person_id, v.relation, v.began_from, v.event_id
