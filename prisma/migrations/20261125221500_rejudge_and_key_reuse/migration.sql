-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "failedRules" TEXT;
ALTER TABLE "Attempt" ADD COLUMN "keyHash" BLOB;
ALTER TABLE "Attempt" ADD COLUMN "rejudged" TEXT;

-- CreateIndex
CREATE INDEX "Attempt_workspaceId_keyHash_id_idx" ON "Attempt"("workspaceId", "keyHash", "id");
