-- Riders on duty, so that whoever looks for them need not read every rider's record. A row is there before a rider's record says that they are on duty
-- and goes after it says that they are not: one too many is possible, one too few is not. Those who are on duty already have the hash 0, which is in the
-- first shard however many there are.
CREATE TABLE riders_on_duty (
  id text COLLATE "C" PRIMARY KEY,
  shard_hash bigint NOT NULL
);

INSERT INTO riders_on_duty (id, shard_hash)
SELECT DISTINCT substr(grainidext, 7), 0
FROM orleansstorage
WHERE graintypestring = 'rider' AND grainidext LIKE 'rider-%' AND convert_from(payloadbinary, 'UTF8')::json #>> '{duty,since}' IS NOT NULL;
