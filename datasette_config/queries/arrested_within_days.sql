-- title: Arrested within so many days after signing
-- description: Signatories of a letter who are reported arrested within a number of days after it was published. Certain: the whole range of the arrest's dates lies in the window. Possible: some of it does. person_answer is certain where one arrest of the person is. Leave the letter empty for all letters.
-- letter: 2019-06-first
-- days: 365
WITH arrested AS (
  SELECT l.letter_id, l.title_en AS letter, s.person_id, s.name_en, s.name_fa, e.event_id, e.began_from, e.began_to,
    CASE WHEN e.opening <> 'unknown' AND e.began_from > l.date_to
      AND e.began_to <= date(l.date_from, '+' || :days || ' days') THEN 'certain' ELSE 'possible' END AS answer,
    e.opening, e.occasion, e.pages, e.houses, e.decided_by
  FROM letter l
  JOIN signatory s ON s.letter_id = l.letter_id
  JOIN event e ON e.person_id = s.person_id AND e.kind = 'custody'
  WHERE (l.letter_id = :letter OR :letter = '')
    AND e.opening IN ('arrest', 'abduction', 'summoned_and_held', 'unknown')
    AND e.began_to >= l.date_from
    AND coalesce(e.began_from, '') <= date(l.date_to, '+' || :days || ' days')
)
SELECT *, min(answer) OVER (PARTITION BY letter_id, person_id) AS person_answer
FROM arrested
ORDER BY letter_id, answer, name_en, began_from
