-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "importedAt" DATETIME;

-- CreateTable
CREATE TABLE "ImportedView" (
    "attemptId" TEXT NOT NULL PRIMARY KEY,
    "data" BLOB NOT NULL,
    CONSTRAINT "ImportedView_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);


