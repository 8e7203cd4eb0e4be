-- CreateTable
CREATE TABLE "SearchPending" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "SearchPending_attemptId_key" ON "SearchPending"("attemptId");

-- CreateIndex
CREATE INDEX "Attempt_workspaceId_durationMs_id_idx" ON "Attempt"("workspaceId", "durationMs", "id");



-- Whoever writes a row, whatever the statement: the search index learns of it in the same transaction.
CREATE TRIGGER "Attempt_search_inserted" AFTER INSERT ON "Attempt" BEGIN
    INSERT OR REPLACE INTO "SearchPending" ("attemptId") VALUES (NEW."id");
END;

CREATE TRIGGER "Attempt_search_changed" AFTER UPDATE OF "profileId", "name", "note", "pinned", "state", "outcome", "status", "summary", "url", "host", "closeCode", "product", "durationMs", "rulesVersion", "failedRules", "diagnoses" ON "Attempt" BEGIN
    INSERT OR REPLACE INTO "SearchPending" ("attemptId") VALUES (NEW."id");
END;

CREATE TRIGGER "Attempt_search_removed" AFTER DELETE ON "Attempt" BEGIN
    INSERT OR REPLACE INTO "SearchPending" ("attemptId") VALUES (OLD."id");
END;
