"""The migrations of the consolidated file: frozen SQL text, one entry a schema version.

`document`: the documents, each with its whole set of changes in `packed`; `commission` is what is the same for all of
one commission, `shown` what it is called; of its several unrelated ones `counted` is in the sums. `step`: what she
decided, the latest that is not undone holds.
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

# 4: who counts as one commission, what she decided as steps, when a document was changed and what was sent of it.
_WHO_IS_WHO = """
ALTER TABLE document ADD COLUMN shown TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN changed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN sent TEXT NOT NULL DEFAULT '[]';
CREATE TABLE step(number INTEGER PRIMARY KEY NOT NULL, made_at TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL,
  subject TEXT NOT NULL, value TEXT NOT NULL, undone INTEGER NOT NULL) STRICT;
CREATE INDEX step_subject ON step(kind, subject);
INSERT INTO step(made_at, label, kind, subject, value, undone) SELECT '', 'Выбор документа комиссии', 'counted',
  founding || char(10), '1', 0 FROM choice ORDER BY plan, commission;
INSERT INTO step(made_at, label, kind, subject, value, undone) SELECT '', 'Примеры для сводного отчета', 'example',
  activity || char(10) || period, text, 0 FROM example ORDER BY activity, period;
DROP TABLE choice;
DROP TABLE example;
CREATE TABLE delivered(folder TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, taken_at TEXT NOT NULL, verdict
  TEXT NOT NULL, sentence TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY(folder, name)) STRICT, WITHOUT ROWID;
INSERT INTO delivered SELECT folder, name, sha256, taken_at, verdict, sentence, coalesce((SELECT id FROM document JOIN
  founding ON founding.document = document.id WHERE founding.change = file.founding AND document.plan = file.plan
  AND document.commission = file.commission), '') FROM file;
DROP TABLE file;
ALTER TABLE delivered RENAME TO file;
CREATE INDEX file_sha256 ON file(sha256);
CREATE INDEX file_document ON file(document);
"""

# 5: what each event adds to sums, and whether the plan was amended, told once when a document is taken in.
_TALLIES = """
ALTER TABLE document ADD COLUMN amended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN tallies TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _TAKING_PART, _CHECKSUM, _WHO_IS_WHO, _TALLIES)
