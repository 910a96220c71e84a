-- title: One letter
-- description: Titles, addressee, date and demands of one letter, each with the page that it is from, and what is held of its list.
-- letter: 2019-06-first
SELECT l.letter_id, l.title_en, l.title_fa, l.addressee, l.addressee_fa, l.demands_fa, l.date, l.date_from, l.date_to, l.demands, l.note,
  c.signatories_published, c.names_held, c.coverage, c.printed_lists, c.names_undecided, c.disputed, c.arrested_after_certain,
  c.arrested_after_possible, c.arrested_before_certain, c.arrested_before_possible, c.no_report_found, c.no_report_searched, c.searched_until,
  c.on_suggestions,
  l.title_source_id, t.label AS title_source, l.addressee_source_id, a.label AS addressee_source,
  l.date_source_id, d.label AS date_source, l.demands_source_id, w.label AS demands_source,
  l.signatories_source_id, n.label AS signatories_source,
  r.in_custody_certain, r.in_custody_possible, r.under_sentence_certain, r.under_sentence_possible,
  (SELECT count(*) FROM claim k WHERE k.letter_id = l.letter_id AND k.kind = 'letter' AND k.date_to IS NULL) AS undated_claims,
  (SELECT count(*) FROM claim k WHERE k.letter_id = l.letter_id AND k.kind = 'signed' AND k.person_id IS NULL) AS undecided_claims
FROM letter l
JOIN letter_coverage c ON c.letter_id = l.letter_id
CROSS JOIN (
  SELECT sum(in_custody = 'certain') AS in_custody_certain, sum(in_custody <> 'no report found') AS in_custody_possible,
    sum(under_sentence = 'certain') AS under_sentence_certain, sum(under_sentence <> 'no report found') AS under_sentence_possible
  FROM signatory_report WHERE letter_id = :letter
) r
LEFT JOIN source t ON t.source_id = l.title_source_id
LEFT JOIN source a ON a.source_id = l.addressee_source_id
LEFT JOIN source d ON d.source_id = l.date_source_id
LEFT JOIN source w ON w.source_id = l.demands_source_id
LEFT JOIN source n ON n.source_id = l.signatories_source_id
WHERE l.letter_id = :letter
