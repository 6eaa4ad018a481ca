"""The core"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "answers",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), server_default="", nullable=False),
        sa.Column("status", Number, nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("at", Number, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("answers_id")),
    )
    op.create_table(
        "channels",
        sa.Column("id", Number, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("adapter", sa.Text(), server_default="", nullable=False),
        sa.Column("region", sa.Text(), server_default="PL", nullable=False),
        sa.Column("timezone", sa.Text(), server_default="Europe/Warsaw", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("counts", sa.Text(), server_default="all", nullable=False),
        sa.Column("settings", sa.Text(), server_default="", nullable=False),
        sa.Column("token", sa.Text(), server_default="", nullable=False),
        sa.Column("token_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("former_hash", sa.Text(), nullable=True),
        sa.Column("former_until", Number, server_default="0", nullable=False),
        sa.Column("paused", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("health", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("checked_at", Number, server_default="0", nullable=False),
        sa.Column("created_at", Number, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("channels_id")),
        sa.UniqueConstraint("former_hash", name=op.f("channels_former_hash_once")),
        sa.UniqueConstraint("token_hash", name=op.f("channels_token_hash_once")),
    )
    op.create_table(
        "contacts",
        sa.Column("id", Number, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_by", sa.Text(), server_default="", nullable=False),
        sa.Column("merged_into", Number, nullable=True),
        sa.Column("created_at", Number, nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["contacts.id"],
            name=op.f("contacts_merged_into_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("contacts_id")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("contacts_merged_into"), ["merged_into"], unique=False)

    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shard", sa.Integer(), nullable=False),
        sa.Column("value", Number, nullable=False),
        sa.PrimaryKeyConstraint("name", "shard", name=op.f("counters_id")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", Number, nullable=False),
        sa.Column("channel_id", Number, nullable=False),
        sa.Column("received_at", Number, nullable=False),
        sa.Column("method", sa.Text(), server_default="POST", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("headers", sa.Text(), server_default="{}", nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("blob", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("due_at", Number, nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("settled_at", Number, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("deliveries_id")),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(
            "deliveries_blob",
            ["blob"],
            unique=False,
            sqlite_where=sa.text("blob is not null"),
            postgresql_where=sa.text("blob is not null"),
        )
        batch_op.create_index(
            "deliveries_due",
            ["channel_id", "tries", "due_at"],
            unique=False,
            sqlite_where=sa.text("state = 'pending'"),
            postgresql_where=sa.text("state = 'pending'"),
        )
        batch_op.create_index(
            "deliveries_parked",
            ["state", "id"],
            unique=False,
            sqlite_where=sa.text("state <> 'done' and state <> 'pending'"),
            postgresql_where=sa.text("state <> 'done' and state <> 'pending'"),
        )
        batch_op.create_index("deliveries_received", ["channel_id", "id"], unique=False)

    op.create_table(
        "identities",
        sa.Column("id", Number, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("identities_id")),
        sa.UniqueConstraint("kind", "value", name=op.f("identities_kind_value_once")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", Number, nullable=False),
        sa.Column("channel_id", Number, nullable=False),
        sa.Column("kind", sa.Text(), server_default="fetch", nullable=False),
        sa.Column("key", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("method", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("headers", sa.Text(), server_default="{}", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("due_at", Number, server_default="0", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("outbox_id")),
        sa.UniqueConstraint("channel_id", "key", name=op.f("outbox_channel_id_key_once")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "outbox_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("state = 'pending'"),
            postgresql_where=sa.text("state = 'pending'"),
        )

    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("settings_id")),
    )
    op.create_table(
        "statuses",
        sa.Column("id", Number, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("meaning", sa.Text(), server_default="open", nullable=False),
        sa.Column("place", Number, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("statuses_id")),
        sa.UniqueConstraint("name", name=op.f("statuses_name_once")),
    )
    op.create_table(
        "tokens",
        sa.Column("id", Number, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("token_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Number, nullable=False),
        sa.Column("used_at", Number, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("tokens_id")),
        sa.UniqueConstraint("token_hash", name=op.f("tokens_token_hash_once")),
    )
    op.create_table(
        "users",
        sa.Column("id", Number, nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="owner", nullable=False),
        sa.Column("created_at", Number, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("users_id")),
        sa.UniqueConstraint("email", name=op.f("users_email_once")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", Number, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_id", Number, nullable=False),
        sa.Column("other_id", Number, nullable=False),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("at", Number, nullable=False),
        sa.Column("evidence", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("decisions_contact_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["contacts.id"],
            name=op.f("decisions_other_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("decisions_id")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("decisions_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("decisions_other_id"), ["other_id"], unique=False)

    op.create_table(
        "folders",
        sa.Column("channel_id", Number, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("uidvalidity", Number, nullable=False),
        sa.Column("uid", Number, nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channels.id"],
            name=op.f("folders_channel_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("channel_id", "name", name=op.f("folders_id")),
    )
    op.create_table(
        "leads",
        sa.Column("id", Number, nullable=False),
        sa.Column("contact_id", Number, nullable=False),
        sa.Column("interest", sa.Text(), server_default="", nullable=False),
        sa.Column("status_id", Number, server_default="1", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("channel_id", Number, nullable=False),
        sa.Column("opened_at", Number, nullable=False),
        sa.Column("closed_at", Number, nullable=True),
        sa.Column("repeat_of", Number, nullable=True),
        sa.Column("merged_into", Number, nullable=True),
        sa.Column("version", Number, server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("leads_contact_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["leads.id"],
            name=op.f("leads_merged_into_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["repeat_of"],
            ["leads.id"],
            name=op.f("leads_repeat_of_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["status_id"],
            ["statuses.id"],
            name=op.f("leads_status_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("leads_id")),
    )
    with op.batch_alter_table("leads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("leads_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(
            "leads_open",
            ["contact_id", "interest"],
            unique=True,
            sqlite_where=sa.text("closed_at is null"),
            postgresql_where=sa.text("closed_at is null"),
        )

    op.create_table(
        "memberships",
        sa.Column("id", Number, nullable=False),
        sa.Column("identity_id", Number, nullable=False),
        sa.Column("contact_id", Number, nullable=False),
        sa.Column("proven", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("since", Number, nullable=False),
        sa.Column("until", Number, nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("memberships_contact_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["identity_id"],
            ["identities.id"],
            name=op.f("memberships_identity_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("memberships_id")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("memberships_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(
            "memberships_held",
            ["identity_id", "contact_id"],
            unique=True,
            sqlite_where=sa.text("until is null"),
            postgresql_where=sa.text("until is null"),
        )
        batch_op.create_index(
            "memberships_proven",
            ["identity_id"],
            unique=True,
            sqlite_where=sa.text("proven and until is null"),
            postgresql_where=sa.text("proven and until is null"),
        )

    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("user_id", Number, nullable=False),
        sa.Column("link", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", Number, nullable=False),
        sa.Column("expires_at", Number, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("sessions_user_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("sessions_id")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "suggestions",
        sa.Column("contact_id", Number, nullable=False),
        sa.Column("other_id", Number, nullable=False),
        sa.Column("proven", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("suggestions_contact_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["contacts.id"],
            name=op.f("suggestions_other_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("contact_id", "other_id", name=op.f("suggestions_id")),
    )
    with op.batch_alter_table("suggestions", schema=None) as batch_op:
        batch_op.create_index(
            "suggestions_proven",
            ["contact_id", "other_id"],
            unique=False,
            sqlite_where=sa.text("proven and state = 'open'"),
            postgresql_where=sa.text("proven and state = 'open'"),
        )

    op.create_table(
        "activities",
        sa.Column("id", Number, nullable=False),
        sa.Column("channel_id", Number, nullable=False),
        sa.Column("key", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact_id", Number, nullable=True),
        sa.Column("lead_id", Number, nullable=True),
        sa.Column("at", Number, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("direction", sa.Text(), server_default="in", nullable=False),
        sa.Column("automatic", sa.Text(), server_default="", nullable=False),
        sa.Column("claims", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("thread", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("fields", sa.Text(), server_default="{}", nullable=False),
        sa.Column("stamps", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("activities_contact_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"],
            ["leads.id"],
            name=op.f("activities_lead_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("activities_id")),
        sa.UniqueConstraint("channel_id", "key", name=op.f("activities_channel_id_key_once")),
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index("activities_history", ["contact_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("activities_lead_id"), ["lead_id"], unique=False)

    op.create_table(
        "attachments",
        sa.Column("id", Number, nullable=False),
        sa.Column("activity_id", Number, nullable=False),
        sa.Column("blob", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("content_type", sa.Text(), server_default="", nullable=False),
        sa.Column("size", Number, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("attachments_activity_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("attachments_id")),
        sa.UniqueConstraint(
            "activity_id", "blob", "name", name=op.f("attachments_activity_id_blob_name_once")
        ),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("attachments_blob"), ["blob"], unique=False)
    statuses = sa.table("statuses", *map(sa.column, ("id", "name", "meaning", "place")))
    rows = [
        (1, "New", "open"),
        (2, "In progress", "open"),
        (3, "Won", "won"),
        (4, "Lost", "lost"),
        (5, "Junk", "junk"),
    ]
    op.bulk_insert(
        statuses, [{"id": id, "name": name, "meaning": meaning, "place": id} for id, name, meaning in rows]
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("select setval(pg_get_serial_sequence('statuses', 'id'), 5)")
