-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "connectMs" REAL;
ALTER TABLE "Attempt" ADD COLUMN "firstByteMs" REAL;
ALTER TABLE "Attempt" ADD COLUMN "http2Ms" REAL;
ALTER TABLE "Attempt" ADD COLUMN "proxyMs" REAL;
ALTER TABLE "Attempt" ADD COLUMN "resolveMs" REAL;
ALTER TABLE "Attempt" ADD COLUMN "sentMs" REAL;
ALTER TABLE "Attempt" ADD COLUMN "startedMs" REAL;
ALTER TABLE "Attempt" ADD COLUMN "tlsMs" REAL;

-- CreateIndex
CREATE INDEX "Attempt_plots_idx" ON "Attempt"("workspaceId", "createdAt", "id", "outcome", "status", "host", "url", "profileId", "diagnoses", "product", "closeCode", "durationMs", "pinned", "startedMs", "resolveMs", "connectMs", "proxyMs", "tlsMs", "http2Ms", "sentMs", "firstByteMs", "headMs");


