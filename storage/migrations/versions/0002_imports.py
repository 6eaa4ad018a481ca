"""Imports"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("channel_id", Number, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("place", Number, nullable=False),
        sa.Column("plan", sa.Text(), server_default="", nullable=False),
        sa.Column("position", Number, server_default="0", nullable=False),
        sa.Column("taken", Number, server_default="0", nullable=False),
        sa.Column("rejected", Number, server_default="0", nullable=False),
        sa.Column("begun_at", Number, nullable=False),
        sa.Column("ended_at", Number, nullable=True),
        sa.Column("undone_at", Number, nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channels.id"],
            name=op.f("imports_channel_id_to"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("channel_id", "digest", name=op.f("imports_id")),
    )
    with op.batch_alter_table("suggestions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("suggestions_other_id"), ["other_id"], unique=False)
