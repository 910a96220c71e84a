-- title: Houses whose pages name one signatory of one letter
-- description: Each house (the organisation a page belongs to) that names a person as a signatory of a letter, and its pages.
-- letter: 2019-06-first
-- person: gohar-eshghi
SELECT p.house, count(DISTINCT s.source_id) AS pages, group_concat(DISTINCT s.source_id) AS sources
FROM claim c JOIN source s ON s.source_id = c.source_id JOIN publisher p ON p.publisher_id = s.publisher_id
WHERE c.letter_id = :letter AND c.person_id = :person AND c.kind = 'signed' AND c.certainty <> 'disputed'
GROUP BY p.house ORDER BY p.house
