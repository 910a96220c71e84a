-- title: Arrests and judgments beside one letter
-- description: What is reported of each signatory of a letter: arrested after it, arrested before it, in custody or under sentence when it appeared. That one came before the other says nothing of why.
-- letter: 2019-06-first
SELECT v.person_id, v.relation, v.answer, v.event_id, v.label, v.began_from, v.began_to, v.opening, v.occasion, v.pages, v.houses,
  v.decided_by
FROM letter_event v WHERE v.letter_id = :letter
ORDER BY v.person_id, v.relation, v.began_from, v.event_id
