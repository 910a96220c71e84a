-- title: Suggestions not yet reviewed
-- description: How many events, claims on events and names rest on a suggestion that nobody has reviewed, person by person.
SELECT p.person_id, p.name_en, p.name_fa,
  (SELECT count(*) FROM event e WHERE e.person_id = p.person_id) AS events,
  (SELECT count(*) FROM event e WHERE e.person_id = p.person_id AND e.decided_by = 'suggested') AS events_suggested,
  (SELECT count(*) FROM event e JOIN event_claim ec ON ec.event_id = e.event_id
    WHERE e.person_id = p.person_id AND ec.decided_by = 'suggested') AS claims_suggested,
  (SELECT count(*) FROM identity i WHERE i.person_id = p.person_id AND i.decided_by = 'suggested') AS names_suggested
FROM person p
ORDER BY events_suggested DESC, p.name_en
