-- CreateTable
CREATE TABLE "CookieJar" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "environmentId" TEXT,
    "cookies" BLOB NOT NULL,
    "dataKey" BLOB NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "CookieJar_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CookieJar_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CookieJar_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CookieJar_workspaceId_personId_environmentId_idx" ON "CookieJar"("workspaceId", "personId", "environmentId");
