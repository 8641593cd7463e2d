-- What Orleans keeps: query texts, membership, grain state and reminders. Keys compare byte by byte, as in the embedded
-- database: COLLATE "C".

CREATE TABLE OrleansQuery (
  QueryKey text COLLATE "C" PRIMARY KEY,
  QueryText text NOT NULL
);

-- One row per cluster. Whoever changes a cluster's members raises its version by one; who has not seen the latest version
-- changes nothing. The row's lock makes such changes wait for one another.
CREATE TABLE OrleansMembershipVersionTable (
  DeploymentId text COLLATE "C" PRIMARY KEY,
  Timestamp timestamptz NOT NULL DEFAULT now(),
  Version integer NOT NULL DEFAULT 0
);

CREATE TABLE OrleansMembershipTable (
  DeploymentId text COLLATE "C" NOT NULL REFERENCES OrleansMembershipVersionTable (DeploymentId),
  Address text COLLATE "C" NOT NULL,
  Port integer NOT NULL,
  Generation integer NOT NULL,
  SiloName text NOT NULL,
  HostName text NOT NULL,
  Status integer NOT NULL,
  ProxyPort integer,
  SuspectTimes text,
  StartTime timestamptz NOT NULL,
  IAmAliveTime timestamptz NOT NULL,
  PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

-- Functions, because each of their statements sees what the one before had to wait for.
CREATE FUNCTION redstation_add_member(
  cluster text, its_address text, its_port integer, its_generation integer, its_name text, its_host text, its_status integer,
  its_gateway integer, started timestamptz, alive timestamptz, seen_version integer) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE OrleansMembershipVersionTable SET Version = Version + 1, Timestamp = now()
  WHERE DeploymentId = cluster AND Version = seen_version AND NOT EXISTS (
    SELECT 1 FROM OrleansMembershipTable member
    WHERE member.DeploymentId = cluster AND member.Address = its_address AND member.Port = its_port AND member.Generation = its_generation);
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO OrleansMembershipTable
    (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
  VALUES (cluster, its_address, its_port, its_generation, its_name, its_host, its_status, its_gateway, started, alive);
  RETURN true;
END
$body$;

CREATE FUNCTION redstation_change_member(
  cluster text, its_address text, its_port integer, its_generation integer, its_status integer, suspected text,
  alive timestamptz, seen_version integer) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE OrleansMembershipVersionTable SET Version = Version + 1, Timestamp = now()
  WHERE DeploymentId = cluster AND Version = seen_version AND EXISTS (
    SELECT 1 FROM OrleansMembershipTable member
    WHERE member.DeploymentId = cluster AND member.Address = its_address AND member.Port = its_port AND member.Generation = its_generation);
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE OrleansMembershipTable SET Status = its_status, SuspectTimes = suspected, IAmAliveTime = alive
  WHERE DeploymentId = cluster AND Address = its_address AND Port = its_port AND Generation = its_generation;
  RETURN true;
END
$body$;

-- The natural key is unique, so that of two first writes one loses. States are rewritten all the time: with room left in a
-- page a new version of a row stays in it.
CREATE TABLE OrleansStorage (
  ServiceId text COLLATE "C" NOT NULL,
  GrainTypeString text COLLATE "C" NOT NULL,
  GrainIdN0 bigint NOT NULL,
  GrainIdN1 bigint NOT NULL,
  GrainIdExt text COLLATE "C" NOT NULL,
  Version integer NOT NULL,
  ModifiedOn timestamptz NOT NULL DEFAULT now(),
  PayloadBinary bytea,
  PRIMARY KEY (GrainIdExt, GrainTypeString, GrainIdN1, GrainIdN0, ServiceId)
) WITH (fillfactor = 70);

CREATE TABLE OrleansRemindersTable (
  ServiceId text COLLATE "C" NOT NULL,
  GrainId text COLLATE "C" NOT NULL,
  ReminderName text COLLATE "C" NOT NULL,
  StartTime timestamptz NOT NULL,
  Period bigint NOT NULL, -- milliseconds
  GrainHash integer NOT NULL,
  Version integer NOT NULL,
  PRIMARY KEY (ServiceId, GrainId, ReminderName)
);

CREATE INDEX OrleansReminders_Hash ON OrleansRemindersTable (ServiceId, GrainHash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', '
WITH added AS (
  INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES (@DeploymentId) ON CONFLICT (DeploymentId) DO NOTHING RETURNING 1)
SELECT EXISTS (SELECT 1 FROM added)'),

('InsertMembershipKey', '
SELECT redstation_add_member(
  @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)'),

('UpdateMembershipKey', '
SELECT redstation_change_member(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)'),

('UpdateIAmAlivetimeKey', '
UPDATE OrleansMembershipTable SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation'),

-- The version comes even when there is no such member.
('MembershipReadRowKey', '
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime,
  m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m
  ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
WHERE v.DeploymentId = @DeploymentId'),

('MembershipReadAllKey', '
SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime,
  m.IAmAliveTime, v.Version
FROM OrleansMembershipVersionTable v
LEFT JOIN OrleansMembershipTable m ON m.DeploymentId = v.DeploymentId
WHERE v.DeploymentId = @DeploymentId'),

('GatewaysQueryKey', '
SELECT Address, ProxyPort, Generation FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0'),

-- 6 is the status of a dead member; one that is only slow to say that it is alive keeps its row.
('CleanupDefunctSiloEntriesKey', '
DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId AND IAmAliveTime < @IAmAliveTime AND Status = 6'),

('DeleteMembershipTableEntriesKey', '
WITH members AS (DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId)
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId'),

('ReadFromStorageKey', '
SELECT PayloadBinary, Version FROM OrleansStorage
WHERE GrainIdExt = coalesce(@GrainIdExtensionString::text, '''') AND GrainTypeString = @GrainTypeString
  AND GrainIdN1 = @GrainIdN1 AND GrainIdN0 = @GrainIdN0 AND ServiceId = @ServiceId'),

-- No version means a first write: it inserts, or finds the row of a faster first write and returns nothing.
-- A version means a later write: without a row to match it there is nothing to insert either.
('WriteToStorageKey', '
INSERT INTO OrleansStorage AS kept (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExt, Version, PayloadBinary)
SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::text, ''''), 1, @PayloadBinary
WHERE @GrainStateVersion::integer IS NULL OR EXISTS (
  SELECT 1 FROM OrleansStorage
  WHERE GrainIdExt = coalesce(@GrainIdExtensionString::text, '''') AND GrainTypeString = @GrainTypeString
    AND GrainIdN1 = @GrainIdN1 AND GrainIdN0 = @GrainIdN0 AND ServiceId = @ServiceId)
ON CONFLICT (GrainIdExt, GrainTypeString, GrainIdN1, GrainIdN0, ServiceId) DO UPDATE
SET PayloadBinary = excluded.PayloadBinary, ModifiedOn = now(), Version = kept.Version + 1
WHERE kept.Version = @GrainStateVersion::integer
RETURNING Version AS NewGrainStateVersion'),

('ClearStorageKey', '
UPDATE OrleansStorage SET PayloadBinary = NULL, ModifiedOn = now(), Version = Version + 1
WHERE GrainIdExt = coalesce(@GrainIdExtensionString::text, '''') AND GrainTypeString = @GrainTypeString
  AND GrainIdN1 = @GrainIdN1 AND GrainIdN0 = @GrainIdN0 AND ServiceId = @ServiceId AND Version = @GrainStateVersion::integer
RETURNING Version AS NewGrainStateVersion'),

('DeleteStorageKey', '
DELETE FROM OrleansStorage
WHERE GrainIdExt = coalesce(@GrainIdExtensionString::text, '''') AND GrainTypeString = @GrainTypeString
  AND GrainIdN1 = @GrainIdN1 AND GrainIdN0 = @GrainIdN0 AND ServiceId = @ServiceId AND Version = @GrainStateVersion::integer
RETURNING Version + 1 AS NewGrainStateVersion'),

('UpsertReminderRowKey', '
INSERT INTO OrleansRemindersTable AS kept (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE
SET StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = kept.Version + 1
RETURNING Version'),

('ReadReminderRowsKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId'),

('ReadReminderRowKey', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName'),

('ReadRangeRows1Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND GrainHash > @BeginHash AND GrainHash <= @EndHash'),

-- The ring of hashes wraps: this range goes over its end.
('ReadRangeRows2Key', '
SELECT GrainId, ReminderName, StartTime, Period, Version FROM OrleansRemindersTable
WHERE ServiceId = @ServiceId AND (GrainHash > @BeginHash OR GrainHash <= @EndHash)'),

('DeleteReminderRowKey', '
WITH gone AS (
  DELETE FROM OrleansRemindersTable
  WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version RETURNING 1)
SELECT EXISTS (SELECT 1 FROM gone)'),

('DeleteReminderRowsKey', '
DELETE FROM OrleansRemindersTable WHERE ServiceId = @ServiceId');
