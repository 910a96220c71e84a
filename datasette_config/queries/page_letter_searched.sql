-- title: Searched for without finding an arrest after one letter
-- description: The signatories of one letter of whom no report of arrest after it is found and for whom a search made after it is logged, whichever letter it is logged for, with the day of the last.
-- letter: 2019-06-first
SELECT * FROM (
  SELECT r.person_id, r.name_en, r.name_fa,
    (SELECT max(g.searched_on) FROM search_log g WHERE g.person_id = r.person_id AND g.searched_on > l.date_to) AS searched_on
  FROM signatory_report r JOIN letter l ON l.letter_id = r.letter_id
  WHERE r.letter_id = :letter AND r.arrested_after = 'no report found'
)
WHERE searched_on IS NOT NULL
ORDER BY name_en
