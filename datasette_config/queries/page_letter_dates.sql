-- title: Dates of one letter
-- description: Every date that a page gives a letter or its signing, day by day, with the page and the date as it prints it.
-- letter: 2019-06-first
SELECT coalesce(c.date_from, '') || '_' || c.date_to AS days, c.date_from, c.date_to, s.source_id, s.label, s.url, s.language,
  max(c.date LIKE '%~') AS approximate, min(c.date_as_printed) AS date_as_printed, min(c.date_basis) AS date_basis
FROM claim c JOIN source s ON s.source_id = c.source_id
WHERE c.letter_id = :letter AND c.kind IN ('letter', 'signed') AND c.date_to IS NOT NULL
GROUP BY c.date_from, c.date_to, s.source_id
ORDER BY c.date_from, c.date_to, s.label
