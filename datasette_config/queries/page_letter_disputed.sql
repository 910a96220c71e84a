-- title: Named as signatories against one letter's list
-- description: People whom a page names as signatories of a letter and whom the printed list does not hold, with each such page.
-- letter: 2019-06-first
SELECT c.person_id, p.name_en, p.name_fa, d.signed_instead, d.pages, s.source_id, s.label, s.url, min(c.claim_id) AS claim_id
FROM claim c
JOIN disputed_signatory d ON d.disputed_signatory_id = :letter || ':' || c.person_id
JOIN person p ON p.person_id = c.person_id
JOIN source s ON s.source_id = c.source_id
WHERE c.letter_id = :letter AND c.kind = 'signed'
GROUP BY c.person_id, c.source_id
ORDER BY p.name_en, s.label
