-- title: In custody or under sentence when the letter appeared
-- description: Signatories who were reported held, or within a pronounced prison term, on the day their letter was published. Possible where no report tells that a custody had ended. A term pronounced is not the same as a term served.
-- letter: 2021-02-biden
SELECT l.letter_id, s.person_id, s.name_en, s.name_fa, 'in custody' AS state,
  CASE WHEN e.began_to < l.date_from AND max(coalesce(e.known_to, ''), coalesce(e.ended_from, '')) >= l.date_to
    THEN 'certain' ELSE 'possible' END AS answer,
  e.event_id, e.label AS event, e.decided_by
FROM letter l
JOIN signatory s ON s.letter_id = l.letter_id
JOIN event e ON e.person_id = s.person_id AND e.kind = 'custody'
WHERE (l.letter_id = :letter OR :letter = '')
  AND coalesce(e.began_from, '') <= l.date_to
  AND coalesce(e.ended_to, (
    SELECT min(n.began_to) FROM event n
    WHERE n.person_id = e.person_id AND n.kind = 'custody' AND n.began_from > e.began_to
  ), '9999') >= l.date_from
UNION ALL
SELECT l.letter_id, s.person_id, s.name_en, s.name_fa, 'under sentence',
  CASE WHEN e.began_to < l.date_from AND date(e.began_from, '+' || e.months_min || ' months') > l.date_to
    THEN 'certain' ELSE 'possible' END,
  e.event_id, e.label, e.decided_by
FROM letter l
JOIN signatory s ON s.letter_id = l.letter_id
JOIN event e ON e.person_id = s.person_id AND e.kind = 'sentence'
WHERE (l.letter_id = :letter OR :letter = '')
  AND e.months_max > 0 AND e.began_from <= l.date_to
  AND date(e.began_to, '+' || e.months_max || ' months') >= l.date_from
ORDER BY 1, 3, 5
