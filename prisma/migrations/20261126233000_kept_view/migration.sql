-- CreateTable
CREATE TABLE "KeptView" (
    "attemptId" TEXT NOT NULL PRIMARY KEY,
    "madeBy" TEXT NOT NULL,
    "data" BLOB NOT NULL,
    CONSTRAINT "KeptView_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
