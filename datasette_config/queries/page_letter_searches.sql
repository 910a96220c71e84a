-- title: Searches for the signatories of one letter
-- description: Who was looked for, when, where, in which languages and spellings, and what came, whichever letter the search is logged for; and the signatories of whom no report of arrest after the letter is found and no search is logged. So many rows as are asked for.
-- letter: 2019-06-first
-- shown: 1000
SELECT r.person_id, r.name_en, r.name_fa, r.arrested_after, g.letter_id AS logged_under, g.searched_on, g.searched_in, g.languages,
  g.spellings, g.look_ups, g.pages_read, g.found, g.note
FROM signatory_report r LEFT JOIN search_log g ON g.person_id = r.person_id
WHERE r.letter_id = :letter AND (g.person_id IS NOT NULL OR r.arrested_after = 'no report found')
ORDER BY r.arrested_after <> 'no report found', g.searched_on IS NULL, r.name_en, g.letter_id <> :letter, g.searched_on DESC
LIMIT :shown
