"""Blocking keys: who is worth comparing; identities that a person says are shared"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "blocks",
        sa.Column("key", Number, nullable=False),
        sa.Column("contact_id", Number, nullable=False),
        sa.Column("fresh", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.PrimaryKeyConstraint("key", "contact_id", name=op.f("blocks_id")),
    )
    op.create_index("blocks_contact_id", "blocks", ["contact_id"])
    op.create_index(
        "blocks_fresh",
        "blocks",
        ["contact_id"],
        sqlite_where=sa.text("fresh"),
        postgresql_where=sa.text("fresh"),
    )
    with op.batch_alter_table("identities") as batch:
        batch.add_column(sa.Column("shared", sa.Boolean(), nullable=True))
