-- title: Letters that one person signed or is named against
-- description: The person's places under letters, and letters to whose printed list pages add the person.
-- person: hashem-khastar
SELECT s.letter_id, l.title_en, s.basis, s.position, s.roles, s.pages, s.houses, s.sources
FROM signatory s JOIN letter l ON l.letter_id = s.letter_id WHERE s.person_id = :person
UNION ALL
SELECT d.letter_id, l.title_en, 'named_against_the_list', NULL, NULL, d.pages, NULL, d.sources
FROM disputed_signatory d JOIN letter l ON l.letter_id = d.letter_id WHERE d.person_id = :person
ORDER BY 1, 3
