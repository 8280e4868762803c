"""The migrations of the consolidated file: frozen SQL text, one entry a schema version.

`document`: the documents by plan and commission, each with its whole set of changes in `packed`; of one commission's
several unrelated ones `counted` is in the sums. `choice`: which of them she chose, by a change that founded it.
"""

# 1: the first schema.
_FIRST = """
CREATE TABLE document(id TEXT PRIMARY KEY NOT NULL, plan TEXT NOT NULL, commission TEXT NOT NULL, title TEXT NOT NULL,
  year INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, list_id TEXT NOT NULL, terms TEXT NOT NULL,
  without_history INTEGER NOT NULL, n INTEGER NOT NULL, changes INTEGER NOT NULL, digest TEXT NOT NULL, content TEXT
  NOT NULL, items TEXT NOT NULL, campaigns TEXT NOT NULL, counted INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;
CREATE INDEX document_commission ON document(plan, commission);
CREATE TABLE founding(change TEXT NOT NULL, document TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY
  DEFERRED, PRIMARY KEY(change, document)) STRICT, WITHOUT ROWID;
CREATE INDEX founding_document ON founding(document);
CREATE TABLE mark(document TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, "activity" TEXT NOT
  NULL, "quarter" INTEGER NOT NULL, "state" TEXT, "date" TEXT, "text" TEXT, "note" TEXT, PRIMARY KEY(document,
  activity, quarter)) STRICT, WITHOUT ROWID;
CREATE TABLE event(document TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, "uid" TEXT NOT NULL,
  "activity" TEXT NOT NULL, "last_day" TEXT, "starts_on" TEXT, "ends_on" TEXT, "month" TEXT, "form" TEXT, "title"
  TEXT, "place" TEXT, "count" INTEGER, "people" INTEGER, "minutes" INTEGER, "trained" INTEGER, "tested" INTEGER,
  "partners" TEXT, "volunteers" INTEGER, "publications" INTEGER, "description" TEXT, "note" TEXT, "attendance" TEXT,
  PRIMARY KEY(document, uid)) STRICT, WITHOUT ROWID;
CREATE INDEX event_activity ON event(activity, last_day);
CREATE TABLE file(folder TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, taken_at TEXT NOT NULL, verdict TEXT
  NOT NULL, sentence TEXT NOT NULL, founding TEXT NOT NULL, plan TEXT NOT NULL, commission TEXT NOT NULL, PRIMARY
  KEY(folder, name)) STRICT, WITHOUT ROWID;
CREATE INDEX file_sha256 ON file(sha256);
CREATE TABLE choice(plan TEXT NOT NULL, commission TEXT NOT NULL, founding TEXT NOT NULL, PRIMARY KEY(plan,
  commission)) STRICT, WITHOUT ROWID;
CREATE TABLE example(activity TEXT NOT NULL, period TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY(activity, period))
  STRICT, WITHOUT ROWID;
"""

# 2: an event that the commission takes part in, and who held it; the forms that it counts as training.
_TAKING_PART = """
ALTER TABLE event ADD COLUMN "taking_part" INTEGER;
ALTER TABLE event ADD COLUMN "held_by" TEXT;
ALTER TABLE document ADD COLUMN training_forms TEXT NOT NULL DEFAULT '';
"""

# 3: a checksum over all rows of a document, by which it is seen that another program has changed them.
_CHECKSUM = """
ALTER TABLE document ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _TAKING_PART, _CHECKSUM)
