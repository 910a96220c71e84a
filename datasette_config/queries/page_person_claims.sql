-- title: Claims about one person
-- description: Every claim about one person, with the events on which it stands and how, and the page it comes from.
-- person: hashem-khastar
SELECT c.claim_id, c.kind, c.date_from, c.date_to, c.date_as_printed, c.letter_id, c.certainty, c.source_id, s.language, w.why,
  substr(coalesce('; ' || c.role, '') || coalesce('; ' || c.place, '') || coalesce('; ' || c.facility, '')
    || coalesce('; ' || c.authority, '')
    || coalesce('; ' || (SELECT group_concat(h.wording, '; ') FROM claim_charge h WHERE h.claim_id = c.claim_id), '')
    || coalesce('; ' || c.sentence, '') || coalesce('; ' || c.detail, ''), 3) AS says,
  (SELECT group_concat(ec.stance || ' ' || ec.event_id) FROM event_claim ec WHERE ec.claim_id = c.claim_id) AS stands
FROM claim c
JOIN source s ON s.source_id = c.source_id
LEFT JOIN claim_without_event w ON w.claim_id = c.claim_id
WHERE c.person_id = :person
ORDER BY c.date_from IS NULL, c.date_from, c.date_to, c.claim_id
