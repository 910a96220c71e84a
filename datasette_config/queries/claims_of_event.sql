-- title: Claims of one event, side by side
-- description: What each page says of one event: the claims that support it, contradict it in a fact, or may speak of another.
-- event: hashem-khastar-custody-2019-08
SELECT ec.stance, ec.bears_on, c.date, c.date_as_printed, c.date_basis, c.name, c.place, c.facility, c.authority, c.sentence,
  c.certainty, c.detail AS the_source_says, ec.reason, ec.decided_by, c.claim_id, s.source_id, s.label AS page, s.url
FROM event_claim ec
JOIN claim c ON c.claim_id = ec.claim_id
JOIN source s ON s.source_id = c.source_id
WHERE ec.event_id = :event
ORDER BY ec.stance DESC, c.date_from, c.claim_id
