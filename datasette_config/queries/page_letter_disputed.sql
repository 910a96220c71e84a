-- title: Named as signatories against one letter's list
-- description: People whom a page names as signatories of a letter and whom the printed list does not hold, with each such page; so many people as are asked for.
-- letter: 2019-06-first
-- shown: 1000
WITH named AS MATERIALIZED (
  SELECT d.person_id, d.signed_instead, d.pages FROM disputed_signatory d
  WHERE d.letter_id = :letter ORDER BY d.label, d.person_id LIMIT :shown
)
SELECT n.person_id, p.name_en, p.name_fa, n.signed_instead, n.pages, s.source_id, s.label, s.url, min(c.claim_id) AS claim_id
FROM named n
CROSS JOIN person p ON p.person_id = n.person_id
CROSS JOIN claim c INDEXED BY ix_claim_of_letter ON c.person_id = n.person_id AND c.letter_id = :letter AND c.kind = 'signed'
CROSS JOIN source s ON s.source_id = c.source_id
GROUP BY n.person_id, c.source_id
ORDER BY p.name_en, n.person_id, s.label
