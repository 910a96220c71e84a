-- title: In custody or under sentence when the letter appeared
-- description: Signatories who were reported held, or within a pronounced prison term, on the day their letter was published. Possible where no report tells that a custody had ended. A term pronounced is not the same as a term served. person_answer is certain where one event of the person is. Leave the letter empty for all letters.
-- letter: 2021-02-biden
SELECT v.letter_id, v.person_id, p.name_en, p.name_fa, v.relation, v.answer, v.event_id, v.label AS event, v.decided_by, e.kind,
  e.opening, e.stage, e.began_from, e.began_to, e.months_min, e.months_max, e.pages, e.houses,
  min(v.answer) OVER (PARTITION BY v.letter_id, v.relation, v.person_id) AS person_answer
FROM letter_event v
JOIN person p ON p.person_id = v.person_id
JOIN event e ON e.event_id = v.event_id
WHERE v.letter_id IN (SELECT letter_id FROM letter WHERE letter_id = :letter OR :letter = '')
  AND v.relation IN ('in_custody', 'under_sentence')
ORDER BY v.letter_id, p.name_en, v.event_id
