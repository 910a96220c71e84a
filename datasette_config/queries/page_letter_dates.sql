-- title: Dates of one letter
-- description: Every date that a page gives a letter or its signing, day by day, with the page and the date as it prints it; one page of a day that has more than are asked for, and how many there are.
-- letter: 2019-06-first
-- shown: 1000
WITH day AS MATERIALIZED (
  SELECT c.date_from, c.date_to, count(DISTINCT c.source_id) AS pages, min(c.source_id) AS one_page
  FROM claim c INDEXED BY ix_claim_letter_date
  WHERE c.letter_id = :letter AND c.kind IN ('letter', 'signed') AND c.date_to IS NOT NULL
  GROUP BY c.date_from, c.date_to LIMIT :shown
)
SELECT coalesce(d.date_from, '') || '_' || d.date_to AS days, d.date_from, d.date_to, d.pages, s.source_id, s.label, s.url, s.language,
  max(c.date LIKE '%~') AS approximate, min(c.date_as_printed) AS date_as_printed, min(c.date_basis) AS date_basis
FROM day d
CROSS JOIN source s ON s.source_id IN (
  SELECT DISTINCT c.source_id FROM claim c INDEXED BY ix_claim_letter_date
  WHERE c.letter_id = :letter AND c.kind IN ('letter', 'signed') AND c.date_from IS d.date_from AND c.date_to = d.date_to
    AND c.date_to IS NOT NULL
    AND (d.pages <= CAST(:shown AS INTEGER) OR c.source_id = d.one_page)
)
CROSS JOIN claim c INDEXED BY ix_claim_letter_date ON c.letter_id = :letter AND c.kind IN ('letter', 'signed')
  AND c.date_from IS d.date_from AND c.date_to = d.date_to AND c.source_id = s.source_id AND c.date_to IS NOT NULL
GROUP BY d.date_from, d.date_to, s.source_id
ORDER BY d.date_from, d.date_to, s.label
