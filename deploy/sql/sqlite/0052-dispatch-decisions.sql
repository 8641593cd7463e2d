-- Why tasks nearby were offered to riders or were not, for thirty days. Of where anybody was only how far from the task they were, roughly, in metres;
-- null for further, or not known. "at" in milliseconds since 1970.
CREATE TABLE dispatch_decisions (
  rider_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  decision TEXT NOT NULL,
  within_m INTEGER,
  PRIMARY KEY (rider_id, task_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX dispatch_decisions_rider ON dispatch_decisions (rider_id, at DESC, task_id DESC);
CREATE INDEX dispatch_decisions_age ON dispatch_decisions (at);
