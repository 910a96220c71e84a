-- title: What was decided last
-- description: The ten newest decisions: corrections, events reviewed claim by claim, and names given to a person. Those of one day take turns.
WITH newest AS (
  SELECT * FROM (
    SELECT c.decided_on, 1 AS kind_order, 'correction' AS what, c.outcome AS word, c.correction_id AS id, c.subject_id AS named,
      NULL AS person_id, NULL AS name_en, NULL AS name_fa, NULL AS date_from, NULL AS date_to
    FROM correction c WHERE c.decided_on > '' ORDER BY c.decided_on DESC, c.rowid DESC LIMIT 10)
  UNION ALL
  SELECT * FROM (
    SELECT e.decided_on, 2, 'event', e.kind, e.event_id, e.opening, e.person_id, p.name_en, p.name_fa, e.began_from, e.began_to
    FROM event e JOIN person p ON p.person_id = e.person_id
    WHERE e.decided_on > '' AND e.decided_by = 'reviewed' ORDER BY e.decided_on DESC, e.rowid DESC LIMIT 10)
  UNION ALL
  SELECT * FROM (
    SELECT i.decided_on, 3, 'identity', i.judgement, i.identity_id, i.name, i.person_id, p.name_en, p.name_fa, NULL, NULL
    FROM identity i JOIN person p ON p.person_id = i.person_id
    WHERE i.decided_on > '' AND i.decided_by = 'reviewed' ORDER BY i.decided_on DESC, i.rowid DESC LIMIT 10)
)
SELECT *, row_number() OVER (PARTITION BY decided_on, what ORDER BY id) AS turn
FROM newest ORDER BY decided_on DESC, turn, kind_order LIMIT 10
