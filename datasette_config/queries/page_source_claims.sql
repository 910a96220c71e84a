-- title: Claims of one source
-- description: Everything that one page says, with the person, the letter and the events it is placed on, its stance there, or why it is placed on none, and the loading by which it came.
-- source: voa-2020-10-16-entesari-jahanbin
SELECT c.claim_id, c.kind, c.name, c.date, c.date_from, c.date_to, c.date_as_printed, c.date_basis, c.place, c.facility, c.authority,
  c.sentence, c.months_printed, c.certainty, c.detail, c.position, c.role, c.person_id, p.name_en, p.name_fa, c.letter_id,
  l.title_en, l.title_fa, w.why, substr(c.loaded_from, 1, instr(c.loaded_from || '#', '#') - 1) AS loading_id,
  (
    SELECT json_group_array(json_object('event_id', e.event_id, 'kind', e.kind, 'opening', e.opening, 'stage', e.stage,
      'began_from', e.began_from, 'began_to', e.began_to, 'stance', ec.stance, 'bears_on', ec.bears_on))
    FROM event_claim ec JOIN event e ON e.event_id = ec.event_id WHERE ec.claim_id = c.claim_id
  ) AS events,
  (SELECT json_group_array(r.figure_id) FROM reconciliation r WHERE r.claim_id = c.claim_id) AS figures,
  (SELECT json_group_array(cc.wording) FROM claim_charge cc WHERE cc.claim_id = c.claim_id) AS charges
FROM claim c
LEFT JOIN person p ON p.person_id = c.person_id
LEFT JOIN letter l ON l.letter_id = c.letter_id
LEFT JOIN claim_without_event w ON w.claim_id = c.claim_id
WHERE c.source_id = :source
ORDER BY p.name_en IS NULL, p.name_en, c.person_id, c.date_from, CAST(substr(c.claim_id, length(c.source_id) + 2) AS INTEGER)
