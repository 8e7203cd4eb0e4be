-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "diagnoses" TEXT;

-- CreateIndex
CREATE INDEX "Attempt_workspaceId_product_createdAt_idx" ON "Attempt"("workspaceId", "product", "createdAt");
