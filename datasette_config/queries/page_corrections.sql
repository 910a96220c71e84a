-- title: Corrections that were made
-- description: Slips that were put right, newest first.
SELECT correction_id, decided_on, subject_id, field, old, new, reason FROM correction
WHERE outcome = 'made' ORDER BY decided_on DESC, correction_id
