-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "auth";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

-- CreateEnum
CREATE TYPE "auth"."role" AS ENUM ('USER', 'administrator');

-- CreateTable
CREATE TABLE "auth"."users" (
    "id" SERIAL NOT NULL,
    "email" CITEXT NOT NULL,
    "name" VARCHAR(100),
    "roles" "auth"."role"[] DEFAULT ARRAY['USER', 'administrator']::"auth"."role"[],
    "role" "auth"."role" NOT NULL DEFAULT 'administrator',
    "balance" DECIMAL(10,2) NOT NULL DEFAULT 1.5,
    "score" DOUBLE PRECISION NOT NULL DEFAULT -0.5,
    "views" BIGINT NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "meta" JSONB NOT NULL DEFAULT '{"a": 1}',
    "avatar" BYTEA DEFAULT '\x68656c6c6f',
    "born" DATE,
    "seen" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search" tsvector,
    "token" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL DEFAULT 'untitled',
    "authorId" INTEGER NOT NULL,
    "approverId" INTEGER,
    "parentId" UUID,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Profile" (
    "userId" INTEGER NOT NULL,

    CONSTRAINT "profile_key" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" SMALLSERIAL NOT NULL,
    "legacy" TEXT,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "country" CHAR(2) NOT NULL,
    "zip" TEXT NOT NULL,
    "postId" UUID NOT NULL,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("country","zip")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" BIGSERIAL NOT NULL,
    "country" CHAR(2),
    "zip" TEXT,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."AModelWithALongName" (
    "id" INTEGER NOT NULL,
    "aColumnWithAnotherQuiteLongName" TEXT NOT NULL,
    "other column" TEXT,
    "bitsOne" BIT(8) NOT NULL,
    "bitsTwo" VARBIT(8) NOT NULL,
    "bitsThree" VARBIT NOT NULL,
    "xml" XML NOT NULL,
    "inet" INET NOT NULL,
    "character" CHAR NOT NULL,
    "text" TEXT,
    "plain" VARCHAR NOT NULL,
    "flag" BOOLEAN NOT NULL,
    "integer" INTEGER NOT NULL,
    "small" SMALLINT NOT NULL DEFAULT 5,
    "oid" OID NOT NULL,
    "big" BIGINT NOT NULL,
    "real" REAL NOT NULL,
    "double" DOUBLE PRECISION NOT NULL,
    "exact" DECIMAL(65,30) NOT NULL,
    "money" MONEY NOT NULL,
    "numeric" DECIMAL(20,4) NOT NULL,
    "stamp" TIMESTAMP(0) NOT NULL,
    "stampPlain" TIMESTAMP NOT NULL DEFAULT '2020-02-02 20:20:20 +00:00',
    "zoned" TIMESTAMPTZ NOT NULL,
    "time" TIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "timeZoned" TIMETZ(3) NOT NULL,
    "json" JSON NOT NULL DEFAULT '[1, 2]',
    "bytes" BYTEA NOT NULL,
    "quoted" TEXT NOT NULL DEFAULT 'it''s a "text"
',
    "bigs" BIGINT[] DEFAULT ARRAY[1, 2]::BIGINT[],
    "floats" DOUBLE PRECISION[] DEFAULT ARRAY[1.5, -2]::DOUBLE PRECISION[],
    "flags" BOOLEAN[] DEFAULT ARRAY[true, false]::BOOLEAN[],
    "stamps" TIMESTAMP(3)[],
    "citexts" CITEXT[],
    "parent" INTEGER,

    CONSTRAINT "AModelWithALongName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."_Follow" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_Follow_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_GroupToUser" (
    "A" SMALLINT NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_GroupToUser_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "auth"."users"("email");

-- CreateIndex
CREATE INDEX "users_role_seen_idx" ON "auth"."users"("role", "seen" DESC);

-- CreateIndex
CREATE INDEX "users_meta" ON "auth"."users" USING GIN ("meta" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "users_name_idx" ON "auth"."users" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "users_active_idx" ON "auth"."users"("active");

-- CreateIndex
CREATE INDEX "older_name" ON "auth"."users"("born");

-- CreateIndex
CREATE INDEX "users_viewed" ON "auth"."users"("code" ASC) WHERE (views > 5);

-- CreateIndex
CREATE UNIQUE INDEX "users_code_views_key" ON "auth"."users"("code", "views") WHERE ("name" = 'it''s' AND "avatar" IS NULL AND "active" != true AND "updated_at" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "post_by_title" ON "Post"("authorId", "title");

-- CreateIndex
CREATE UNIQUE INDEX "Post_title_approverId_key" ON "Post"("title", "approverId" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AModelWithALongName_aColumnWithAnotherQuiteLongName_key" ON "auth"."AModelWithALongName"("aColumnWithAnotherQuiteLongName");

-- CreateIndex
CREATE INDEX "AModelWithALongName_aColumnWithAnotherQuiteLongName_other c_idx" ON "auth"."AModelWithALongName"("aColumnWithAnotherQuiteLongName", "other column", "stampPlain");

-- CreateIndex
CREATE INDEX "AModelWithALongName_small_idx" ON "auth"."AModelWithALongName" USING HASH ("small");

-- CreateIndex
CREATE INDEX "small_brin" ON "auth"."AModelWithALongName" USING BRIN ("small");

-- CreateIndex
CREATE INDEX "AModelWithALongName_bigs_idx" ON "auth"."AModelWithALongName" USING GIN ("bigs");

-- CreateIndex
CREATE INDEX "AModelWithALongName_inet_idx" ON "auth"."AModelWithALongName" USING GIST ("inet" inet_ops);

-- CreateIndex
CREATE INDEX "_Follow_B_index" ON "auth"."_Follow"("B");

-- CreateIndex
CREATE INDEX "_GroupToUser_B_index" ON "_GroupToUser"("B");

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "auth"."users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "post_approver" FOREIGN KEY ("approverId") REFERENCES "auth"."users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "auth"."users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_country_zip_fkey" FOREIGN KEY ("country", "zip") REFERENCES "Place"("country", "zip") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth"."AModelWithALongName" ADD CONSTRAINT "AModelWithALongName_parent_fkey" FOREIGN KEY ("parent") REFERENCES "auth"."AModelWithALongName"("id") ON DELETE NO ACTION ON UPDATE SET NULL;

-- AddForeignKey
ALTER TABLE "auth"."_Follow" ADD CONSTRAINT "_Follow_A_fkey" FOREIGN KEY ("A") REFERENCES "auth"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth"."_Follow" ADD CONSTRAINT "_Follow_B_fkey" FOREIGN KEY ("B") REFERENCES "auth"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GroupToUser" ADD CONSTRAINT "_GroupToUser_A_fkey" FOREIGN KEY ("A") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GroupToUser" ADD CONSTRAINT "_GroupToUser_B_fkey" FOREIGN KEY ("B") REFERENCES "auth"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

