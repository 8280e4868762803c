"""The migrations of a document's file: frozen SQL text, one entry a schema version, computed from nothing that lives.

What a version has brought stays as it is for ever: files that were made by it lie about. A new version is a new entry;
`KINDS` in `schema` then says the same as all entries together, which a test compares. Bodies are never rewritten.
"""

# 1: the first schema.
_FIRST = """
CREATE TABLE change(id TEXT PRIMARY KEY NOT NULL, row TEXT NOT NULL, step TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX change_row ON change(row);
CREATE INDEX change_step ON change(step);
CREATE TABLE head(row TEXT NOT NULL, field TEXT NOT NULL, change TEXT NOT NULL REFERENCES change(id) DEFERRABLE
  INITIALLY DEFERRED, PRIMARY KEY(row, field, change)) STRICT;
CREATE INDEX head_change ON head(change);
CREATE TABLE node(row TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, parent TEXT, live INTEGER NOT NULL, attached
  INTEGER NOT NULL, shown INTEGER NOT NULL, disputed INTEGER NOT NULL) STRICT;
CREATE INDEX node_parent ON node(parent);
CREATE TABLE step(uid TEXT PRIMARY KEY NOT NULL, undone INTEGER NOT NULL) STRICT;
CREATE TABLE draft(row TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, par TEXT NOT NULL, dev TEXT NOT NULL,
  "by" TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(row, field, dev)) STRICT;
CREATE TABLE merge(uid TEXT PRIMARY KEY NOT NULL, label TEXT NOT NULL, at TEXT NOT NULL, n INTEGER NOT NULL, made
  INTEGER NOT NULL, undone_n INTEGER, undone INTEGER) STRICT;
CREATE TABLE received(change TEXT NOT NULL, merge TEXT NOT NULL REFERENCES merge(uid) DEFERRABLE INITIALLY DEFERRED,
  added INTEGER NOT NULL, PRIMARY KEY(change, merge)) STRICT;
CREATE INDEX received_merge ON received(merge);
CREATE TABLE withdrawn(id TEXT PRIMARY KEY NOT NULL, row TEXT NOT NULL, step TEXT NOT NULL, body TEXT NOT NULL, merge
  TEXT NOT NULL REFERENCES merge(uid) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX withdrawn_merge ON withdrawn(merge);
CREATE TABLE document(uid TEXT PRIMARY KEY NOT NULL, "plan" TEXT, "without_history" INTEGER) STRICT;
CREATE TABLE plan(uid TEXT PRIMARY KEY NOT NULL, "title" TEXT, "title_genitive" TEXT, "year" INTEGER, "authority"
  TEXT, "approved_on" TEXT, "approved_number" TEXT) STRICT;
CREATE TABLE commission(uid TEXT PRIMARY KEY NOT NULL, "name" TEXT, "role" TEXT, "list_id" TEXT, "executor_terms"
  TEXT) STRICT;
CREATE TABLE signatory(uid TEXT PRIMARY KEY NOT NULL, "position" TEXT, "name" TEXT, "since" TEXT, "rank" INTEGER)
  STRICT;
CREATE TABLE setting(uid TEXT PRIMARY KEY NOT NULL, "key" TEXT, "value" TEXT) STRICT;
CREATE TABLE campaign(uid TEXT PRIMARY KEY NOT NULL, "name" TEXT, "level" TEXT, "starts_on" TEXT, "votes_on" TEXT,
  "ends_on" TEXT) STRICT;
CREATE TABLE report(uid TEXT PRIMARY KEY NOT NULL, "kind" TEXT, "period" TEXT, "own" INTEGER, "cumulative" INTEGER,
  "sent_on" TEXT, "outgoing_number" TEXT, "replaces" TEXT, "figures" TEXT, "signatories" TEXT) STRICT;
CREATE TABLE same_event(uid TEXT PRIMARY KEY NOT NULL, "first" TEXT, "second" TEXT, "same" INTEGER) STRICT;
CREATE TABLE report_file(uid TEXT PRIMARY KEY NOT NULL, "report" TEXT NOT NULL REFERENCES report(uid) DEFERRABLE
  INITIALLY DEFERRED, "format" TEXT, "part" INTEGER, "data" TEXT) STRICT;
CREATE INDEX report_file_report ON report_file("report");
CREATE TABLE section(uid TEXT PRIMARY KEY NOT NULL, "plan" TEXT NOT NULL REFERENCES plan(uid) DEFERRABLE INITIALLY
  DEFERRED, "position" INTEGER, "number" TEXT, "title" TEXT) STRICT;
CREATE INDEX section_plan ON section("plan");
CREATE TABLE abbreviation(uid TEXT PRIMARY KEY NOT NULL, "plan" TEXT NOT NULL REFERENCES plan(uid) DEFERRABLE
  INITIALLY DEFERRED, "position" INTEGER, "term" TEXT, "meaning" TEXT) STRICT;
CREATE INDEX abbreviation_plan ON abbreviation("plan");
CREATE TABLE subsection(uid TEXT PRIMARY KEY NOT NULL, "section" TEXT NOT NULL REFERENCES section(uid) DEFERRABLE
  INITIALLY DEFERRED, "position" INTEGER, "number" TEXT, "title" TEXT) STRICT;
CREATE INDEX subsection_section ON subsection("section");
CREATE TABLE activity(uid TEXT PRIMARY KEY NOT NULL, "subsection" TEXT NOT NULL REFERENCES subsection(uid) DEFERRABLE
  INITIALLY DEFERRED, "position" INTEGER, "number" TEXT, "title" TEXT, "executors_text" TEXT, "period_text" TEXT,
  "period_override" TEXT, "period_reason" TEXT, "own_override" INTEGER, "completed_on" TEXT) STRICT;
CREATE INDEX activity_subsection ON activity("subsection");
CREATE TABLE mark(uid TEXT PRIMARY KEY NOT NULL, "activity" TEXT NOT NULL REFERENCES activity(uid) DEFERRABLE
  INITIALLY DEFERRED, "quarter" INTEGER, "state" TEXT, "date" TEXT, "text" TEXT, "note" TEXT) STRICT;
CREATE INDEX mark_activity ON mark("activity");
CREATE TABLE event(uid TEXT PRIMARY KEY NOT NULL, "activity" TEXT NOT NULL REFERENCES activity(uid) DEFERRABLE
  INITIALLY DEFERRED, "status" TEXT, "starts_on" TEXT, "ends_on" TEXT, "month" TEXT, "form" TEXT, "title" TEXT,
  "place" TEXT, "count" INTEGER, "people" INTEGER, "minutes" INTEGER, "trained" INTEGER, "tested" INTEGER, "partners"
  TEXT, "volunteers" INTEGER, "publications" INTEGER, "description" TEXT, "note" TEXT) STRICT;
CREATE INDEX event_activity ON event("activity");
CREATE TABLE attendance(uid TEXT PRIMARY KEY NOT NULL, "event" TEXT NOT NULL REFERENCES event(uid) DEFERRABLE
  INITIALLY DEFERRED, "audience" TEXT, "people" INTEGER, "tested" INTEGER) STRICT;
CREATE INDEX attendance_event ON attendance("event");
"""

# 2: an event that the commission takes part in, and who held it.
_TAKING_PART = """
ALTER TABLE event ADD COLUMN "taking_part" INTEGER;
ALTER TABLE event ADD COLUMN "held_by" TEXT;
"""

# 3: what a plan's document says besides, which decrees changed it, what they took out, what the commission added.
_AMENDED = """
ALTER TABLE plan ADD COLUMN "amendments" TEXT;
ALTER TABLE plan ADD COLUMN "unlocked" INTEGER;
ALTER TABLE activity ADD COLUMN "notes" TEXT;
ALTER TABLE activity ADD COLUMN "excluded" TEXT;
ALTER TABLE activity ADD COLUMN "added" INTEGER;
"""

# 4: what lies with an event or a sent report, its bytes once by their hash; what the region remarked on an item.
_ATTACHED = """
CREATE TABLE attachment(uid TEXT PRIMARY KEY NOT NULL, "event" TEXT NOT NULL REFERENCES event(uid) DEFERRABLE
  INITIALLY DEFERRED, "name" TEXT, "media" TEXT, "size" INTEGER, "sha256" TEXT, "caption" TEXT, "link" TEXT,
  "position" INTEGER) STRICT;
CREATE INDEX attachment_event ON attachment("event");
CREATE TABLE report_scan(uid TEXT PRIMARY KEY NOT NULL, "report" TEXT NOT NULL REFERENCES report(uid) DEFERRABLE
  INITIALLY DEFERRED, "name" TEXT, "media" TEXT, "size" INTEGER, "sha256" TEXT) STRICT;
CREATE INDEX report_scan_report ON report_scan("report");
CREATE TABLE attachment_blob(sha256 TEXT PRIMARY KEY NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE remark(uid TEXT PRIMARY KEY NOT NULL, "activity" TEXT NOT NULL REFERENCES activity(uid) DEFERRABLE
  INITIALLY DEFERRED, "text" TEXT, "given_on" TEXT, "given_by" TEXT, "answer" TEXT, "answered_on" TEXT) STRICT;
CREATE INDEX remark_activity ON remark("activity");
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _TAKING_PART, _AMENDED, _ATTACHED)
