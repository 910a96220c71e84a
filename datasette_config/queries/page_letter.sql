-- title: One letter
-- description: Titles, addressee, date and demands of one letter, each with the page that it is from, and what is held of its list.
-- letter: 2019-06-first
SELECT l.letter_id, l.title_en, l.title_fa, l.addressee, l.addressee_fa, l.demands_fa, l.date, l.date_from, l.date_to, l.demands, l.note,
  c.signatories_published, c.names_held, c.coverage, c.printed_lists, c.names_undecided, c.disputed, c.arrested_after_certain,
  c.arrested_after_possible, c.arrested_before_certain, c.arrested_before_possible, c.no_report_found, c.searched_until,
  c.on_suggestions,
  l.title_source_id, t.label AS title_source, l.addressee_source_id, a.label AS addressee_source,
  l.date_source_id, d.label AS date_source, l.demands_source_id, w.label AS demands_source,
  l.signatories_source_id, n.label AS signatories_source,
  (SELECT count(*) FROM signatory s WHERE s.letter_id = l.letter_id AND s.basis = 'named_by_page') AS named_by_pages,
  (SELECT count(*) FROM signatory_report r WHERE r.letter_id = l.letter_id AND r.in_custody = 'certain') AS in_custody_certain,
  (SELECT count(*) FROM signatory_report r WHERE r.letter_id = l.letter_id AND r.in_custody <> 'no report found')
    AS in_custody_possible,
  (SELECT count(*) FROM signatory_report r WHERE r.letter_id = l.letter_id AND r.under_sentence = 'certain')
    AS under_sentence_certain,
  (SELECT count(*) FROM signatory_report r WHERE r.letter_id = l.letter_id AND r.under_sentence <> 'no report found')
    AS under_sentence_possible,
  (SELECT count(*) FROM claim k WHERE k.letter_id = l.letter_id AND k.kind = 'letter') AS claims_on_it,
  (SELECT count(*) FROM claim k WHERE k.letter_id = l.letter_id AND k.kind = 'letter' AND k.date_to IS NULL) AS undated_claims,
  (SELECT count(*) FROM claim k WHERE k.letter_id = l.letter_id AND k.kind = 'signed' AND k.person_id IS NULL) AS undecided_claims
FROM letter l
JOIN letter_coverage c ON c.letter_id = l.letter_id
LEFT JOIN source t ON t.source_id = l.title_source_id
LEFT JOIN source a ON a.source_id = l.addressee_source_id
LEFT JOIN source d ON d.source_id = l.date_source_id
LEFT JOIN source w ON w.source_id = l.demands_source_id
LEFT JOIN source n ON n.source_id = l.signatories_source_id
WHERE l.letter_id = :letter
