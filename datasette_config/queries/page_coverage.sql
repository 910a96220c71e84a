-- title: Coverage of each letter
-- description: Names held of each letter, and what is reported of its signatories, for the first page.
SELECT letter_id, label, coverage, printed_lists, disputed, arrested_after_certain, arrested_after_possible,
  arrested_before_certain, arrested_before_possible, no_report_found, names_held, searched_until, searched_languages,
  on_suggestions
FROM letter_coverage ORDER BY letter_id
