-- Riders on duty, so that whoever looks for them need not read every rider's record. A row is there before a rider's record says that they are on duty
-- and goes after it says that they are not: one too many is possible, one too few is not. Those who are on duty already have the hash 0, which is in the
-- first shard however many there are.
CREATE TABLE riders_on_duty (
  id TEXT NOT NULL PRIMARY KEY,
  shard_hash INTEGER NOT NULL
) STRICT;

INSERT INTO riders_on_duty (id, shard_hash)
SELECT DISTINCT substr(GrainIdExt, 7), 0
FROM OrleansStorage
WHERE GrainTypeString = 'rider' AND GrainIdExt LIKE 'rider-%' AND CAST(PayloadBinary AS TEXT) ->> '$.duty.since' IS NOT NULL;
