-- title: Signatories of one letter
-- description: The signatories in printed order: how most pages describe each, in the language asked for where one does, and what is reported of each before the letter, after it and when it appeared.
-- letter: 2019-06-first
-- language: en
WITH role AS (
  SELECT c.person_id, c.role, g.language,
    row_number() OVER (PARTITION BY c.person_id ORDER BY g.language = :language DESC, count(DISTINCT c.source_id) DESC, c.role) AS nth
  FROM claim c JOIN source g ON g.source_id = c.source_id
  WHERE c.letter_id = :letter AND c.kind = 'signed' AND c.role IS NOT NULL AND c.person_id IS NOT NULL
    AND c.certainty <> 'disputed'
  GROUP BY c.person_id, c.role, g.language
)
SELECT s.signatory_id, s.person_id, s.name_en, s.name_fa, s.position, s.positions, s.basis, s.pages, s.houses,
  o.role, o.language AS role_language, r.arrested_after, r.arrested_before, r.in_custody, r.under_sentence, r.on_suggestions
FROM signatory s INDEXED BY ix_signatory_letter_id  -- else it may be read whole, beside the roles
JOIN signatory_report r ON r.signatory_id = s.signatory_id
LEFT JOIN role o ON o.person_id = s.person_id AND o.nth = 1
WHERE s.letter_id = :letter
ORDER BY s.position IS NULL, s.position, s.name_en
