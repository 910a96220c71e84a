-- title: Arrested between two days
-- description: People who are reported arrested from one day to another. Certain: the whole range of the arrest's dates lies between them. Possible: some of it does, or no report tells how the custody began. Leave the letter empty for anybody of whom we hold reports.
-- letter: 2019-06-first
-- first: 2019-08-01
-- last: 2019-09-30
WITH arrested AS (
  SELECT p.person_id, p.name_en, p.name_fa, e.event_id, e.began_from, e.began_to,
    CASE WHEN e.opening <> 'unknown' AND e.began_from >= :first AND e.began_to <= :last THEN 'certain' ELSE 'possible' END AS answer,
    e.opening, e.occasion, e.pages, e.houses, e.decided_by,
    (SELECT group_concat(s.letter_id, '; ') FROM signatory s WHERE s.person_id = e.person_id) AS letters_signed
  FROM event e JOIN person p ON p.person_id = e.person_id
  WHERE e.kind = 'custody' AND e.opening IN ('arrest', 'abduction', 'summoned_and_held', 'unknown')
    AND e.began_to >= :first AND coalesce(e.began_from, '') <= :last
    AND (:letter = '' OR EXISTS (SELECT 1 FROM signatory s WHERE s.letter_id = :letter AND s.person_id = e.person_id))
)
SELECT *, min(answer) OVER (PARTITION BY person_id) AS person_answer
FROM arrested
ORDER BY answer, name_en, began_from
