-- title: Letters that one person signed or is named against
-- description: The person's places under letters, letters to whose printed list pages add the person, and the other letters held.
-- person: hashem-khastar
SELECT l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, s.basis, s.position, s.positions, s.roles, s.pages, s.houses,
  s.sources, r.arrested_before, r.in_custody, r.under_sentence, r.arrested_after, c.names_held, l.signatories_published
FROM signatory s
JOIN letter l ON l.letter_id = s.letter_id
JOIN letter_coverage c ON c.letter_id = s.letter_id
LEFT JOIN signatory_report r ON r.signatory_id = s.signatory_id
WHERE s.person_id = :person
UNION ALL
SELECT l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, 'named_against_the_list', NULL, NULL, NULL, d.pages, NULL,
  d.sources, NULL, NULL, NULL, NULL, c.names_held, l.signatories_published
FROM disputed_signatory d
JOIN letter l ON l.letter_id = d.letter_id
JOIN letter_coverage c ON c.letter_id = d.letter_id
WHERE d.person_id = :person
UNION ALL
SELECT l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, 'other', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, c.names_held, l.signatories_published
FROM letter l
JOIN letter_coverage c ON c.letter_id = l.letter_id
WHERE NOT EXISTS (SELECT 1 FROM signatory s WHERE s.letter_id = l.letter_id AND s.person_id = :person)
  AND NOT EXISTS (SELECT 1 FROM disputed_signatory d WHERE d.letter_id = l.letter_id AND d.person_id = :person)
ORDER BY 4, 1, 6
