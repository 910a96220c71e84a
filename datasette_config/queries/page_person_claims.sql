-- title: Claims about one person
-- description: Every claim about one person, with how it stands to events and the page it comes from.
-- person: hashem-khastar
SELECT c.claim_id, c.kind, c.date, c.date_as_printed, c.name, c.place, c.facility, c.sentence, c.certainty, c.detail, ec.event_id,
  ec.stance, ec.bears_on, w.why, s.source_id, s.label AS page, s.url
FROM claim c
JOIN source s ON s.source_id = c.source_id
LEFT JOIN event_claim ec ON ec.claim_id = c.claim_id
LEFT JOIN claim_without_event w ON w.claim_id = c.claim_id
WHERE c.person_id = :person
ORDER BY c.date_from, c.claim_id, ec.event_id
