-- title: Every row that was loaded
-- description: Rows of each loaded file beside the claims and the rows set aside that came of them. Nothing is lost: the two sides are equal, unless a claim has been withdrawn since.
SELECT loading_id, loaded_on, rows_read, claims, set_aside, rows_taken_before,
  rows_read = claims + set_aside + rows_taken_before AS accounted_for, claims_file_sha256
FROM loading
ORDER BY loaded_on, loading_id
