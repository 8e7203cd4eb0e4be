-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "uid" TEXT NOT NULL,
    "keyCheck" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "profileId" TEXT,
    "repeatOf" TEXT,
    "name" TEXT,
    "note" TEXT,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "draft" TEXT NOT NULL,
    "draftSecret" BLOB NOT NULL,
    "dataKey" BLOB NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "status" INTEGER,
    "summary" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "tls" BOOLEAN NOT NULL,
    "address" TEXT,
    "failurePhase" TEXT,
    "failureCode" TEXT,
    "closeCode" INTEGER,
    "closeHow" TEXT,
    "product" TEXT,
    "endedAt" DATETIME,
    "durationMs" REAL,
    "headMs" REAL,
    "framesSent" INTEGER NOT NULL DEFAULT 0,
    "framesReceived" INTEGER NOT NULL DEFAULT 0,
    "bytesSent" INTEGER NOT NULL DEFAULT 0,
    "bytesReceived" INTEGER NOT NULL DEFAULT 0,
    "factBytes" INTEGER NOT NULL DEFAULT 0,
    "rulesVersion" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Attempt_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attempt_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attempt_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Segment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "attemptId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "format" INTEGER NOT NULL,
    "sealed" BOOLEAN NOT NULL,
    "factCount" INTEGER NOT NULL,
    "firstAt" REAL NOT NULL,
    "lastAt" REAL NOT NULL,
    "firstFrame" INTEGER NOT NULL,
    "frameCount" INTEGER NOT NULL,
    "checkpoint" BLOB,
    "data" BLOB NOT NULL,
    CONSTRAINT "Segment_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Profile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "draftSecret" BLOB NOT NULL,
    "dataKey" BLOB NOT NULL,
    CONSTRAINT "Profile_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Profile_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProfileVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "profileId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "draftSecret" BLOB NOT NULL,
    "dataKey" BLOB NOT NULL,
    CONSTRAINT "ProfileVersion_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProfileVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Installation_uid_key" ON "Installation"("uid");

-- CreateIndex
CREATE INDEX "Attempt_workspaceId_createdAt_id_idx" ON "Attempt"("workspaceId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Attempt_workspaceId_host_createdAt_idx" ON "Attempt"("workspaceId", "host", "createdAt");

-- CreateIndex
CREATE INDEX "Attempt_workspaceId_outcome_createdAt_idx" ON "Attempt"("workspaceId", "outcome", "createdAt");

-- CreateIndex
CREATE INDEX "Attempt_profileId_createdAt_idx" ON "Attempt"("profileId", "createdAt");

-- CreateIndex
CREATE INDEX "Attempt_state_idx" ON "Attempt"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Segment_attemptId_seq_key" ON "Segment"("attemptId", "seq");

-- CreateIndex
CREATE INDEX "Profile_workspaceId_updatedAt_idx" ON "Profile"("workspaceId", "updatedAt");

-- CreateIndex
CREATE INDEX "Profile_workspaceId_name_idx" ON "Profile"("workspaceId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ProfileVersion_profileId_version_key" ON "ProfileVersion"("profileId", "version");
