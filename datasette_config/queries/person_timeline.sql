-- title: One person's timeline
-- description: Everything placed in time about one person, letters signed included, with the claims and pages under each event.
-- person: hashem-khastar
SELECT t.dates, t.ended, t.kind, t.what, t.label, t.event_id, t.letter_id, t.occasion, t.case_id,
  t.pages, t.houses, t.decided_by,
  (SELECT group_concat(ec.claim_id, '; ') FROM event_claim ec WHERE ec.event_id = t.event_id AND ec.stance = 'supports') AS claims
FROM timeline t
WHERE t.person_id = :person
ORDER BY t.date_from IS NULL, t.date_from, t.date_to, t.label
