-- CreateIndex
CREATE INDEX "Attempt_weighed_idx" ON "Attempt"("workspaceId", "createdAt", "id", "host", "pinned", "state", "factBytes");


