-- title: Signatories of one letter
-- description: The signatories in printed order, from one of them on: how most pages describe each, in the language asked for where one does, and what is reported of each before the letter, after it and when it appeared.
-- letter: 2019-06-first
-- language: en
-- from: 1
-- shown: 100
WITH here AS MATERIALIZED (
  SELECT s.* FROM signatory s WHERE s.letter_id = :letter
  ORDER BY s.position IS NULL, s.position, s.name_en, s.person_id LIMIT :shown OFFSET CAST(:from AS INTEGER) - 1
),
described AS (  -- the claim with the role that most pages print
  SELECT h.*, (
    SELECT min(c.claim_id) FROM claim c CROSS JOIN source g ON g.source_id = c.source_id
    WHERE c.letter_id = :letter AND c.kind = 'signed' AND c.person_id = h.person_id AND c.role IS NOT NULL
      AND c.certainty <> 'disputed'
    GROUP BY c.role, g.language
    ORDER BY g.language = :language DESC, count(DISTINCT c.source_id) DESC, c.role LIMIT 1
  ) AS described_by
  FROM here h
)
SELECT s.signatory_id, s.person_id, s.name_en, s.name_fa, s.position, s.positions, s.basis, s.pages, s.houses,
  o.role, g.language AS role_language, r.arrested_after, r.arrested_before, r.in_custody, r.under_sentence, r.on_suggestions
FROM described s
JOIN signatory_report r ON r.signatory_id = s.signatory_id
LEFT JOIN claim o ON o.claim_id = s.described_by
LEFT JOIN source g ON g.source_id = o.source_id
ORDER BY s.position IS NULL, s.position, s.name_en, s.person_id
