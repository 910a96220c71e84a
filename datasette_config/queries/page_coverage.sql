-- title: Coverage of each letter
-- description: Names held of each letter, and what is reported of its signatories, certain and possible, for the first page and the page of letters.
SELECT c.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, l.addressee, l.addressee_fa, l.demands, l.demands_fa, c.coverage, c.signatories_published,
  c.names_held, c.printed_lists, c.disputed, c.arrested_after_certain, c.arrested_after_possible,
  c.arrested_before_certain, c.arrested_before_possible, c.no_report_found, c.no_report_searched, c.searched_until, c.on_suggestions,
  count(CASE WHEN r.in_custody = 'certain' THEN 1 END) AS in_custody_certain,
  count(CASE WHEN r.in_custody <> 'no report found' THEN 1 END) AS in_custody_possible,
  count(CASE WHEN r.under_sentence = 'certain' THEN 1 END) AS under_sentence_certain,
  count(CASE WHEN r.under_sentence <> 'no report found' THEN 1 END) AS under_sentence_possible
FROM letter_coverage c
JOIN letter l ON l.letter_id = c.letter_id
LEFT JOIN signatory_report r ON r.letter_id = c.letter_id
GROUP BY c.letter_id
ORDER BY l.date_to, l.date_from, c.letter_id
