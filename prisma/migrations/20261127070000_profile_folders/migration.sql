-- AlterTable
ALTER TABLE "Profile" ADD COLUMN "folder" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Profile" ADD COLUMN "tags" TEXT NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "ProfileVersion" ADD COLUMN "folder" TEXT NOT NULL DEFAULT '';
ALTER TABLE "ProfileVersion" ADD COLUMN "tags" TEXT NOT NULL DEFAULT '[]';

-- DropIndex
DROP INDEX "Profile_workspaceId_updatedAt_idx";

-- CreateIndex
CREATE INDEX "Profile_found_by_idx" ON "Profile"("workspaceId", "updatedAt", "id", "folder", "tags", "name", "url", "note");
