-- title: Signatories, each with the last search for them
-- description: The signatories of a letter with the day of the last search made after the letter that is logged for each, whichever letter it is logged for; empty where none is. Leave the letter empty for all letters.
-- letter: 2019-06-first
SELECT s.letter_id, s.person_id, s.name_en, s.name_fa,
  (SELECT max(g.searched_on) FROM search_log g WHERE g.person_id = s.person_id AND g.searched_on > l.date_to) AS searched_on
FROM signatory s JOIN letter l ON l.letter_id = s.letter_id
WHERE s.letter_id IN (SELECT letter_id FROM letter WHERE letter_id = :letter OR :letter = '')
ORDER BY s.letter_id, s.name_en, s.person_id
