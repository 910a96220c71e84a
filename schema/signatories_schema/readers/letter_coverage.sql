WITH counted AS (
  SELECT letter_id, count(*) AS held,
    sum(arrested_after = 'certain') AS ac, sum(arrested_after <> 'no report found') AS ap,
    sum(arrested_before = 'certain') AS bc, sum(arrested_before <> 'no report found') AS bp,
    sum(arrested_after = 'no report found') AS none_found, sum(on_suggestions) AS suggested,
    listed(CASE WHEN arrested_after = 'certain' THEN name_en END) AS names_ac,
    listed(CASE WHEN arrested_after = 'possible' THEN name_en END) AS names_ap,
    listed(CASE WHEN arrested_before = 'certain' THEN name_en END) AS names_bc,
    listed(CASE WHEN arrested_after = 'no report found' THEN name_en END) AS names_none
  FROM signatory_report GROUP BY letter_id
),
looked_for AS (  -- signatories without a report of arrest after the letter, each with the last search since, whichever letter it is logged for
  SELECT r.letter_id, r.person_id, max(g.searched_on) AS searched_on
  FROM signatory_report r JOIN letter l ON l.letter_id = r.letter_id
  JOIN search_log g ON g.person_id = r.person_id AND g.searched_on > l.date_to
  WHERE r.arrested_after = 'no report found' GROUP BY r.letter_id, r.person_id
),
searched AS (
  SELECT f.letter_id, count(DISTINCT f.person_id) AS people, min(f.searched_on) AS until, listed(j.value) AS languages
  FROM looked_for f JOIN letter l ON l.letter_id = f.letter_id
  JOIN search_log g ON g.person_id = f.person_id AND g.searched_on > l.date_to
  JOIN json_each('["' || replace(g.languages, '; ', '","') || '"]') j
  GROUP BY f.letter_id
)
SELECT l.letter_id,
  l.title_en,
  l.signatories_published,
  coalesce(k.held, 0),
  coalesce(k.held, 0) || ' of ' || coalesce(l.signatories_published, 'an unpublished number') || ' named',
  (SELECT count(DISTINCT source_id) FROM claim c WHERE c.letter_id = l.letter_id AND c.kind = 'signed' AND c.position IS NOT NULL),
  (SELECT count(DISTINCT name) FROM claim c WHERE c.letter_id = l.letter_id AND c.kind = 'signed' AND c.person_id IS NULL),
  (SELECT count(*) FROM disputed_signatory d WHERE d.letter_id = l.letter_id),
  coalesce(k.ac, 0),
  coalesce(k.ap, 0),
  k.names_ac,
  k.names_ap,
  coalesce(k.bc, 0),
  coalesce(k.bp, 0),
  k.names_bc,
  coalesce(k.none_found, 0),
  k.names_none,
  coalesce(g.people, 0),
  g.until,
  g.languages,
  coalesce(k.suggested, 0)
FROM letter l
LEFT JOIN counted k ON k.letter_id = l.letter_id
LEFT JOIN searched g ON g.letter_id = l.letter_id
ORDER BY l.letter_id
