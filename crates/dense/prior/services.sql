-- A service of several tenants, as people write it for PostgreSQL.
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TYPE user_role AS ENUM ('owner', 'admin', 'member', 'viewer', 'guest');
CREATE TYPE job_status AS ENUM ('pending', 'queued', 'running', 'processing', 'completed', 'failed', 'cancelled', 'expired');
CREATE TYPE order_status AS ENUM ('draft', 'pending', 'active', 'paid', 'shipped', 'delivered', 'canceled', 'refunded');
CREATE TABLE organizations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    display_name TEXT,
    logo_url TEXT,
    website TEXT,
    plan TEXT NOT NULL DEFAULT 'free' CHECK (plan IN ('free', 'pro', 'enterprise')),
    settings JSONB NOT NULL DEFAULT '{}'::jsonb,
    is_active BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE profiles (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    user_id UUID NOT NULL,
    organization_id UUID REFERENCES organizations(id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    full_name TEXT,
    avatar_url TEXT,
    bio TEXT,
    phone TEXT,
    role user_role NOT NULL DEFAULT 'member',
    timezone TEXT NOT NULL DEFAULT 'UTC',
    language TEXT DEFAULT 'en',
    preferences JSONB DEFAULT '{}'::jsonb,
    last_seen_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ DEFAULT now(),
    updated_at TIMESTAMPTZ DEFAULT now(),
    UNIQUE (user_id, organization_id)
);
CREATE TABLE teams (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT,
    created_by UUID REFERENCES profiles(id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE team_members (
    team_id UUID NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES profiles(id) ON DELETE CASCADE,
    role TEXT NOT NULL DEFAULT 'member',
    joined_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (team_id, user_id)
);
CREATE TABLE projects (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    owner_id UUID REFERENCES profiles(id),
    name TEXT NOT NULL,
    description TEXT,
    visibility TEXT NOT NULL DEFAULT 'private',
    archived BOOLEAN NOT NULL DEFAULT false,
    start_date DATE,
    end_date DATE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    archived_at TIMESTAMPTZ
);
CREATE TABLE tasks (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
    parent_id UUID REFERENCES tasks(id) ON DELETE SET NULL,
    assignee_id UUID REFERENCES profiles(id) ON DELETE SET NULL,
    creator_id UUID NOT NULL REFERENCES profiles(id),
    title TEXT NOT NULL,
    description TEXT,
    status job_status NOT NULL DEFAULT 'pending',
    priority INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    labels TEXT[] NOT NULL DEFAULT '{}',
    due_date DATE,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE jobs (
    id BIGSERIAL PRIMARY KEY,
    queue TEXT NOT NULL DEFAULT 'default',
    kind TEXT NOT NULL,
    payload JSONB NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    max_attempts INTEGER NOT NULL DEFAULT 25,
    retry_count INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    error_message TEXT,
    last_error TEXT,
    result JSONB,
    scheduled_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    locked_at TIMESTAMPTZ,
    locked_by TEXT,
    started_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    failed_at TIMESTAMPTZ,
    next_run_at TIMESTAMPTZ,
    duration_ms INTEGER,
    worker_id UUID
);
CREATE TABLE sessions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES profiles(id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE,
    token_hash BYTEA NOT NULL,
    ip_address INET,
    user_agent TEXT,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE refresh_tokens (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id UUID NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    access_token TEXT,
    refresh_token TEXT NOT NULL,
    id_token TEXT,
    token_type TEXT,
    scope TEXT,
    scopes TEXT[],
    code_challenge TEXT,
    code_challenge_method TEXT,
    redirect_uri TEXT NOT NULL,
    state TEXT,
    nonce TEXT,
    used BOOLEAN NOT NULL DEFAULT false,
    issued_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE api_keys (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id UUID NOT NULL,
    name VARCHAR(255) NOT NULL,
    key_hash TEXT NOT NULL,
    prefix VARCHAR(16) NOT NULL,
    secret TEXT,
    public_key TEXT,
    private_key TEXT,
    permissions JSONB NOT NULL DEFAULT '[]'::jsonb,
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    expires_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ,
    created_by UUID,
    updated_by UUID,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE webhooks (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES projects(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    endpoint TEXT,
    method TEXT NOT NULL DEFAULT 'POST',
    headers JSONB NOT NULL DEFAULT '{}'::jsonb,
    events TEXT[] NOT NULL DEFAULT ARRAY[]::text[],
    signing_secret TEXT,
    is_enabled BOOLEAN NOT NULL DEFAULT true,
    timeout_seconds INTEGER NOT NULL DEFAULT 30,
    max_retries INTEGER NOT NULL DEFAULT 3
);
CREATE TABLE audit_logs (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id UUID NOT NULL,
    actor_id UUID,
    actor_type TEXT,
    action TEXT NOT NULL,
    resource_type TEXT NOT NULL,
    resource_id TEXT,
    target_type TEXT,
    target_id UUID,
    entity_type TEXT,
    entity_id UUID,
    changes JSONB,
    old_value JSONB,
    new_value JSONB,
    details JSONB,
    context JSONB,
    reason TEXT,
    request_id TEXT,
    ip_address INET,
    "timestamp" TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE events (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    event_type VARCHAR(100) NOT NULL,
    event_name TEXT,
    aggregate_id UUID,
    sequence_number BIGINT,
    version INTEGER NOT NULL DEFAULT 1,
    data JSONB NOT NULL,
    metadata JSONB,
    source TEXT,
    message TEXT,
    level TEXT,
    severity TEXT CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    category TEXT,
    processed BOOLEAN NOT NULL DEFAULT false,
    processed_at TIMESTAMPTZ,
    occurred_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE TABLE notifications (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES profiles(id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    title TEXT,
    body TEXT,
    link TEXT,
    channel TEXT,
    is_read BOOLEAN NOT NULL DEFAULT false,
    read_at TIMESTAMPTZ,
    sent_at TIMESTAMPTZ,
    delivered_at TIMESTAMPTZ
);
CREATE TABLE conversations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id UUID NOT NULL,
    title TEXT,
    model TEXT,
    prompt TEXT,
    temperature REAL,
    context_length INTEGER,
    last_message_at TIMESTAMPTZ
);
CREATE TABLE messages (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    conversation_id UUID NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
    thread_id UUID,
    sender_id UUID,
    recipient_id UUID,
    reply_to_id UUID REFERENCES messages(id),
    subject TEXT,
    content TEXT NOT NULL,
    content_type TEXT,
    role TEXT,
    input_tokens INTEGER,
    output_tokens INTEGER,
    total_tokens INTEGER,
    embedding TEXT,
    edited_at TIMESTAMPTZ,
    sequence INTEGER NOT NULL
);
CREATE TABLE files (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    folder_id UUID,
    file_name TEXT NOT NULL,
    filename TEXT NOT NULL,
    original_name TEXT,
    file_path TEXT NOT NULL,
    file_size BIGINT NOT NULL,
    size BIGINT NOT NULL,
    mime_type TEXT NOT NULL,
    extension TEXT,
    checksum TEXT,
    hash TEXT,
    sha256 TEXT,
    width INTEGER,
    height INTEGER,
    duration INTEGER,
    storage_key TEXT,
    bucket TEXT,
    url TEXT,
    uploaded_by UUID,
    uploaded_at TIMESTAMPTZ
);
CREATE TABLE invitations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    inviter_id UUID NOT NULL,
    invited_by UUID,
    email TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    accepted_at TIMESTAMPTZ,
    expires_at TIMESTAMPTZ NOT NULL DEFAULT now() + interval '7 days'
);
CREATE TABLE subscriptions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES organizations(id) ON DELETE CASCADE,
    plan_id UUID,
    stripe_customer_id TEXT,
    stripe_subscription_id TEXT UNIQUE,
    status TEXT NOT NULL,
    quantity INTEGER NOT NULL DEFAULT 1,
    amount_cents BIGINT,
    currency TEXT NOT NULL DEFAULT 'USD',
    billing_period TEXT,
    trial_ends_at TIMESTAMPTZ,
    current_period_start TIMESTAMPTZ NOT NULL,
    current_period_end TIMESTAMPTZ NOT NULL,
    cancel_at_period_end BOOLEAN DEFAULT false,
    canceled_at TIMESTAMPTZ,
    starts_at TIMESTAMPTZ,
    ends_at TIMESTAMPTZ,
    external_id TEXT
);
CREATE TABLE workflows (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id UUID NOT NULL,
    name TEXT NOT NULL,
    definition JSONB NOT NULL,
    trigger_type TEXT NOT NULL,
    schedule TEXT,
    cron TEXT,
    conditions JSONB,
    input JSONB,
    output JSONB,
    step_id UUID,
    run_id UUID,
    node_id UUID,
    template_id UUID REFERENCES workflows(id),
    idempotency_key TEXT,
    is_default BOOLEAN NOT NULL DEFAULT false,
    UNIQUE (tenant_id, name)
);
CREATE INDEX idx_profiles_user_id ON profiles(user_id);
CREATE INDEX idx_profiles_organization_id ON profiles(organization_id);
CREATE INDEX idx_projects_organization_id ON projects(organization_id);
CREATE INDEX idx_tasks_project_id ON tasks(project_id);
CREATE INDEX idx_tasks_status ON tasks(status) WHERE deleted_at IS NULL;
CREATE INDEX idx_jobs_queue_state ON jobs(queue, state);
CREATE INDEX idx_sessions_user_id ON sessions(user_id);
CREATE INDEX idx_sessions_expires_at ON sessions(expires_at);
CREATE INDEX idx_audit_logs_created_at ON audit_logs("timestamp" DESC);
CREATE INDEX idx_events_data ON events USING gin (data);
CREATE INDEX messages_conversation_id_idx ON messages(conversation_id);
CREATE UNIQUE INDEX invitations_email_organization_id_key ON invitations(email, organization_id);
CREATE OR REPLACE FUNCTION update_updated_at_column()
RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at = NOW();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER update_organizations_updated_at BEFORE UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER update_tasks_updated_at BEFORE UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE OR REPLACE FUNCTION public.handle_new_user()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public
AS $$
DECLARE
    v_id uuid;
    v_count integer := 0;
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.profiles (id, email, full_name)
        VALUES (NEW.id, NEW.email, NEW.raw_user_meta_data ->> 'full_name')
        ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email
        RETURNING id INTO v_id;
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM public.profiles WHERE id = OLD.id;
        RETURN OLD;
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'User % does not exist', NEW.id USING ERRCODE = 'P0002';
    END IF;
    SELECT COUNT(*) INTO v_count FROM public.profiles p WHERE p.user_id = NEW.id AND p.deleted_at IS NULL;
    FOR r IN SELECT t.id, t.name FROM public.teams t LEFT JOIN team_members m ON m.team_id = t.id WHERE m.user_id IS NOT NULL ORDER BY t.created_at DESC LIMIT 100 LOOP
        UPDATE public.profiles SET updated_at = now() WHERE id = r.id;
    END LOOP;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'error: %', SQLERRM;
    RETURN NULL;
END;
$$;
CREATE TRIGGER on_auth_user_created AFTER INSERT OR UPDATE OR DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION public.handle_new_user();
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Users can view own profile" ON public.profiles FOR SELECT TO authenticated USING (auth.uid() = user_id);
CREATE POLICY "Users can insert their own projects" ON public.projects FOR INSERT TO authenticated WITH CHECK (auth.uid() = owner_id);
CREATE POLICY "Users can update their own projects" ON public.projects FOR UPDATE USING (auth.uid() = owner_id) WITH CHECK (auth.uid() = owner_id);
CREATE POLICY "Admins can manage all projects" ON public.projects FOR ALL USING (EXISTS (SELECT 1 FROM public.profiles WHERE profiles.id = auth.uid() AND profiles.role = 'admin'));
CREATE VIEW active_projects AS
SELECT p.id, p.name, o.name AS organization_name, COUNT(t.id) AS task_count, COALESCE(SUM(CASE WHEN t.status = 'completed' THEN 1 ELSE 0 END), 0) AS completed_count, MAX(t.updated_at) AS last_update
FROM projects p
JOIN organizations o ON o.id = p.organization_id
LEFT JOIN tasks t ON t.project_id = p.id
WHERE p.archived = false
GROUP BY p.id, p.name, o.name
ORDER BY p.name;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO authenticated;
GRANT EXECUTE ON FUNCTION public.handle_new_user() TO authenticated, service_role;
GRANT USAGE ON SCHEMA public TO anon, authenticated;
COMMENT ON TABLE organizations IS 'Organizations that users belong to';
COMMENT ON COLUMN tasks.status IS 'Current status of the task';
COMMENT ON COLUMN jobs.duration_ms IS 'Time in milliseconds that the job took';
COMMENT ON COLUMN events.data IS 'The data of the event, as JSON';
